using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests;

/// <summary>House rules 6 and 7: who may open what.</summary>
public sealed class HouseRulesOfRoutes : IDisposable
{
    private const string Table = "tests/KitakyushuDigitalWindow.Web.Tests/routes.txt";
    private const string Token = "__RequestVerificationToken";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task EveryPageAndEndpoint_SaysWhoMayOpenIt()
    {
        var routes = await PortalRoutes.OfAsync(_app);

        Assert.NotEmpty(routes);
        SourceTree.AssertNone(routes.Where(r => r.Who == PortalRoute.NobodySaid).Select(r => r.Path));
        Assert.All(PortalRoutes.StaticFiles(_app), e => Assert.NotNull(e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>()));
    }

    [Fact]
    public async Task PagesOfStaff_AreOpenToNobodyElse() => SourceTree.AssertNone(
        from route in await PortalRoutes.OfAsync(_app)
        let back = route.Path.StartsWith("/staff", StringComparison.Ordinal) || route.Path.StartsWith("/office", StringComparison.Ordinal)
        where back && !route.Path.StartsWith("/staff/sign-", StringComparison.Ordinal) && (route.Who == "anonymous" || route.Who.Contains("Citizen", StringComparison.Ordinal))
        select route.Path + " is open to " + route.Who);

    /// <summary>Whoever opens a page to others changes this table too, and the reviewer sees it.</summary>
    [Fact]
    public async Task Routes_AreThoseOfTheCheckedInTable()
    {
        var actual = (await PortalRoutes.OfAsync(_app)).Select(r => $"{string.Join(',', r.Methods),-9} {r.Path,-62} {r.Who}").ToList();
        var file = Path.Combine(SourceTree.Root, Table);
        var expected = File.Exists(file) ? File.ReadAllLines(file).Where(l => l.Length > 0).ToList() : [];

        if (!expected.SequenceEqual(actual))
        {
            var found = Path.Combine(AppContext.BaseDirectory, "routes.txt");
            await File.WriteAllLinesAsync(found, actual);
            Assert.Fail(string.Join('\n',
            [
                "The routes or who may open them have changed:",
                .. expected.Except(actual).Select(l => "  - " + l),
                .. actual.Except(expected).Select(l => "  + " + l),
                "If that is wanted, take the new table over and look at it:",
                $"  cp {found} {file}",
            ]));
        }
    }

    /// <summary>House rule 7. Found from the routes, so a new page of a case is looked at without a new test.</summary>
    [Fact]
    public async Task CasesOfAnotherWard_AreNotThereForStaff()
    {
        var routes = (await PortalRoutes.OfAsync(_app)).Where(r => r.IsForStaff && r.Pattern.Parameters.Any(p => !p.IsOptional)).ToList();
        var unknown = routes.Where(r => r.Pattern.Parameters.Any(p => !FiledCase.Knows(p))).Select(r => r.Path);
        SourceTree.AssertNone(unknown); // tell FiledCase what such a parameter means, so that this test can open the page
        var cases = await FiledCase.InEveryStatusAsync(_app, Ward.KokuraKita);
        using var clerk = _app.AsStaff(Ward.Moji);
        using var approver = _app.AsStaff(Ward.Moji, role: StaffRoles.Approver);
        using var otherSection = _app.AsStaff(Ward.KokuraKita, "hofuku-kaigo");
        using var own = _app.AsStaff(Ward.KokuraKita);
        using var ownApprover = _app.AsStaff(Ward.KokuraKita, role: StaffRoles.Approver);
        var leaks = new List<string>();
        foreach (var route in routes)
        {
            var seen = false;
            foreach (var filed in cases)
            {
                var url = route.Url(p => filed.ValueOf(route.Path, p));
                foreach (var (who, client) in new[] { ("clerk", clerk), ("approver", approver), ("section", otherSection) })
                {
                    var status = await StatusAsync(client, url);
                    if (status != HttpStatusCode.NotFound && (who == "approver" || status != HttpStatusCode.Forbidden))
                    {
                        leaks.Add($"GET {route.Path} answers {(int)status} to a {who} of elsewhere for a case in {filed.Application.Status}");
                    }

                    if (route.Takes("POST") && await PostAsync(client, url) is var posted and not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
                    {
                        leaks.Add($"POST {route.Path} answers {(int)posted} to a {who} of elsewhere for a case in {filed.Application.Status}");
                    }
                }

                seen |= await StatusAsync(own, url) != HttpStatusCode.NotFound || await StatusAsync(ownApprover, url) != HttpStatusCode.NotFound;
            }

            Assert.True(seen, $"{route.Path} is not found for its own ward either: this test does not open it rightly.");
        }

        SourceTree.AssertNone(leaks);
    }

    /// <summary>The same for citizens: another person's draft, case, letter or file is not there.</summary>
    [Fact]
    public async Task CasesOfAnotherPerson_AreNotThereForCitizens()
    {
        var routes = (await PortalRoutes.OfAsync(_app)).Where(r => r.Who.Contains("Citizen", StringComparison.Ordinal) && r.Pattern.Parameters.Any(FiledCase.NamesTheCase)).ToList();
        Assert.NotEmpty(routes);
        var cases = await FiledCase.InEveryStatusAsync(_app, Ward.KokuraKita, citizen: "citizen-01");
        using var other = await _app.AsCitizenAsync("citizen-02");
        using var own = await _app.AsCitizenAsync();
        var leaks = new List<string>();
        foreach (var route in routes)
        {
            var seen = false;
            foreach (var filed in cases)
            {
                var url = route.Url(p => filed.ValueOf(route.Path, p));
                if (await StatusAsync(other, url) != HttpStatusCode.NotFound)
                {
                    leaks.Add($"{route.Path} answers another person for a case in {filed.Application.Status}");
                }

                seen |= await StatusAsync(own, url) != HttpStatusCode.NotFound;
            }

            Assert.True(seen, $"{route.Path} is not found for its owner either: this test does not open it rightly.");
        }

        SourceTree.AssertNone(leaks);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string url)
    {
        using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
        return response.StatusCode;
    }

    /// <summary>With a token of this very session, so that only the scope can refuse it.</summary>
    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string url)
    {
        var queue = await HtmlForm.PageAsync(client, "/staff/queue");
        var token = queue.QuerySelector($"input[name={Token}]")?.GetAttribute("value");
        Assert.NotNull(token);
        using var content = new FormUrlEncodedContent([KeyValuePair.Create(Token, token)]);
        using var response = await client.PostAsync(new Uri(url, UriKind.Relative), content);
        return response.StatusCode;
    }
}
