using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review.Office;

/// <param name="Result">Null when nobody has checked it, or took the mark back.</param>
public sealed record CaseCheckRow(string Key, string Text, string? Hint, CheckResult? Result, string Who, DateTime? AtUtc);

/// <summary>確認項目 of a case with the last mark of each.</summary>
public sealed class CaseChecksQuery(IDigitalWindowDb db, ICurrentStaff staff)
{
    /// <param name="opened">From <see cref="OpenCaseHandler"/>: the reader may see it.</param>
    public async Task<IReadOnlyList<CaseCheckRow>> ReadAsync(CaseRow opened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var marks = await LastAsync(db, db.Applications.VisibleTo(staff).Where(a => a.Id == opened.Id).Select(a => a.Id), cancellationToken);
        var names = await ActorNames.ReadAsync(db, marks.Values.Select(m => m.By), cancellationToken);
        return
        [
            .. opened.Definition.ReviewChecks.Select(check => marks.GetValueOrDefault(check.Key) is { Result: not CheckResult.Cleared } mark
                ? new CaseCheckRow(check.Key, check.Text, check.Hint, mark.Result, names.Of(mark.By), mark.AtUtc)
                : new CaseCheckRow(check.Key, check.Text, check.Hint, null, "", null)),
        ];
    }

    internal static async Task<Dictionary<string, CheckMark>> LastAsync(IDigitalWindowDb db, IQueryable<Guid> applications, CancellationToken cancellationToken)
    {
        var marks = await db.CheckMarks.AsNoTracking().Where(m => applications.Contains(m.ApplicationId))
            .OrderBy(m => m.AtUtc).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        return marks.GroupBy(m => m.Key).ToDictionary(g => g.Key, g => g.Last()); // few: a handful of checks, each marked once or twice
    }
}

/// <param name="Marks">By check: what the page showed and what was chosen. Only what was changed is written, so that a page opened before a colleague's mark does not take it back.</param>
public sealed record MarkChecksCommand(string ReceiptNumber, IReadOnlyDictionary<string, (CheckResult? Was, CheckResult? Now)> Marks);

/// <summary>確認: marks the checks of a case.</summary>
public sealed class MarkChecksHandler(
    IDigitalWindowDb db, ICurrentStaff staff, IPublishedProcedures procedures, TimeProvider clock, ILogger<MarkChecksHandler> logger)
{
    /// <summary>How many marks were written.</summary>
    public async Task<Outcome<int>> HandleAsync(MarkChecksCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (act, written) = (clock.ActBy(staff), 0);
        var outcome = await CaseAct.RunAsync(db, staff, command.ReceiptNumber, async application =>
        {
            var checks = (await procedures.OfVersionAsync(application.ProcedureVersionId, cancellationToken)).Definition.ReviewChecks;
            var changed = command.Marks.Where(m => m.Value.Was != m.Value.Now && checks.Any(c => c.Key == m.Key)).ToList();
            foreach (var (key, mark) in changed)
            {
                var set = CheckMark.Set(application, key, mark.Now ?? CheckResult.Cleared, act);
                if (!set.Succeeded)
                {
                    return set.Refusal!;
                }

                db.CheckMarks.Add(set.Value!);
            }

            written = changed.Count;
            if (written > 0)
            {
                db.Audit.Add(new AuditEntry("application.check", command.ReceiptNumber, act));
            }

            return Outcome.Done;
        }, cancellationToken);
        CaseAct.Log(logger, "check", command.ReceiptNumber, outcome);
        return outcome.Refusal is { } refusal ? refusal : written;
    }
}
