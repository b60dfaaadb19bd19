namespace KitakyushuDigitalWindow.Web.Caching;

/// <summary>Open pages are rendered once and kept as they went out, compressed.</summary>
public static class PageCache
{
    public static IServiceCollection AddPageCache(this IServiceCollection services) => services.AddOutputCache().AddResponseCompression();

    public static IApplicationBuilder UsePageCache(this IApplicationBuilder app) => app.UseOutputCache().UseResponseCompression();
}
