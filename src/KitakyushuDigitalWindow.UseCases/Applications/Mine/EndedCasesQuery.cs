using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>What an agent may still know of an application when the delegation is over: that it is there, its number and its state. No name, no answer.</summary>
/// <param name="ReceiptNumber">Null for a draft, which can only be thrown away.</param>
public sealed record EndedCaseRow(Guid Id, Guid DelegationId, string? ReceiptNumber, string ProcedureName, string State)
{
    public bool IsDraft => ReceiptNumber is null;
}

public sealed class EndedCasesQuery(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    public const int MaxRows = 50;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<EndedCaseRow>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await RowsAsync(Ended(), cancellationToken)).Take(MaxRows)];

    /// <summary>Null when it is no application of such a kind.</summary>
    public async Task<EndedCaseRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await RowsAsync(Ended().Where(a => a.Id == id), cancellationToken)).FirstOrDefault();

    public async Task<EndedCaseRow?> FindAsync(string receiptNumber, CancellationToken cancellationToken) =>
        ReceiptNumber.TryParse(receiptNumber, out var number)
            ? (await RowsAsync(Ended().Where(a => a.ReceiptNumber == number.Value), cancellationToken)).FirstOrDefault()
            : null;

    private IQueryable<Application> Ended()
    {
        var active = db.Delegations.ActiveOn(clock.TodayInJapan());
        return db.Applications.StartedBy(citizen).AsNoTracking().Where(a => a.DelegationId != null && !active.Any(d => d.Id == a.DelegationId));
    }

    private async Task<IEnumerable<EndedCaseRow>> RowsAsync(IQueryable<Application> ended, CancellationToken cancellationToken)
    {
        var found = await ended.OrderByDescending(a => a.Sequence).Take(MaxRows)
            .Select(a => new
            {
                a.Id,
                a.DelegationId,
                a.ReceiptNumber,
                a.ProcedureName,
                a.Status,
                a.DueOn,
                a.SavedAtUtc,
                Decision = a.Decisions.Where(d => !d.IsSentBack).Select(d => (DecisionKind?)d.Kind).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var today = clock.TodayInJapan();
        return found.Select(a => new EndedCaseRow(
            a.Id, a.DelegationId!.Value, a.ReceiptNumber, a.ProcedureName,
            CitizenState.Of(new CitizenStateFacts(a.Status, a.Decision, a.DueOn, null, a.SavedAtUtc, null), today).Label));
    }
}

/// <summary>What is asked before a draft is thrown away; also one whose content its writer may no longer see.</summary>
public sealed record StartedDraftRow(string ProcedureName, bool IsDraft);

public sealed class StartedDraftQuery(IDigitalWindowDb db, ICurrentCitizen citizen)
{
    /// <summary>Null when there is none, or another person started it.</summary>
    public async Task<StartedDraftRow?> ReadAsync(Guid draftId, CancellationToken cancellationToken) =>
        await db.Applications.StartedBy(citizen).AsNoTracking().Where(a => a.Id == draftId)
            .Select(a => new StartedDraftRow(a.ProcedureName, a.Status == ApplicationStatus.Draft)).SingleOrDefaultAsync(cancellationToken);
}
