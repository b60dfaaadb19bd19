using System.Globalization;
using KitakyushuDigitalWindow.Web.Apply;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>The limits of a session, and the way back to the log-in when it has ended.</summary>
public sealed class SessionEvents(TimeProvider clock, StashedPosts typed) : CookieAuthenticationEvents
{
    /// <summary>A session ends this long after the last request.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(30);

    /// <summary>A session ends this long after the log-in, whatever happens in it.</summary>
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(8);

    private static readonly TimeSpan _renewAfter = TimeSpan.FromMinutes(1);

    public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var signedInAt = context.Principal?.FindFirst(SignInClaims.SignedInAt)?.Value;
        if (!long.TryParse(signedInAt, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) >= AbsoluteLimit)
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // The framework renews after half the time only, which would end some sessions after 15 idle minutes.
        context.ShouldRenew = context.ElapsedTime >= _renewAfter;
        return Task.CompletedTask;
    }

    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;

        // A form that was sent too late is shown again by GET, with what was typed in it. Only for a browser that had a session:
        // nobody else has typed anything here that would be worth keeping.
        if (HttpMethods.IsPost(request.Method) && HostPrefixCookies.WasSent(context.HttpContext, context.Options.Cookie.Name!))
        {
            await typed.KeepAsync(context.HttpContext, context.HttpContext.RequestAborted);
        }

        var path = request.PathBase + request.Path;
        var back = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? path + request.QueryString : path.Value;
        context.Response.Redirect($"{request.PathBase}{context.Options.LoginPath}{QueryString.Create("returnUrl", back ?? "/")}");
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}

/// <summary>Puts <c>__Host-</c> before cookie names on https, so that no other host or path can set them; browsers refuse it on http.</summary>
public sealed class HostPrefixCookies : ICookieManager
{
    private readonly ChunkingCookieManager _inner = new();

    /// <summary>True when the browser sent a cookie of this name, valid or not.</summary>
    public static bool WasSent(HttpContext context, string key)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Cookies.ContainsKey(NameFor(context, key));
    }

    public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, NameFor(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _inner.AppendResponseCookie(context, NameFor(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _inner.DeleteCookie(context, NameFor(context, key), options);

    private static string NameFor(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;
}
