using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Delegations;

/// <summary>Writes down that the time of a delegation is up, and tells both sides. What may be done with it never waits for this.</summary>
public sealed class ExpireDelegationHandler(IDigitalWindowDb db, TimeProvider clock) : IOutboxHandler
{
    public IReadOnlyCollection<string> Kinds { get; } = [OutboxKinds.ExpireDelegation];

    public async Task HandleAsync(OutboxLine line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        var delegation = await db.Delegations.SingleOrDefaultAsync(d => d.Id == line.SubjectId, cancellationToken);
        if (delegation is null)
        {
            return;
        }

        var (act, wasActive) = (new Act(Act.SystemActor, clock.NowUtc()), delegation.Status == DelegationStatus.Active);
        if (!delegation.Expire(act).Succeeded)
        {
            return; // over already, or its time was moved on: another line stands for that
        }

        db.Outbox.Add(new OutboxLine(OutboxKinds.MailDelegationEndedToPrincipal, delegation.Id, act.AtUtc));
        if (wasActive)
        {
            db.Outbox.Add(new OutboxLine(OutboxKinds.MailDelegationEndedToAgent, delegation.Id, act.AtUtc));
        }

        db.Audit.Add(new AuditEntry("delegation.expire", delegation.Id.ToString("N"), act));
        await db.SaveChangesAsync(cancellationToken);
    }
}
