using KitakyushuDigitalWindow.UseCases.Procedures;
using KitakyushuDigitalWindow.Web.Languages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KitakyushuDigitalWindow.Web.Caching;

/// <summary>What may be kept, under which key, and what never is.</summary>
public sealed class OpenPagePolicy(PublishedStamp stamp, IOpenedWindows windows, IForecasts forecasts) : IOutputCachePolicy
{
    /// <summary>The parts of a query that change an open page; others (those that mail programs add) share its entry.</summary>
    private static readonly StringValues _queryKeys = new([.. PublishedStamp.QueryKeys]);

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.HttpContext.Request;
        // A search is one person's words: cheap to answer, and endless in number.
        if (!OpenPage.IsAskedAnonymously(context.HttpContext) || request.Query.ContainsKey("q"))
        {
            return;
        }

        await windows.FreshenAsync(cancellation);
        await forecasts.FreshenAsync(cancellation);
        // Browsers spell the header in many ways; compression inside is shown the one that the key names.
        var encoding = Preferred(request.Headers.AcceptEncoding);
        request.Headers.AcceptEncoding = encoding;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromHours(1);
        context.CacheVaryByRules.VaryByHost = false; // no open page names its host
        context.CacheVaryByRules.QueryKeys = _queryKeys;
        context.CacheVaryByRules.VaryByValues["encoding"] = encoding.ToString();
        context.CacheVaryByRules.VaryByValues["language"] = LanguageChoice.Of(context.HttpContext).Variant; // the path came without it
        context.CacheVaryByRules.VaryByValues["published"] = stamp.Current; // a reload leaves the old entries behind
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !LanguageCookies.AreAll(response.Headers.SetCookie) || response.Headers.ETag.Count == 0)
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }

    private static StringValues Preferred(StringValues accepted)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var values))
        {
            return StringValues.Empty;
        }

        double Quality(string coding) => values.FirstOrDefault(v => v.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { } found ? found.Quality ?? 1 : 0;
        var (br, gzip) = (Quality("br"), Quality("gzip"));
        return br > 0 && br >= gzip ? "br" : gzip > 0 ? "gzip" : StringValues.Empty;
    }
}
