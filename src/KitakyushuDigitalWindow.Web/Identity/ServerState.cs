using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Caching.Distributed;

namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>
/// Keeps the state of a log-in on the server and sends 43 characters: デジタル認証アプリ takes at most 255, ASP.NET Core's own
/// state has 368. Good for one use. Get and remove are two steps; with several instances the nonce and the one-time code
/// still refuse a second use.
/// </summary>
internal sealed class ServerState(IDistributedCache cache) : ISecureDataFormat<AuthenticationProperties>
{
    private static readonly DistributedCacheEntryOptions _lifetime = new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(15) };

    public string Protect(AuthenticationProperties data) => Protect(data, null);

    public string Protect(AuthenticationProperties data, string? purpose)
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        cache.Set(CacheKey(key, purpose), PropertiesSerializer.Default.Serialize(data), _lifetime);
        return key;
    }

    public AuthenticationProperties? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationProperties? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null || cache.Get(CacheKey(protectedText, purpose)) is not { } bytes)
        {
            return null;
        }

        cache.Remove(CacheKey(protectedText, purpose));
        return PropertiesSerializer.Default.Deserialize(bytes);
    }

    private static string CacheKey(string key, string? purpose) => $"sign-in:{purpose}:{key}";
}
