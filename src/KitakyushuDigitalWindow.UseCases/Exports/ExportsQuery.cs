using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Exports;

public sealed record ExportRow(
    Guid Id, ExportFormat Format, string ProcedureName, ExportStatus Status, ExportFailure? Failure, int DoneCount, int? TotalCount, DateTime RequestedAtUtc,
    string? FileName, long Length, DateTime? ExpiresAtUtc, ExportFilter Filter)
{
    public bool CanBeDownloaded => Status == ExportStatus.Done;

    public bool CanBeMadeAgain => Status is ExportStatus.Failed or ExportStatus.Expired;
}

/// <summary>書き出し of the reader, the newest first.</summary>
public sealed class ExportsQuery(IDigitalWindowDb db, ICurrentStaff staff)
{
    public const int MaxRows = 30;

    public bool MayExport => ExportScope.MayExport(staff);

    public async Task<IReadOnlyList<ExportRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Exports.OwnOf(staff).AsNoTracking().OrderByDescending(e => e.Sequence).Take(MaxRows)
            .Select(e => new { e.Id, e.Format, e.ProcedureName, e.Status, e.Failure, e.DoneCount, e.TotalCount, e.RequestedAtUtc, e.FileName, e.Length, e.ExpiresAtUtc, e.Filter })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(e => new ExportRow(
            e.Id, e.Format, e.ProcedureName, e.Status, e.Failure, e.DoneCount, e.TotalCount, e.RequestedAtUtc, e.FileName, e.Length, e.ExpiresAtUtc, ExportFilter.Parse(e.Filter)))];
    }
}
