namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>面: what this process maps (三層の対策). A page of a disabled surface answers 404, as if it were not there.</summary>
[Flags]
public enum Surface
{
    None = 0,
    Portal = 1,      // 公開: Internet
    BackOffice = 2,  // 庁内: LGWAN
    Jobs = 4,        // 処理: outbox, letters
    All = Portal | BackOffice | Jobs,
}

public static class Surfaces
{
    /// <summary>Health, error pages, keeping a session and static files.</summary>
    private static readonly PathString[] _everywhere =
        ["/healthz", "/readyz", "/error", "/css", "/js", "/img", "/favicon.svg", "/session", "/accessibility", "/open-data"];

    /// <exception cref="InvalidOperationException"><c>Surfaces__Enabled</c> names an unknown surface.</exception>
    public static Surface Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var text = configuration["Surfaces:Enabled"];
        if (string.IsNullOrWhiteSpace(text))
        {
            return Surface.All;
        }

        return Enum.TryParse<Surface>(text, ignoreCase: true, out var enabled) && (enabled & ~Surface.All) == Surface.None
            ? enabled
            : throw new InvalidOperationException($"Surfaces__Enabled is '{text}'; allowed are Portal, BackOffice, Jobs, joined by commas.");
    }

    public static IApplicationBuilder UseSurfaces(this IApplicationBuilder app, Surface enabled) => app.Use((context, next) =>
    {
        var needed = Of(context.Request.Path);
        if (needed != Surface.None && !enabled.HasFlag(needed))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    });

    private static Surface Of(PathString path)
    {
        if (path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/office", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/signin-staff", StringComparison.OrdinalIgnoreCase))
        {
            return Surface.BackOffice;
        }

        return _everywhere.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase))
            ? Surface.None
            : Surface.Portal;
    }
}
