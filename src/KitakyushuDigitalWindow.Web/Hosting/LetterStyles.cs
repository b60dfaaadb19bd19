using KitakyushuDigitalWindow.Infrastructure.Documents;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>The letters' style sheet, which lies with the printing, for the previews on the staff's pages.</summary>
public static class LetterStyles
{
    public static void MapLetterStyles(this WebApplication app) => app.MapGet("/css/letter.css", (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text(LetterHtml.Css, "text/css");
    }).AllowAnonymous();
}
