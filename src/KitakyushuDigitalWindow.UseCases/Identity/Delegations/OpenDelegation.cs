using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Delegations;

/// <param name="Code">As it was typed.</param>
public sealed record OpenDelegationCommand(string? Code);

/// <summary>Somebody shows an invitation code: the offer behind it is theirs from now on.</summary>
public sealed class OpenDelegationHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    public static readonly Refusal Missing = new("delegation.code_missing", "招待コードを入力してください");

    public static readonly Refusal Malformed =
        new("delegation.code_malformed", "招待コードは16文字です。受け取ったとおりに入力してください（例　KC7R-4HXP-T9MW-2QJD）");

    private const int Tries = 8;

    /// <summary>The key of the delegation. Refusals: missing, malformed, not good (which says no more), one's own, too many tries.</summary>
    public async Task<Outcome<Guid>> HandleAsync(OpenDelegationCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (string.IsNullOrWhiteSpace(command.Code))
        {
            return Missing;
        }

        if (!InvitationCode.TryParse(command.Code, out var code))
        {
            return Malformed;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OpenAsync(code.Hash, cancellationToken);
            }
            catch (DbUpdateException e) when (attempt < Tries && (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e)))
            {
                db.ChangeTracker.Clear(); // another was first, with this code or with a wrong one of the same person
            }
        }
    }

    private async Task<Outcome<Guid>> OpenAsync(string hash, CancellationToken cancellationToken)
    {
        var (me, act) = (citizen.Id, clock.ActBy(citizen));
        var tries = await db.CodeTries.SingleOrDefaultAsync(t => t.CitizenId == me, cancellationToken);
        if (tries?.IsExhausted(act.AtUtc) == true)
        {
            return DelegationRefusals.TooManyTries;
        }

        var delegation = await db.Delegations.SingleOrDefaultAsync(d => d.CodeHash == hash, cancellationToken);
        var outcome = delegation?.Open(me, act) ?? DelegationRefusals.CodeNotGood;
        if (outcome.Succeeded)
        {
            db.Audit.Add(new AuditEntry("delegation.open", delegation!.Id.ToString("N"), act));
        }
        else if (outcome.Refusal == DelegationRefusals.CodeNotGood)
        {
            if (tries is null)
            {
                db.CodeTries.Add(tries = new CodeTries(me, act.AtUtc));
            }

            tries.Fail(act.AtUtc);
            db.Audit.Add(new AuditEntry("delegation.wrong_code", me.ToString("N"), act));
        }

        await db.SaveChangesAsync(cancellationToken);
        return outcome.Succeeded ? delegation!.Id : outcome.Refusal!;
    }
}
