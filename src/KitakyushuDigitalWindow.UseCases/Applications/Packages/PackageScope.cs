using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;

namespace KitakyushuDigitalWindow.UseCases.Applications.Packages;

internal static class PackageScope
{
    /// <summary>A citizen reaches their own packages only.</summary>
    public static IQueryable<ApplicationPackage> OwnedBy(this IQueryable<ApplicationPackage> packages, ICurrentCitizen citizen)
    {
        var id = citizen.Id;
        return packages.Where(p => p.CitizenId == id);
    }
}
