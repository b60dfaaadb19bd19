using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Exports;

/// <summary>書き出したファイルを受け取る: whoever asked, while they still work there; every time is recorded.</summary>
public sealed class DownloadExportHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    /// <summary>Null when it is not the reader's, not ready, or no longer kept.</summary>
    public async Task<StoredFileRow?> HandleAsync(Guid exportId, CancellationToken cancellationToken)
    {
        var now = clock.NowUtc();
        var found = await db.Exports.OwnOf(staff).AsNoTracking()
            .Where(e => e.Id == exportId && e.Status == ExportStatus.Done && e.ExpiresAtUtc > now)
            .Select(e => new { e.FileName, e.ContentHash, e.Format }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || !ExportScope.MayExport(staff)
            || !await db.IsStillThereAsync(staff.Id, staff.Ward, staff.SectionCode, cancellationToken))
        {
            return null;
        }

        db.Audit.Add(new AuditEntry("export.download", exportId.ToString("N"), clock.ActBy(staff)));
        await db.SaveChangesAsync(cancellationToken);
        return new StoredFileRow(found.ContentHash!, found.FileName!, MediaType(found.FileName!), FileCheck.OurOwn);
    }

    private static string MediaType(string fileName) => Path.GetExtension(fileName) switch
    {
        ".csv" => "text/csv; charset=utf-8",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/zip",
    };
}
