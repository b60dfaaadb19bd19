using KitakyushuDigitalWindow.Domain;

namespace KitakyushuDigitalWindow.UseCases.Identity;

/// <summary>Finds the staff member behind a staff log-in. Nobody becomes staff by logging in.</summary>
public interface ISignInStaff
{
    /// <summary>Null when the subject is unknown or no longer in service.</summary>
    Task<SignedInStaff?> HandleAsync(string subject, CancellationToken ct);
}

/// <summary>What a staff session knows.</summary>
/// <param name="Id">Key of the staff member.</param>
/// <param name="Name">Shown in the header of staff pages.</param>
/// <param name="Ward">Where they work; <see cref="Ward.CityHall"/> for sections of the whole city.</param>
/// <param name="SectionCode">Code of their section.</param>
/// <param name="Roles">Codes of their roles.</param>
public sealed record SignedInStaff(Guid Id, string Name, Ward Ward, string SectionCode, IReadOnlyList<string> Roles);
