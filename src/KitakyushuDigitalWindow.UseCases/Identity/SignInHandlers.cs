using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity;

public sealed class SignInCitizenHandler(IDigitalWindowDb db, TimeProvider clock) : ISignInCitizen
{
    public async Task<Guid> HandleAsync(CardFacts facts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(facts);
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.NowUtc();
            var citizen = await db.Citizens.SingleOrDefaultAsync(c => c.Subject == facts.Subject, ct);
            if (citizen is null)
            {
                citizen = Citizen.Open(facts, now);
                db.Citizens.Add(citizen);
            }
            else
            {
                citizen.SignIn(facts, now);
            }

            db.Audit.Add(new AuditEntry("citizen.sign_in", citizen.Id.ToString("N"), new Act(citizen.ActorId, now)));
            try
            {
                await db.SaveChangesAsync(ct);
                return citizen.Id;
            }
            catch (DbUpdateException e) when (attempt < 5 && (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e)))
            {
                db.ChangeTracker.Clear(); // two log-ins of the same person at once
            }
        }
    }
}

public sealed class SignInStaffHandler(IDigitalWindowDb db, TimeProvider clock) : ISignInStaff
{
    public async Task<SignedInStaff?> HandleAsync(string subject, CancellationToken ct)
    {
        var staff = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Subject == subject && s.IsInService, ct);
        if (staff is null)
        {
            return null;
        }

        db.Audit.Add(new AuditEntry("staff.sign_in", staff.Id.ToString("N"), new Act(staff.ActorId, clock.NowUtc()) { Role = staff.Roles, Office = $"{staff.Ward.Id()}/{staff.SectionCode}" }));
        await db.SaveChangesAsync(ct);
        return new SignedInStaff(staff.Id, staff.Name, staff.Ward, staff.SectionCode, staff.Roles.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }
}
