using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;

namespace KitakyushuDigitalWindow.Web.Apply;

/// <summary>
/// What was typed when the session had just ended is kept for a quarter of an hour, encrypted, and shown again on the same page after the
/// log-in. Only the browser that posted it has its key, and only the owner of the draft can open the page.
/// </summary>
public sealed class StashedPosts(IDistributedCache cache, IDataProtectionProvider protection)
{
    private const string Cookie = "kdw-typed";
    private const int MaxCharacters = 200_000;

    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("kdw.stashed-posts");

    /// <summary>Keeps the posted form; files are not kept, and neither is a form that is out of all measure.</summary>
    public async Task KeepAsync(HttpContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.HasFormContentType || context.Request.ContentLength is null or > MaxCharacters * 4)
        {
            return;
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var typed = form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());
        var key = Guid.NewGuid().ToString("N");
        var content = JsonSerializer.SerializeToUtf8Bytes(new Stash(context.Request.Path, typed));
        await cache.SetAsync(
            CacheKey(key), _protector.Protect(content), new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = _lifetime }, cancellationToken);
        context.Response.Cookies.Append(Cookie, key, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = _lifetime,
            IsEssential = true,
            Path = "/",
        });
    }

    /// <summary>The typed values for this page, once; null when there are none.</summary>
    public async Task<Func<string, IReadOnlyList<string>>?> TakeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.Cookies.TryGetValue(Cookie, out var key) || await cache.GetAsync(CacheKey(key), cancellationToken) is not { } content)
        {
            return null;
        }

        var stash = JsonSerializer.Deserialize<Stash>(_protector.Unprotect(content))!;
        if (stash.Path != context.Request.Path)
        {
            return null;
        }

        await cache.RemoveAsync(CacheKey(key), cancellationToken);
        context.Response.Cookies.Delete(Cookie);
        return name => stash.Typed.TryGetValue(name, out var values) ? values : [];
    }

    private static string CacheKey(string key) => "typed:" + key;

    private sealed record Stash(string Path, Dictionary<string, string[]> Typed);
}
