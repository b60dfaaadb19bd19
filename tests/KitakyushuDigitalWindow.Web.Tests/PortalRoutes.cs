using System.Globalization;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests;

/// <summary>One page or endpoint, as the running portal maps it.</summary>
/// <param name="Who"><c>anonymous</c>, the names of the policies, or <c>NOBODY SAID</c>.</param>
internal sealed record PortalRoute(RoutePattern Pattern, IReadOnlyList<string> Methods, string Who, bool IsPage)
{
    public const string NobodySaid = "NOBODY SAID";

    public string Path => "/" + Pattern.RawText!.TrimStart('/');

    public bool IsForStaff => Who.Contains("Staff", StringComparison.Ordinal) || Who.Contains("Approver", StringComparison.Ordinal)
        || Path.StartsWith("/staff", StringComparison.Ordinal) || Path.StartsWith("/office", StringComparison.Ordinal);

    public bool Takes(string method) => Methods.Contains(method);

    /// <summary>The address with values for its parameters; an optional one without a value ends it.</summary>
    public string Url(Func<RoutePatternParameterPart, string?> value)
    {
        var parts = new List<string>();
        foreach (var segment in Pattern.PathSegments)
        {
            var text = string.Concat(segment.Parts.Select(p => p switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => value(parameter) ?? "",
                _ => "",
            }));
            if (text.Length == 0)
            {
                break;
            }

            parts.Add(text);
        }

        return "/" + string.Join('/', parts);
    }

    /// <summary>The address with values of the right form that name nothing.</summary>
    public string AnyUrl() => Url(p => p.IsOptional ? null : ConstraintOf(p) switch
    {
        "guid" => Guid.Empty.ToString(),
        "int" or "long" => "1",
        _ when p.Name == "who" => "citizen",
        _ => "nothing",
    });

    public static string ConstraintOf(RoutePatternParameterPart part) => part.ParameterPolicies.Select(p => p.Content).FirstOrDefault() ?? "";
}

internal static class PortalRoutes
{
    /// <summary>In Development only: files that came after the build. The fallback policy guards it.</summary>
    private const string DevelopmentFiles = "{**path:file}";

    private static readonly string[] _methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Every page and endpoint but the static files.</summary>
    public static async Task<IReadOnlyList<PortalRoute>> OfAsync(AppFactory app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        var routes = new List<PortalRoute>();
        foreach (var endpoint in Endpoints(app).Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText != DevelopmentFiles))
        {
            var metadata = endpoint.Metadata.ToList();
            IReadOnlyList<string> methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            if (page is not null)
            {
                // attributes on the page model and its handlers are known only once the page is compiled
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                metadata.AddRange(compiled.Endpoint?.Metadata ?? []);
                methods = [.. compiled.HandlerMethods.Select(h => h.HttpMethod.ToUpper(CultureInfo.InvariantCulture)).Append("GET").Intersect(_methods).Order(StringComparer.Ordinal)];
            }

            routes.Add(new PortalRoute(endpoint.RoutePattern, methods, WhoOf(metadata), page is not null));
        }

        return [.. routes.OrderBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Methods[0], StringComparer.Ordinal)];
    }

    public static IEnumerable<RouteEndpoint> StaticFiles(AppFactory app) =>
        Endpoints(app).Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is not null);

    private static IEnumerable<RouteEndpoint> Endpoints(AppFactory app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string WhoOf(IReadOnlyCollection<object> metadata)
    {
        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            return "anonymous";
        }

        var policies = metadata.OfType<IAuthorizeData>().Select(a => a.Policy).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return policies.Count == 0 ? PortalRoute.NobodySaid : string.Join('+', policies);
    }
}
