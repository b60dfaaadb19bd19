using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Profiles;

/// <param name="Agrees">The box was ticked.</param>
public sealed record AgreeToKeepCommand(bool Agrees);

/// <summary>Agrees on the profile page; most people do it while they send an application.</summary>
public sealed class AgreeToKeepHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    public static readonly Refusal NotTicked = new("profile.not_ticked", "保存するときは、「入力した内容を、次の手続きで使えるように保存する」にチェックを入れてください。");

    public async Task<Outcome> HandleAsync(AgreeToKeepCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!command.Agrees)
        {
            return NotTicked;
        }

        var id = citizen.Id;
        if (await db.Profiles.AsNoTracking().AnyAsync(p => p.Id == id, cancellationToken))
        {
            return Outcome.Done; // agreed already, in another tab
        }

        Open(db, id, null, clock.ActBy(citizen));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear(); // the same, at the same moment
        }

        return Outcome.Done;
    }

    /// <summary>The consent, the empty profile and the audit row; the caller saves.</summary>
    internal static Profile Open(IDigitalWindowDb db, Guid citizenId, string? receiptNumber, Act act)
    {
        var consent = Consent.Give(citizenId, ConsentPurpose.Profile, receiptNumber, act);
        var profile = Profile.Open(consent);
        db.Consents.Add(consent);
        db.Profiles.Add(profile);
        db.Audit.Add(new AuditEntry("profile.consent", citizenId.ToString("N"), act));
        return profile;
    }
}

public sealed record WithdrawConsentCommand;

/// <summary>同意の撤回: what was kept goes in the same save; the consent stays, with the day on which it ended.</summary>
public sealed class WithdrawConsentHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    private const int Tries = 5;

    public async Task<Outcome> HandleAsync(WithdrawConsentCommand command, CancellationToken cancellationToken)
    {
        var id = citizen.Id;
        for (var attempt = 1; ; attempt++)
        {
            var profile = await db.Profiles.SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
            var consents = await db.Consents.Where(c => c.CitizenId == id && c.Purpose == ConsentPurpose.Profile && c.WithdrawnAtUtc == null).ToListAsync(cancellationToken);
            var act = clock.ActBy(citizen);
            consents.ForEach(c => c.Withdraw(act));
            if (profile is not null)
            {
                db.Profiles.Remove(profile);
                db.Audit.Add(new AuditEntry("profile.withdraw", id.ToString("N"), act));
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return Outcome.Done;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear(); // something was kept at this very moment: it must go as well
            }
        }
    }
}
