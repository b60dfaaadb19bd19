using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Prefill;

/// <summary>The newest filed application of one procedure.</summary>
public sealed record EarlierApplication(string ProcedureId, DateOnly ReceivedOn, AnswerSet Answers);

/// <summary>What the same citizen filed before for themselves, of the procedures that a form takes values from. Asked only when it takes any.</summary>
internal static class EarlierApplications
{
    private static readonly PerModel<Func<DbContext, Guid, string[], IAsyncEnumerable<Row>>> _newest = new(() =>
        EF.CompileAsyncQuery<DbContext, Guid, string[], Row>((context, citizenId, procedures) => context.Set<Application>().AsNoTracking()
            .Where(a => a.CitizenId == citizenId && a.ForWhomKind == ForWhomKind.Self && context.Set<Application>()
                .Where(b => b.CitizenId == citizenId && b.ForWhomKind == ForWhomKind.Self && procedures.Contains(b.ProcedureId)
                    && b.Status != ApplicationStatus.Draft && b.Status != ApplicationStatus.Withdrawn)
                .GroupBy(b => b.ProcedureId)
                .Select(g => g.Max(b => b.Sequence))
                .Contains(a.Sequence))
            .Select(a => new Row(a.ProcedureId, a.ReceivedAtUtc, a.Answers))));

    public static async Task<IReadOnlyList<EarlierApplication>> ReadAsync(
        DbContext context, Guid citizenId, FormDefinition form, CancellationToken cancellationToken)
    {
        var procedures = FormPrefills.Of(form).EarlierProcedures;
        var found = new List<EarlierApplication>(procedures.Length);
        if (procedures.Length > 0)
        {
            await foreach (var row in _newest.For(context)(context, citizenId, procedures).WithCancellation(cancellationToken))
            {
                found.Add(new EarlierApplication(row.ProcedureId, JapanTime.DayOf(row.ReceivedAtUtc!.Value), row.Answers));
            }
        }

        return found;
    }

    private sealed record Row(string ProcedureId, DateTime? ReceivedAtUtc, AnswerSet Answers);
}
