using System.Security.Cryptography;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Delegations;

/// <summary>招待コードの作り直し, by the principal, while nobody has used it. The old one opens nothing any more.</summary>
public sealed class RenewDelegationCodeHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    /// <summary>Refusals: not found; the code was used, or the offer is over.</summary>
    public async Task<Outcome<InvitationCode>> HandleAsync(Guid delegationId, CancellationToken cancellationToken)
    {
        var me = citizen.Id;
        var delegation = await db.Delegations.SingleOrDefaultAsync(d => d.Id == delegationId && d.PrincipalId == me, cancellationToken);
        if (delegation is null)
        {
            return DelegationRefusals.NotFound;
        }

        var (act, code) = (clock.ActBy(citizen), InvitationCode.Create(RandomNumberGenerator.GetInt32));
        var outcome = delegation.RenewCode(code, act);
        if (!outcome.Succeeded)
        {
            return outcome.Refusal!;
        }

        db.Outbox.Add(new OutboxLine(OutboxKinds.ExpireDelegation, delegation.Id, act.AtUtc, delegation.EndsAtUtc));
        db.Audit.Add(new AuditEntry("delegation.renew_code", delegation.Id.ToString("N"), act));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return code;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return DelegationRefusals.CodeUsed; // it was used, or renewed in another tab, in the same moment
        }
    }
}
