using System.Net;
using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Audit;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Audit;

/// <summary>閲覧記録: whatever staff see of a person leaves a row. Found from the routes, so a new page is looked at without a new test.</summary>
public sealed partial class EveryViewIsRecordedTests : IDisposable
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>Pages of no one case, and why they need no row when they are opened.</summary>
    private static readonly Dictionary<string, string> _noCase = new()
    {
        ["/office/acceptance"] = "procedures only",
        ["/office/audit"] = "records itself; see AuditPageTests",
        ["/office/audit/csv"] = "records itself; see AuditPageTests",
        ["/office/closed-days"] = "days only",
        ["/office/corrections"] = "numbers per question only",
        ["/staff/absences"] = "staff only",
        ["/staff/approvals"] = "titles without names",
        ["/staff/exports"] = "one's own requests, no case",
        ["/staff/exports/file"] = "records itself, and each case in the file when it is made; see ExportsPageTests",
        ["/staff/letters"] = "numbers only; printing and addresses are recorded for each case",
        ["/staff/queue"] = "names of others' cases are masked; a search by name is recorded, see below",
        ["/staff/queue/assign"] = "receipt numbers only; what is done to each case is recorded as an act",
        ["/staff/queue/views"] = "saved filters only",
        ["/staff/sign-out"] = "nobody's",
    };

    private static readonly string[] _methods = ["GET", "POST"];

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task StaffPagesOfNoCase_AreThoseThatWereThoughtAbout() => Assert.Equal(
        _noCase.Keys.Order(StringComparer.Ordinal),
        (await RoutesAsync()).Where(r => r.Pattern.Parameters.All(p => p.IsOptional)).Select(r => r.Path).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task StaffPagesOfACase_EveryAnswerLeavesARowWithTheRole()
    {
        var routes = (await RoutesAsync()).Where(r => r.Pattern.Parameters.Any(p => !p.IsOptional)).ToList();
        var cases = await FiledCase.InEveryStatusAsync(_app, Ward.KokuraKita);
        var seen = new HashSet<string>();
        var missing = new List<string>();
        foreach (var (client, role) in new[] { (_app.AsStaff(), StaffRoles.Clerk), (_app.AsStaff(role: StaffRoles.Approver), StaffRoles.Approver) })
        {
            foreach (var (route, filed, url) in from r in routes from c in cases from u in Urls(r, c) select (r, c, u))
            {
                foreach (var method in _methods.Where(route.Takes))
                {
                    var before = await RowsAsync(filed, role);
                    using var response = await SendAsync(client, method, url);
                    var shows = response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest;
                    if (shows)
                    {
                        seen.Add(method + route.Path);
                    }

                    if (shows && await RowsAsync(filed, role) <= before)
                    {
                        missing.Add($"{method} {url} answers {(int)response.StatusCode} to a {role} and leaves no row");
                    }
                }
            }

            client.Dispose();
        }

        SourceTree.AssertNone(missing);
        Assert.All(routes, r => Assert.Contains("GET" + r.Path, seen));
    }

    [Fact]
    public async Task Queue_SearchByName_IsRecordedWithoutTheName()
    {
        using var clerk = _app.AsStaff();
        var form = await HtmlForm.GetAsync(clerk, "/staff/queue");

        using var response = await form.Fill("受付番号・氏名・フリガナで探す", "見本").PostAsync("探す");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var row = await _app.WithDbAsync(db => db.Audit.SingleAsync(e => e.What == AuditWords.Search));
        Assert.Equal(("kokurakita/hofuku-kodomo", StaffRoles.Clerk), (row.Subject, row.ActorRole));
    }

    /// <summary>Whoever adds an act says it in Japanese too: the auditor and the export show these words.</summary>
    [Fact]
    public void Acts_AllHaveWords()
    {
        var acts = SourceTree.Files("src", ".cs").SelectMany(f => Acts().Matches(f.Text)).Select(m => m.Groups["act"].Value).Distinct().ToList();

        Assert.Contains("application.submit", acts);
        Assert.Contains("application.take_over", acts);
        SourceTree.AssertNone(acts.Where(a => !AuditWords.Knows(a)));
    }

    private static IEnumerable<string> Urls(PortalRoute route, FiledCase filed) => route.Path.Contains("{tab", StringComparison.Ordinal)
        ? new[] { null, "files", "history", "documents" }.Select(tab => route.Url(p => p.Name == "tab" ? tab : filed.ValueOf(route.Path, p)))
        : [route.Url(p => filed.ValueOf(route.Path, p))];

    private async Task<IEnumerable<PortalRoute>> RoutesAsync() =>
        (await PortalRoutes.OfAsync(_app)).Where(r => r.IsForStaff && !r.Path.StartsWith("/staff/sign-in", StringComparison.Ordinal));

    private Task<int> RowsAsync(FiledCase filed, string role) =>
        _app.WithDbAsync(db => db.Audit.CountAsync(e => e.Subject == filed.Application.ReceiptNumber && e.ActorRole == role && e.ActorOffice == "kokurakita/hofuku-kodomo"));

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string url)
    {
        if (method == "GET")
        {
            return await client.GetAsync(new Uri(url, UriKind.Relative));
        }

        var queue = await HtmlForm.PageAsync(client, "/staff/queue");
        using var content = new FormUrlEncodedContent([KeyValuePair.Create(Token, queue.QuerySelector($"input[name={Token}]")!.GetAttribute("value")!)]);
        return await client.PostAsync(new Uri(url, UriKind.Relative), content);
    }

    [GeneratedRegex("""(?:new AuditEntry\(|ProfileAct\.ChangeAsync\([^;"]*|=> (?="application\.))\s*"(?<act>[^"]+)""", RegexOptions.None, 5000)]
    private static partial Regex Acts();
}
