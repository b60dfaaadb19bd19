using KitakyushuDigitalWindow.Web.Identity;

namespace KitakyushuDigitalWindow.Web.Languages;

public static class LanguageServices
{
    public static IServiceCollection AddLanguages(this IServiceCollection services) => services
        .AddSingleton<TextBooks>()
        .AddScoped<Texts>();

    /// <summary>ふりがな on or off: a link, so that it works without a script and on pages kept for everybody, which hold no token.</summary>
    public static IEndpointRouteBuilder MapLanguages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/language/furigana", (HttpContext context, string? show, string? back) =>
        {
            LanguageCookies.ShowRuby(context, show != "no");
            context.Response.Headers.CacheControl = "no-store";
            return Results.LocalRedirect(ReturnUrl.OrDefault(back, "/"));
        }).AllowAnonymous();
        return app;
    }
}
