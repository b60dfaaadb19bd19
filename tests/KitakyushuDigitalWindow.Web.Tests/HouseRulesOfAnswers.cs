using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests;

/// <summary>What every answer of the portal carries, and what every posted form must carry.</summary>
public sealed class HouseRulesOfAnswers : IDisposable
{
    /// <summary>They look at the token themselves, and lead to a page that says what happened.</summary>
    private static readonly string[] _checkThemselves = ["/sign-out", "/staff/sign-out"];

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task EveryAnswer_CarriesTheSecurityHeaders()
    {
        using var anonymous = _app.Anonymous();
        using var citizen = await _app.AsCitizenAsync();
        using var staff = _app.AsStaff();
        var urls = (await PortalRoutes.OfAsync(_app)).Where(r => r.Takes("GET")).Select(r => r.AnyUrl())
            .Concat(["/no-such-page", "/css/site.css", "/error/500", "/apply/child-allowance-certification"]).Distinct();
        foreach (var url in urls)
        {
            foreach (var client in new[] { anonymous, citizen, staff })
            {
                using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
                AssertHeaders(url, response);
            }
        }
    }

    [Fact]
    public async Task PagesOfAPerson_AreNotKeptByAnyCache()
    {
        using var citizen = await _app.AsCitizenAsync();
        using var staff = _app.AsStaff();
        foreach (var route in (await PortalRoutes.OfAsync(_app)).Where(r => r.Who != "anonymous" && r.Takes("GET")))
        {
            using var response = await (route.IsForStaff ? staff : citizen).GetAsync(new Uri(route.AnyUrl(), UriKind.Relative));
            Assert.True(response.Headers.CacheControl?.NoStore == true || response.StatusCode == HttpStatusCode.NotFound, $"{route.Path} may be kept: {response.Headers.CacheControl}");
        }
    }

    [Fact]
    public async Task EveryForm_PostedWithoutAToken_IsRefused()
    {
        using var citizen = await _app.AsCitizenAsync();
        using var approver = _app.AsStaff(Ward.KokuraKita, role: StaffRoles.Approver);
        using var auditor = _app.AsStaff(role: StaffRoles.Auditor);
        using var office = _app.AsStaff(Ward.CityHall, Sections.DxOffice);
        var routes = (await PortalRoutes.OfAsync(_app)).Where(r => r.Takes("POST") || r.Takes("PUT") || r.Takes("DELETE")).ToList();
        Assert.NotEmpty(routes);
        foreach (var route in routes)
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("anew", "true")]);
            using var response = await (route.Who == "Office" ? office : route.Who == "Auditor" ? auditor : route.IsForStaff ? approver : citizen).PostAsync(new Uri(route.AnyUrl(), UriKind.Relative), content);
            if (_checkThemselves.Contains(route.Path))
            {
                Assert.StartsWith("/sign-in/problem", response.Headers.Location?.ToString(), StringComparison.Ordinal);
            }
            else
            {
                Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{route.Path} answers {(int)response.StatusCode} to a form without a token.");
            }
        }
    }

    private static void AssertHeaders(string url, HttpResponseMessage response)
    {
        string Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
        var policy = Header("Content-Security-Policy");
        Assert.True(policy.Length > 0, $"{url} ({(int)response.StatusCode}) has no content security policy.");
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
        foreach (var part in new[] { "default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'" })
        {
            Assert.Contains(part, policy, StringComparison.Ordinal);
        }

        Assert.Equal(("nosniff", "DENY"), (Header("X-Content-Type-Options"), Header("X-Frame-Options")));
        Assert.Contains(Header("Referrer-Policy"), (string[])["same-origin", "no-referrer"]);
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal(("", ""), (Header("Server"), Header("X-Powered-By")));
    }
}
