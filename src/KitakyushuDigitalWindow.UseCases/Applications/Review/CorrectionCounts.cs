using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <param name="Label">As the current form has it; the key where the form has the question no more.</param>
/// <param name="Share">Part of all corrected questions of the procedure, in whole per cent.</param>
public sealed record CorrectedQuestionRow(string Label, int Incorrect, int Incomplete, int Outdated, int Share)
{
    public int All => Incorrect + Incomplete + Outdated;
}

public sealed record CorrectedProcedureRow(string ProcedureId, string Name, IReadOnlyList<CorrectedQuestionRow> Questions)
{
    public int All => Questions.Sum(q => q.All);
}

/// <summary>補正の多い項目: what the form's owner puts right first. Requests that the office took back are not in it.</summary>
public sealed class CorrectionCountsQuery(IDigitalWindowDb db, IPublishedProcedures procedures)
{
    /// <summary>The procedures with the most corrections first, and of each the questions.</summary>
    public async Task<IReadOnlyList<CorrectedProcedureRow>> ReadAsync(FiscalYear year, CancellationToken cancellationToken)
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var counts = await db.CorrectedQuestions.AsNoTracking().Where(q => q.RequestedOn >= first && q.RequestedOn <= last)
            .GroupBy(q => new { q.ProcedureId, q.QuestionKey, q.Kind })
            .Select(g => new { g.Key.ProcedureId, g.Key.QuestionKey, g.Key.Kind, Count = g.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. counts.GroupBy(c => c.ProcedureId).Select(procedure =>
            {
                var (form, all) = (procedures.Find(procedure.Key)?.Definition, procedure.Sum(c => c.Count));
                return new CorrectedProcedureRow(
                    procedure.Key, form?.Name ?? procedure.Key,
                    [
                        .. procedure.GroupBy(c => c.QuestionKey).Select(question =>
                        {
                            int Of(CorrectionKind kind) => question.Where(c => c.Kind == kind).Sum(c => c.Count);
                            return new CorrectedQuestionRow(
                                form?.Form.Find(question.Key)?.Label ?? question.Key,
                                Of(CorrectionKind.Incorrect), Of(CorrectionKind.Incomplete), Of(CorrectionKind.Outdated), 100 * question.Sum(c => c.Count) / all);
                        }).OrderByDescending(q => q.All).ThenBy(q => q.Label, StringComparer.Ordinal),
                    ]);
            }).OrderByDescending(p => p.All).ThenBy(p => p.Name, StringComparer.Ordinal),
        ];
    }
}
