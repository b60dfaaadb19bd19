using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>Whose an application is, decided here alone. Every query and handler of a citizen starts with one of these three.</summary>
public static class CitizenScope
{
    /// <summary>To write in: what the citizen started; for another person only while the delegation holds, today in Japan.</summary>
    public static IQueryable<Application> ApplicationsOwnedBy(this IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(citizen);
        var (id, active) = (citizen.Id, db.Delegations.ActiveOn(clock.TodayInJapan()));
        return db.Applications.Where(a => a.CitizenId == id && (a.DelegationId == null || active.Any(d => d.Id == a.DelegationId)));
    }

    /// <summary>To read, to correct and to withdraw: what one may write in, and what was filed for oneself under a delegation, which one always sees.</summary>
    public static IQueryable<Application> ApplicationsVisibleTo(this IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(citizen);
        var (id, active) = (citizen.Id, db.Delegations.ActiveOn(clock.TodayInJapan()));
        return db.Applications.Where(a =>
            (a.CitizenId == id && (a.DelegationId == null || active.Any(d => d.Id == a.DelegationId)))
            || (a.RepresentedId == id && a.ForWhomKind == ForWhomKind.Delegation && a.Status != ApplicationStatus.Draft));
    }

    /// <summary>Only to know that it is there and where it stands, and to throw a draft away: also what was started under a delegation that is over.
    /// Never for answers, files or letters.</summary>
    public static IQueryable<Application> StartedBy(this IQueryable<Application> applications, ICurrentCitizen citizen)
    {
        ArgumentNullException.ThrowIfNull(citizen);
        var id = citizen.Id;
        return applications.Where(a => a.CitizenId == id);
    }
}
