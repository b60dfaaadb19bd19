using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Delegations;

/// <param name="Who">あなた, the other side's name, or what did it by itself.</param>
public sealed record DelegationEventRow(DelegationEventKind Kind, DateTime AtUtc, string Who);

/// <summary>What was filed under a delegation.</summary>
/// <param name="State">As the applicant reads it.</param>
public sealed record FiledUnderRow(string ReceiptNumber, string ProcedureName, DateTime ReceivedAtUtc, string State);

/// <summary>A delegation as one of its two sides sees it.</summary>
/// <param name="OtherName">Null while the principal does not know who it will be.</param>
/// <param name="CanRenewCode">The principal may have a new code made.</param>
public sealed record DelegationRow(
    Guid Id, bool IsPrincipal, string? OtherName, DelegationStatus Status, string Purpose, IReadOnlyList<string> What, DateOnly FromOn, DateOnly UntilOn,
    DateTime CodeExpiresAtUtc, bool CanRenewCode, IReadOnlyList<DelegationEventRow> History, IReadOnlyList<FiledUnderRow> Filed)
{
    public bool IsOver => Status is DelegationStatus.Revoked or DelegationStatus.Expired or DelegationStatus.Declined;

    /// <summary>The reader has opened the offer and has yet to answer it.</summary>
    public bool AwaitsMyAnswer => Status == DelegationStatus.Offered && !IsPrincipal;

    /// <summary>取消し: the principal at any time, the agent once they have accepted.</summary>
    public bool CanBeRevoked => Status == DelegationStatus.Active || (Status == DelegationStatus.Offered && IsPrincipal);
}

public sealed class DelegationQuery(IDigitalWindowDb db, ICurrentCitizen citizen, DelegationChoicesQuery choices, TimeProvider clock)
{
    private const string Me = "あなた";

    /// <summary>Null when there is no such delegation, or the reader is no side of it.</summary>
    public async Task<DelegationRow?> ReadAsync(Guid delegationId, CancellationToken cancellationToken)
    {
        var (me, now) = (citizen.Id, clock.NowUtc());
        var found = await db.Delegations.PartyTo(citizen).AsNoTracking()
            .Where(d => d.Id == delegationId)
            .Select(d => new
            {
                Delegation = d,
                Other = db.Citizens.Where(c => c.Id == (d.PrincipalId == me ? d.AgentId : d.PrincipalId)).Select(c => c.Name).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var delegation = found.Delegation;
        var events = await db.Delegations.AsNoTracking().Where(d => d.Id == delegationId).SelectMany(d => d.History)
            .Select(e => new { e.Kind, e.AtUtc, e.ActorId }).ToListAsync(cancellationToken);
        var isPrincipal = delegation.PrincipalId == me;
        var other = !isPrincipal || events.Exists(e => e.Kind == DelegationEventKind.Accepted) ? found.Other : null;
        var mine = Actors.IdOf(me);
        string Who(string actorId) => actorId == mine ? Me : actorId == Act.SystemActor ? "自動" : other ?? "招待コードを使った人";
        return new DelegationRow(
            delegation.Id, isPrincipal, other, delegation.StatusAt(now), delegation.Purpose, choices.Describe(delegation.Categories, delegation.ProcedureIds),
            delegation.FromOn, delegation.UntilOn, delegation.CodeExpiresAtUtc, isPrincipal && delegation.CanRenewCode(now),
            [.. events.OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Kind).Select(e => new DelegationEventRow(e.Kind, e.AtUtc, Who(e.ActorId)))],
            await FiledAsync(delegationId, cancellationToken));
    }

    private async Task<IReadOnlyList<FiledUnderRow>> FiledAsync(Guid delegationId, CancellationToken cancellationToken)
    {
        var filed = await db.Applications.AsNoTracking()
            .Where(a => a.DelegationId == delegationId && a.Status != ApplicationStatus.Draft)
            .OrderByDescending(a => a.Sequence)
            .Select(a => new
            {
                a.ReceiptNumber,
                a.ProcedureName,
                a.ReceivedAtUtc,
                a.Status,
                a.DueOn,
                a.SavedAtUtc,
                Decision = a.Decisions.Where(d => !d.IsSentBack).Select(d => (DecisionKind?)d.Kind).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var today = clock.TodayInJapan();
        return
        [
            .. filed.Select(a => new FiledUnderRow(
                a.ReceiptNumber!, a.ProcedureName, a.ReceivedAtUtc!.Value,
                CitizenState.Of(new CitizenStateFacts(a.Status, a.Decision, a.DueOn, null, a.SavedAtUtc, null), today).Label)),
        ];
    }
}
