using KitakyushuDigitalWindow.Sandbox;

namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>Keeps the sandbox, where anybody may log in as anybody, out of production.</summary>
public static class SandboxGuard
{
    /// <exception cref="InvalidOperationException"><c>Sandbox__Url</c> is set in Production.</exception>
    public static void ThrowIfForbidden(IConfiguration configuration, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (environment.IsProduction() && !string.IsNullOrWhiteSpace(configuration["Sandbox:Url"]))
        {
            throw new InvalidOperationException(
                "Sandbox__Url is set, but the environment is Production. The sandbox lets anybody log in as anybody. "
                + "Remove Sandbox__Url, or set ASPNETCORE_ENVIRONMENT=Development on a machine for trying out.");
        }
    }

    /// <summary>The portal's two clients as the sandbox must know them.</summary>
    /// <param name="key">The portal's signing key; only its public half goes along.</param>
    /// <param name="configuration">For client ids and callback paths.</param>
    /// <param name="portalUrls">Every address under which browsers reach the portal (<c>http://localhost:5080</c>).</param>
    public static IReadOnlyList<SandboxClient> ClientsFor(SignInKey key, IConfiguration configuration, params string[] portalUrls)
    {
        ArgumentNullException.ThrowIfNull(key);
        return [Client(SandboxRealm.Main, SignInSettings.OfCitizens(configuration)), Client(SandboxRealm.Staff, SignInSettings.OfStaff(configuration))];

        SandboxClient Client(SandboxRealm realm, SignInSettings settings) =>
            new(realm, settings.ClientId, [.. portalUrls.Select(u => u.TrimEnd('/') + settings.CallbackPath)], key.PublicJsonWebKeySet());
    }
}
