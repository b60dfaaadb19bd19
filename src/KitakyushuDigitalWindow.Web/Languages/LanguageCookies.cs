using KitakyushuDigitalWindow.Web.Identity;
using Microsoft.Extensions.Primitives;

namespace KitakyushuDigitalWindow.Web.Languages;

/// <summary>The two cookies of the reader's choice; the page /cookies names them.</summary>
public static class LanguageCookies
{
    public const string LanguageName = "kdw-language";
    public const string RubyName = "kdw-furigana";

    private static readonly HostPrefixCookies _cookies = new();
    private static readonly TimeSpan _life = TimeSpan.FromDays(365);

    /// <summary>Japanese when nothing, or nothing that we know, was chosen.</summary>
    public static SiteLanguage Language(HttpContext context) => SiteLanguage.Of(Read(context, LanguageName)) ?? SiteLanguage.Japanese;

    public static bool ShowsRuby(HttpContext context) => Read(context, RubyName) != "off";

    public static void Remember(HttpContext context, SiteLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _cookies.AppendResponseCookie(context, LanguageName, language.Code, Options(context, _life));
    }

    /// <summary>
    /// No cookie is set, or the language alone. The latter is added when the answer starts, after the headers were put away for others:
    /// it is not among what is kept.
    /// </summary>
    public static bool AreAll(StringValues setCookie) =>
        setCookie.All(c => c is not null && (c.StartsWith(LanguageName + "=", StringComparison.Ordinal) || c.StartsWith("__Host-" + LanguageName + "=", StringComparison.Ordinal)));

    public static void Forget(HttpContext context) => _cookies.DeleteCookie(context, LanguageName, Options(context, null));

    public static void ShowRuby(HttpContext context, bool show)
    {
        if (show)
        {
            _cookies.DeleteCookie(context, RubyName, Options(context, null));
        }
        else
        {
            _cookies.AppendResponseCookie(context, RubyName, "off", Options(context, _life));
        }
    }

    private static string? Read(HttpContext context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Headers.Cookie.Count == 0 ? null : _cookies.GetRequestCookie(context, name);
    }

    private static CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        Path = "/",
        HttpOnly = true,
        IsEssential = true,
        MaxAge = life,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
