using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Profiles;

/// <summary>The mail address that the citizen let us keep.</summary>
public sealed class KeptEmailQuery(IDigitalWindowDb db, ICurrentCitizen citizen)
{
    /// <summary>Null when there is none.</summary>
    public Task<string?> ReadAsync(CancellationToken cancellationToken) => db.KeptEmailAsync(citizen.Id, cancellationToken);
}

internal static class KeptEmail
{
    public static async Task<string?> KeptEmailAsync(this IDigitalWindowDb db, Guid citizenId, CancellationToken cancellationToken)
    {
        var profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == citizenId, cancellationToken);
        return profile?.Values.GetValueOrDefault(KnownNames.Email)?.Content.Text is { Length: > 0 } kept ? kept : null;
    }
}
