using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Profiles;

/// <summary>What every act on one's own profile has in common: find it, change it, leave the audit row in the same save.</summary>
internal static class ProfileAct
{
    public static async Task<Outcome> ChangeAsync(
        IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock, string what, Func<Profile, Act, Outcome> change, CancellationToken cancellationToken)
    {
        var id = citizen.Id;
        if (await db.Profiles.SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } profile)
        {
            return ProfileRefusals.NoConsent;
        }

        var act = clock.ActBy(citizen);
        var outcome = change(profile, act);
        if (!outcome.Succeeded)
        {
            return outcome;
        }

        db.Audit.Add(new AuditEntry(what, id.ToString("N"), act));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ProfileRefusals.ChangedMeanwhile;
        }
    }
}
