using KitakyushuDigitalWindow.Domain;

namespace KitakyushuDigitalWindow.UseCases.Identity;

/// <summary>The signed-in citizen of the request.</summary>
public interface ICurrentCitizen
{
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page's policy was forgotten.</exception>
    Guid Id { get; }

    bool IsSignedIn { get; }
}

/// <summary>The signed-in staff member of the request.</summary>
public interface ICurrentStaff
{
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page's policy was forgotten.</exception>
    Guid Id { get; }

    string Name { get; }

    Ward Ward { get; }

    string SectionCode { get; }

    bool IsInRole(string role);
}

public static class Actors
{
    public static Act ActBy(this TimeProvider clock, ICurrentStaff staff) => new("staff:" + staff.Id.ToString("N"), clock.NowUtc());

    public static Act ActBy(this TimeProvider clock, ICurrentCitizen citizen) => new(IdOf(citizen.Id), clock.NowUtc());

    /// <summary>Actor id of a citizen.</summary>
    public static string IdOf(Guid citizenId) => "citizen:" + citizenId.ToString("N");

    public static string ActorId(this ICurrentStaff staff) => OfStaff(staff.Id);

    /// <summary>Actor id of a staff member.</summary>
    public static string OfStaff(Guid staffId) => "staff:" + staffId.ToString("N");
}
