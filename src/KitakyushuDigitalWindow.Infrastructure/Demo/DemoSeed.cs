using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Infrastructure.Demo;

/// <summary>
/// Demo data at the first start, when <c>Demo__Seed</c> is <c>full</c> (about 200 applications) or <c>small</c> (people only). Everything is
/// plainly fictitious and goes through the same acts as real data.
/// </summary>
public static class DemoSeed
{
    public static async Task RunAsync(IServiceProvider services, IReadOnlyList<CardFacts> citizens, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(citizens);
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var wish = provider.GetRequiredService<IConfiguration>()["Demo:Seed"];
        var db = provider.GetRequiredService<DigitalWindowDbContext>();
        if (wish is not ("full" or "small" or "true") || await db.Staff.AnyAsync(cancellationToken))
        {
            return;
        }

        var now = provider.GetRequiredService<TimeProvider>().NowUtc();
        var staff = DemoStaff.All.Select(s => new StaffMember(s.Subject, s.Name, s.Ward, s.SectionCode, s.Roles, s.Post)).ToList();
        var people = citizens.Select(c => Citizen.Open(c, now)).ToList();
        db.Staff.AddRange(staff);
        db.Citizens.AddRange(people);
        db.ProcedureWindows.AddRange(DemoWindows.Of(provider.GetRequiredService<IPublishedProcedures>(), now));
        if (wish is "full" or "true")
        {
            var applications = ActivatorUtilities.CreateInstance<DemoApplications>(provider);
            await applications.AddAsync(people, staff, cancellationToken);
            AddProfile(db, people, now.AddDays(-30));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static void AddProfile(DigitalWindowDbContext db, List<Citizen> people, DateTime atUtc)
    {
        if (people.Find(p => p.Subject == DemoProfile.Subject) is { } returning)
        {
            var (consent, profile) = DemoProfile.Of(returning, atUtc);
            db.Consents.Add(consent);
            db.Profiles.Add(profile);
        }
    }
}
