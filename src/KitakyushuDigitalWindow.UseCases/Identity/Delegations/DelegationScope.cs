using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Delegations;

internal static class DelegationScope
{
    private const int Tries = 8;

    /// <summary>The two sides of a delegation see it, nobody else.</summary>
    public static IQueryable<Delegation> PartyTo(this IQueryable<Delegation> delegations, ICurrentCitizen citizen)
    {
        var id = citizen.Id;
        return delegations.Where(d => d.PrincipalId == id || d.AgentId == id);
    }

    /// <summary>委任中 on this day.</summary>
    public static IQueryable<Delegation> ActiveOn(this IQueryable<Delegation> delegations, DateOnly day) =>
        delegations.Where(d => d.Status == DelegationStatus.Active && d.FromOn <= day && d.UntilOn >= day);

    /// <summary>Where the principal is told: what they gave with the offer, or let us keep; null when there is neither.</summary>
    public static async Task<string?> PrincipalEmailAsync(this IDigitalWindowDb db, Guid delegationId, CancellationToken cancellationToken)
    {
        var found = await db.Delegations.AsNoTracking().Where(d => d.Id == delegationId)
            .Select(d => new { d.PrincipalId, d.PrincipalEmail }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : found.PrincipalEmail ?? await db.KeptEmailAsync(found.PrincipalId, cancellationToken);
    }

    /// <summary>One act of a side. Pressed twice it is done once; when the other side was first, the second round sees what they did.</summary>
    /// <param name="after">What the delegation is when it is done already.</param>
    public static async Task<Outcome> ActAsync(
        this IDigitalWindowDb db, ICurrentCitizen citizen, Guid delegationId, DelegationStatus after, Func<Delegation, Outcome> act, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var delegation = await db.Delegations.PartyTo(citizen).SingleOrDefaultAsync(d => d.Id == delegationId, cancellationToken);
            if (delegation is null)
            {
                return DelegationRefusals.NotFound;
            }

            if (delegation.Status == after)
            {
                return Outcome.Done;
            }

            var outcome = act(delegation);
            if (!outcome.Succeeded)
            {
                return outcome;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return Outcome.Done;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
