using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Delegations;

/// <param name="IsPrincipal">The reader is the one who entrusts.</param>
/// <param name="OtherName">Of the other side; null while the principal does not know who it will be.</param>
public sealed record DelegationsRow(
    Guid Id, bool IsPrincipal, string? OtherName, DelegationStatus Status, DateOnly UntilOn, DateTime CodeExpiresAtUtc, IReadOnlyList<string> What)
{
    public bool IsOver => Status is DelegationStatus.Revoked or DelegationStatus.Expired or DelegationStatus.Declined;
}

/// <summary>委任の一覧, of both sides.</summary>
public sealed class DelegationsQuery(IDigitalWindowDb db, ICurrentCitizen citizen, DelegationChoicesQuery choices, TimeProvider clock)
{
    /// <summary>More than a person ever has in a year; older ones are found by their mails.</summary>
    public const int MaxRows = 100;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<DelegationsRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var (me, now) = (citizen.Id, clock.NowUtc());
        var found = await db.Delegations.PartyTo(citizen).AsNoTracking()
            .OrderByDescending(d => d.OfferedAtUtc).Take(MaxRows)
            .Select(d => new
            {
                Delegation = d,
                WasAccepted = d.History.Any(e => e.Kind == DelegationEventKind.Accepted),
                Other = db.Citizens.Where(c => c.Id == (d.PrincipalId == me ? d.AgentId : d.PrincipalId)).Select(c => c.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. found.Select(f => new DelegationsRow(
                f.Delegation.Id, f.Delegation.PrincipalId == me, f.WasAccepted || f.Delegation.PrincipalId != me ? f.Other : null, f.Delegation.StatusAt(now),
                f.Delegation.UntilOn, f.Delegation.CodeExpiresAtUtc, choices.Describe(f.Delegation.Categories, f.Delegation.ProcedureIds))),
        ];
    }
}
