using KitakyushuDigitalWindow.Web.Caching;

namespace KitakyushuDigitalWindow.Web.Languages;

/// <summary>
/// The language of a page stands in its address: <c>/en/procedures</c>, <c>/easy/procedures</c>; without one it is Japanese. The address
/// is also remembered in a cookie, for the pages behind the log-in, which have one address for all languages. An open page asked for
/// without a language, by a reader who has one, answers with its address in that language, so that an address always is one page.
/// <c>/ja/…</c> forgets the language and leads to the Japanese page.
/// </summary>
public static class LanguageRouting
{
    private static readonly PathString[] _japaneseOnly = ["/staff", "/office", "/signin-staff"];

    /// <summary>Takes the language off the path. Before everything that looks at paths: a surface is not entered through another language.</summary>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var named = Named(request.Path, out var rest);
        if (named == SiteLanguage.Japanese)
        {
            LanguageCookies.Forget(context);
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect(LocalPath(rest) + request.QueryString);
            return Task.CompletedTask;
        }

        var path = named is null ? request.Path : rest;
        var language = named ?? LanguageCookies.Language(context);
        if (Array.Exists(_japaneseOnly, p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)))
        {
            return next(context); // with the language still in its path, it is no page
        }

        if (language == SiteLanguage.Japanese)
        {
            return next(context);
        }

        request.Path = path;
        context.Features.Set(new LanguageChoice(language, named is not null, language == SiteLanguage.Easy && LanguageCookies.ShowsRuby(context)));
        if (named is not null && LanguageCookies.Language(context) != named)
        {
            // Once the answer starts: the cache, which stands further in, keeps no answer that sets a cookie.
            context.Response.OnStarting(() =>
            {
                LanguageCookies.Remember(context, named);
                return Task.CompletedTask;
            });
        }

        return next(context);
    });

    /// <summary>Leads a reader who has a language to the open page in it. After routing, before the cache.</summary>
    public static IApplicationBuilder UseLanguageAddresses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var choice = LanguageChoice.Of(context);
        if (choice.Language == SiteLanguage.Japanese || choice.IsInAddress || !OpenPage.IsAskedFor(context))
        {
            return next(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(choice.Language.Prefix + context.Request.Path.ToUriComponent() + context.Request.QueryString);
        return Task.CompletedTask;
    });

    private static SiteLanguage? Named(PathString path, out PathString rest)
    {
        rest = path;
        if (path.Value is not ['/', 'j' or 'e', ..])
        {
            return null;
        }

        foreach (var language in SiteLanguage.All)
        {
            if (path.StartsWithSegments(language.Segment, StringComparison.Ordinal, out var after))
            {
                rest = after.HasValue ? after : new PathString("/");
                return language;
            }
        }

        return null;
    }

    /// <summary><c>/ja//elsewhere</c> must not lead to another site.</summary>
    private static string LocalPath(PathString path) => "/" + path.ToUriComponent().TrimStart('/', '\\');
}
