using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Exports.Tables;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Absences;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Exports;

/// <summary>The last case of a page, in the order of arrival.</summary>
public sealed record ExportCursor(DateTime ReceivedAtUtc, long Sequence);

/// <param name="Away">Actor ids of absent colleagues, for a filter that asks for their cases.</param>
/// <param name="Total">Counted once, from the index.</param>
public sealed record ExportPlan(ExportFilter Filter, IReadOnlyList<string> Away, int Total);

/// <summary>A page of cases.</summary>
public sealed class ExportPage
{
    internal ExportPage(IReadOnlyList<ExportedCase> cases, ExportCursor? next) => (Cases, Next) = (cases, next);

    internal IReadOnlyList<ExportedCase> Cases { get; }

    /// <summary>Null after the last one.</summary>
    public ExportCursor? Next { get; }
}

/// <summary>The cases of an export, as they are when it is made; only those of the ward and section that it was asked for in.</summary>
public sealed class ExportCasesQuery(IDigitalWindowDb db, IPublishedProcedures procedures)
{
    public const int PageSize = 500;

    public async Task<ExportPlan> PlanAsync(Export export, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(export);
        var filter = ExportFilter.Parse(export.Filter);
        IReadOnlyList<string> away = filter.Flags.Contains(QueueFlag.AbsentAssignee) ? await AwayAsync(export, filter.AskedOn, cancellationToken) : [];
        return new ExportPlan(filter, away, await filter.Of(db.Applications.AsNoTracking(), export, away).CountAsync(cancellationToken));
    }

    /// <summary>The cases behind the cursor, the earliest arrival first.</summary>
    public async Task<ExportPage> PageAsync(Export export, ExportPlan plan, ExportCursor? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(export);
        ArgumentNullException.ThrowIfNull(plan);
        var cases = plan.Filter.Of(db.Applications.AsNoTracking(), export, plan.Away);
        if (after is var (at, sequence))
        {
            cases = cases.Where(a => a.ReceivedAtUtc >= at && (a.ReceivedAtUtc > at || a.Sequence > sequence));
        }

        var found = await cases.OrderBy(a => a.ReceivedAtUtc).ThenBy(a => a.Sequence).Take(PageSize)
            .Select(a => new
            {
                a.Id,
                a.Sequence,
                a.ReceiptNumber,
                a.ProcedureVersionId,
                a.Status,
                a.ReceivedAtUtc,
                a.DueOn,
                a.ApplicantName,
                a.ForWhomKind,
                a.Answers,
            })
            .ToListAsync(cancellationToken);
        var ids = found.Select(a => a.Id).ToList();
        var decisions = (await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id))
                .SelectMany(a => a.Decisions, (a, d) => new { a.Id, d.Kind, d.DecidedAtUtc, d.DocumentNumber, d.Content, d.Reason })
                .Where(d => d.DecidedAtUtc != null).ToListAsync(cancellationToken))
            .ToDictionary(d => d.Id, d => new ExportedDecision(d.Kind, d.DecidedAtUtc!.Value, d.DocumentNumber ?? "", d.Content, d.Reason));
        var files = export.Format == ExportFormat.Handover ? await FilesAsync(ids, cancellationToken) : [];
        var page = new List<ExportedCase>(found.Count);
        foreach (var a in found)
        {
            page.Add(new ExportedCase(
                a.ReceiptNumber!, await procedures.OfVersionAsync(a.ProcedureVersionId, cancellationToken), a.Status, a.ReceivedAtUtc!.Value, a.DueOn,
                a.ApplicantName, a.ForWhomKind, a.Answers, decisions.GetValueOrDefault(a.Id))
            {
                Files = files.GetValueOrDefault(a.Id) ?? [],
            });
        }

        return new ExportPage(page, found.Count == PageSize ? new ExportCursor(found[^1].ReceivedAtUtc!.Value, found[^1].Sequence) : null);
    }

    private async Task<Dictionary<Guid, List<ExportedFile>>> FilesAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var files = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id))
            .SelectMany(a => a.Attachments, (a, f) => new { a.Id, f })
            .SelectMany(
                x => db.FileScans.Where(s => s.ContentHash == x.f.ContentHash).DefaultIfEmpty(),
                (x, s) => new { x.Id, x.f.QuestionKey, x.f.FileName, x.f.ContentType, x.f.Length, x.f.ContentHash, x.f.AddedAtUtc, State = (FileScanState?)s!.State })
            .OrderBy(f => f.AddedAtUtc).ToListAsync(cancellationToken);
        return files.GroupBy(f => f.Id).ToDictionary(
            g => g.Key, g => g.Select(f => new ExportedFile(f.QuestionKey, f.FileName, f.ContentType, f.Length, f.ContentHash, f.State)).ToList());
    }

    private async Task<IReadOnlyList<string>> AwayAsync(Export export, DateOnly on, CancellationToken cancellationToken)
    {
        var (ward, section) = (export.Ward, export.SectionCode);
        var unit = await db.Staff.AsNoTracking().Where(s => s.Ward == ward && s.SectionCode == section).Select(s => s.Id).ToListAsync(cancellationToken);
        return [.. (await AbsentStaff.OnAsync(db, unit, on, cancellationToken)).Select(Actors.OfStaff)];
    }
}
