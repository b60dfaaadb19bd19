using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Identity.Delegations;

/// <summary>委任の承諾.</summary>
public sealed class AcceptDelegationHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock, ILogger<AcceptDelegationHandler> logger)
{
    /// <summary>Refusals: not found; not theirs; the offer is over.</summary>
    public async Task<Outcome> HandleAsync(Guid delegationId, CancellationToken cancellationToken)
    {
        var act = clock.ActBy(citizen);
        var outcome = await db.ActAsync(citizen, delegationId, DelegationStatus.Active, delegation =>
        {
            var accepted = delegation.Accept(citizen.Id, act);
            if (accepted.Succeeded)
            {
                db.Outbox.Add(new OutboxLine(OutboxKinds.MailDelegationAccepted, delegation.Id, act.AtUtc));
                db.Outbox.Add(new OutboxLine(OutboxKinds.ExpireDelegation, delegation.Id, act.AtUtc, delegation.EndsAtUtc));
                db.Audit.Add(new AuditEntry("delegation.accept", delegation.Id.ToString("N"), act));
            }

            return accepted;
        }, cancellationToken);
        DelegationLog.Acted(logger, "accept", delegationId, outcome);
        return outcome;
    }
}

/// <summary>委任の辞退.</summary>
public sealed class DeclineDelegationHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock, ILogger<DeclineDelegationHandler> logger)
{
    /// <summary>Refusals: not found; not theirs; the offer is over.</summary>
    public async Task<Outcome> HandleAsync(Guid delegationId, CancellationToken cancellationToken)
    {
        var act = clock.ActBy(citizen);
        var outcome = await db.ActAsync(citizen, delegationId, DelegationStatus.Declined, delegation =>
        {
            var declined = delegation.Decline(citizen.Id, act);
            if (declined.Succeeded)
            {
                db.Outbox.Add(new OutboxLine(OutboxKinds.MailDelegationDeclined, delegation.Id, act.AtUtc));
                db.Audit.Add(new AuditEntry("delegation.decline", delegation.Id.ToString("N"), act));
            }

            return declined;
        }, cancellationToken);
        DelegationLog.Acted(logger, "decline", delegationId, outcome);
        return outcome;
    }
}

/// <summary>委任の取消し, by either side.</summary>
public sealed class RevokeDelegationHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock, ILogger<RevokeDelegationHandler> logger)
{
    /// <summary>Refusals: not found; not theirs yet; over already.</summary>
    public async Task<Outcome> HandleAsync(Guid delegationId, CancellationToken cancellationToken)
    {
        var act = clock.ActBy(citizen);
        var outcome = await db.ActAsync(citizen, delegationId, DelegationStatus.Revoked, delegation =>
        {
            var wasActive = delegation.Status == DelegationStatus.Active;
            var revoked = delegation.Revoke(citizen.Id, act);
            if (revoked.Succeeded)
            {
                if (wasActive)
                {
                    var other = citizen.Id == delegation.PrincipalId ? OutboxKinds.MailDelegationEndedToAgent : OutboxKinds.MailDelegationEndedToPrincipal;
                    db.Outbox.Add(new OutboxLine(other, delegation.Id, act.AtUtc));
                }

                db.Audit.Add(new AuditEntry("delegation.revoke", delegation.Id.ToString("N"), act));
            }

            return revoked;
        }, cancellationToken);
        DelegationLog.Acted(logger, "revoke", delegationId, outcome);
        return outcome;
    }
}

internal static partial class DelegationLog
{
    public static void Acted(ILogger logger, string act, Guid delegationId, Outcome outcome) =>
        Log(logger, act, delegationId, outcome.Refusal?.Code ?? "done");

    [LoggerMessage(Level = LogLevel.Information, Message = "Delegation act {Act} {DelegationId}: {Outcome}")]
    private static partial void Log(ILogger logger, string act, Guid delegationId, string outcome);
}
