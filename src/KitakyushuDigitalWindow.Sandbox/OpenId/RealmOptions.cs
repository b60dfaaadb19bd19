using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace KitakyushuDigitalWindow.Sandbox.OpenId;

/// <summary>OpenIddict serves one issuer per set of options; this hands it the set of the realm that the request is for.</summary>
internal sealed class RealmOptions(
    IOptionsFactory<OpenIddictServerOptions> factory, IHttpContextAccessor accessor, Realms realms) : IOptionsMonitor<OpenIddictServerOptions>
{
    private readonly Dictionary<SandboxRealm, OpenIddictServerOptions> _byRealm = realms.All.ToDictionary(r => r.Kind, r => Make(r, factory));

    public OpenIddictServerOptions CurrentValue => _byRealm[realms.Of(accessor.HttpContext).Kind];

    public OpenIddictServerOptions Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<OpenIddictServerOptions, string?> listener) => null;

    private static OpenIddictServerOptions Make(Realm realm, IOptionsFactory<OpenIddictServerOptions> factory)
    {
        var options = factory.Create(Options.DefaultName);
        options.Issuer = realm.Issuer;

        // Here and not at registration: OpenIddict's ASP.NET Core part adds client_secret_basic later.
        options.ClientAuthenticationMethods.RemoveWhere(m => m != OpenIddictConstants.ClientAuthenticationMethods.PrivateKeyJwt);
        options.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain);
        Replace(options.ConfigurationEndpointUris, realm.DiscoveryPath);
        Replace(options.AuthorizationEndpointUris, realm.PathOf("auth"));
        Replace(options.TokenEndpointUris, realm.PathOf("token"));
        Replace(options.UserInfoEndpointUris, realm.PathOf("userinfo"));
        Replace(options.JsonWebKeySetEndpointUris, realm.PathOf("certs"));
        return options;
    }

    private static void Replace(List<Uri> uris, string path)
    {
        uris.Clear();
        uris.Add(new Uri(path, UriKind.Relative));
    }
}
