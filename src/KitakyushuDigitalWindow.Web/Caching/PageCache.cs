using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.ResponseCompression;

namespace KitakyushuDigitalWindow.Web.Caching;

/// <summary>
/// Open pages (home, catalogue, procedure pages, information) are rendered once for everybody who is not signed in and kept as they went
/// out, compressed. A page belongs to them by <see cref="AddOpenPages"/>; all others pass through.
/// </summary>
public static class PageCache
{
    public static IServiceCollection AddPageCache(this IServiceCollection services) => services
        .AddSingleton<PublishedStamp>()
        .AddOutputCache(o =>
        {
            o.AddBasePolicy(policy => policy.AddPolicy<OpenPagePolicy>(), excludeDefaultPolicy: true);
            o.SizeLimit = 32 * 1024 * 1024;
            o.MaximumBodySize = 1024 * 1024;
        })
        .AddResponseCompression(o =>
        {
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        })
        .Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal)
        .Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);

    /// <summary>The cache stands outside the compression, so that it keeps the compressed body.</summary>
    public static IApplicationBuilder UsePageCache(this IApplicationBuilder app) => app
        .UseOutputCache()
        .UseResponseCompression()
        .Use((context, next) =>
        {
            // Over https a page that mixes secrets with what a stranger sent must not be compressed (BREACH); open pages hold no secret.
            if (OpenPage.IsAskedAnonymously(context) && context.Features.Get<IHttpsCompressionFeature>() is { } compression)
            {
                compression.Mode = HttpsCompressionMode.Compress;
            }

            return next(context);
        });

    /// <summary>Says that the pages of a folder, or one page, are the same for everybody who is not signed in.</summary>
    public static void AddOpenPages(this PageConventionCollection conventions, params ReadOnlySpan<string> paths)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        foreach (var path in paths)
        {
            conventions.AddFolderApplicationModelConvention("/", page =>
            {
                if (page.ViewEnginePath == path || page.ViewEnginePath.StartsWith(path + "/", StringComparison.Ordinal))
                {
                    page.EndpointMetadata.Add(OpenPage.Instance);
                    page.Filters.Add(new OpenPageHeaders());
                }
            });
        }
    }
}
