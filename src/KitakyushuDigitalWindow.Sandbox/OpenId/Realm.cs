using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace KitakyushuDigitalWindow.Sandbox.OpenId;

/// <summary>One issuer with Keycloak-shaped paths, as デジタル認証アプリ has them.</summary>
internal sealed class Realm(SandboxRealm kind, string name, SandboxOptions options)
{
    private readonly Dictionary<string, (SandboxClient Client, JsonWebKeySet Keys)> _clients = options.Clients
        .Where(c => c.Realm == kind)
        .ToDictionary(c => c.ClientId, c => (c, new JsonWebKeySet(c.JsonWebKeySet)), StringComparer.Ordinal);

    public SandboxRealm Kind => kind;

    public Uri Issuer { get; } = new(options.Url, $"/api/realms/{name}");

    /// <summary>The path of the authorize, token, userinfo or certs endpoint, without a leading slash.</summary>
    public string PathOf(string leaf) => $"api/realms/{name}/protocol/openid-connect/{leaf}";

    public string DiscoveryPath => $"api/realms/{name}/.well-known/openid-configuration";

    public Uri TokenEndpoint => new(options.Url, "/" + PathOf("token"));

    public bool Owns(PathString path) => path.StartsWithSegments($"/api/realms/{name}", StringComparison.Ordinal);

    public bool Knows(string? clientId) => clientId is not null && _clients.ContainsKey(clientId);

    public bool MayReturnTo(string clientId, string redirectUri) => _clients[clientId].Client.RedirectUris.Contains(redirectUri, StringComparer.Ordinal);

    public IEnumerable<SecurityKey> KeysOf(string? clientId) =>
        clientId is not null && _clients.TryGetValue(clientId, out var client) ? client.Keys.GetSigningKeys() : [];
}

internal sealed class Realms(SandboxOptions options)
{
    private readonly Realm[] _all = [new(SandboxRealm.Main, "main", options), new(SandboxRealm.Staff, "staff", options)];

    public IReadOnlyList<Realm> All => _all;

    public Realm Of(HttpContext? context) => _all.FirstOrDefault(r => context is not null && r.Owns(context.Request.Path)) ?? _all[0];

    public Realm Of(Uri? issuer) => _all.First(r => r.Issuer == issuer);
}
