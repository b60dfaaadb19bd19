using System.Net;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Procedures;

public class ProcedurePageTests(AppFactory app) : IClassFixture<AppFactory>
{
    private static readonly Dictionary<string, ProcedureDefinition> _definitions =
        DefinitionImport.Shipped().ToDictionary(s => s.Id, s => DefinitionImport.Read(s.Json));

    public static TheoryData<string> Ids => [.. _definitions.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Get_EveryProcedure_SaysWhatOneMustKnow(string id)
    {
        var definition = _definitions[id];

        var page = await HtmlForm.PageAsync(app.Anonymous(), "/procedures/" + id);

        Assert.Equal(definition.ShortName, Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Contains(definition.Eligibility, page.QuerySelector(".kdw-lead")!.TextContent, StringComparison.Ordinal);
        var facts = page.QuerySelectorAll(".kdw-facts dl > div")
            .ToDictionary(d => d.QuerySelector("dt")!.TextContent, d => d.QuerySelector("dd")!.TextContent);
        Assert.Contains(definition.Deadline.Text, facts["期限"], StringComparison.Ordinal);
        Assert.Contains(definition.Fee.Amount.Amount == 0 ? "なし" : definition.Fee.Amount.ToString(), facts["手数料"], StringComparison.Ordinal);
        var body = page.QuerySelector("main")!.TextContent;
        Assert.Contains(definition.LegalBasis, body, StringComparison.Ordinal);
        Assert.Contains(definition.Section.Name, body, StringComparison.Ordinal);
        Assert.Contains("093-671-8181", body, StringComparison.Ordinal);
        Assert.Contains("（第1版）", body, StringComparison.Ordinal);

        var start = page.QuerySelector($"a[href='/apply/{id}']");
        Assert.Equal(definition.CanBeFiled, start is not null);
        Assert.DoesNotContain("署名用", body, StringComparison.Ordinal); // only the password that is really asked for
        Assert.Equal(definition.CanBeFiled, body.Contains("数字4桁", StringComparison.Ordinal));
        Assert.Equal(definition.CanBeFiled, facts.ContainsKey("かかる時間"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Get_EveryProcedure_ShowsItsHeadingsInOrder(string id)
    {
        var page = await HtmlForm.PageAsync(app.Anonymous(), "/procedures/" + id);

        var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(h => h.TagName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public async Task Get_NotFullyOnline_SaysWhyAndWhatToDoInstead()
    {
        foreach (var (id, definition) in _definitions.Where(d => d.Value.Online != OnlineLevel.Full))
        {
            var page = await HtmlForm.PageAsync(app.Anonymous(), "/procedures/" + id);

            var banner = page.QuerySelector("main .kdw-banner")!;
            Assert.Contains(definition.OnlineNote!, banner.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.GetElementById(banner.QuerySelector("a")!.GetAttribute("href")![1..]));
        }
    }

    [Theory]
    [InlineData("seal-registration-certificate", "オンラインでは申請できません")]
    [InlineData("longevity-gift-claim", "申請は必要ありません")]
    public async Task Get_Blocked_HasNoWayToStart(string id, string heading)
    {
        var page = await HtmlForm.PageAsync(app.Anonymous(), "/procedures/" + id);

        Assert.Equal(heading, page.QuerySelector("main .kdw-banner h2")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("a[href^='/apply']"));
    }

    [Theory]
    [InlineData("/procedures/child-allowance-certification", "/sign-in?returnUrl=%2Fprocedures%2Fchild-allowance-certification")]
    [InlineData("/help", "/sign-in?returnUrl=%2Fhelp")]
    [InlineData("/", "/sign-in")]
    public async Task Get_Anonymous_LogInLeadsBackToThePage(string url, string expected)
    {
        var page = await HtmlForm.PageAsync(app.Anonymous(), url);

        Assert.Equal(expected, page.QuerySelectorAll("header a").Single(a => a.TextContent == "ログイン").GetAttribute("href"));
    }

    [Fact]
    public async Task Get_ChildAllowance_NamesTheDocumentsWithTheirCondition()
    {
        var page = await HtmlForm.PageAsync(app.Anonymous(), "/procedures/child-allowance-certification");

        var items = page.QuerySelectorAll(".kdw-prepare li").Select(l => l.TextContent).ToList();
        Assert.Contains(items, i => i.Contains("別居監護申立書（児童と別居しているとき）", StringComparison.Ordinal));
        Assert.Contains(items, i => i.Contains("留学先の在学証明書と日本語訳", StringComparison.Ordinal) && i.Contains("原本が必要です", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll("details li"), l => l.TextContent == "申請する人を確認するため");
    }

    [Theory]
    [InlineData("/procedures/nothing")]
    [InlineData("/procedures/%F0%A0%AE%B7")]
    [InlineData("/procedures/..%2F..%2Fetc")]
    public async Task Get_Unknown_ShowsTheHumanPageWith404(string url)
    {
        using var response = await app.Anonymous().GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("ページが見つかりません", (await HtmlForm.ReadAsync(response)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Get_WithADraft_OffersToGoOn()
    {
        using var client = await app.AsCitizenAsync();
        using var started = await (await HtmlForm.GetAsync(client, "/apply/child-medical-certificate")).PostAsync();

        var page = await HtmlForm.PageAsync(client, "/procedures/child-medical-certificate");

        Assert.Equal("続きから始める", page.QuerySelector("#start a")!.TextContent);
        Assert.Equal(started.Headers.Location!.ToString(), page.QuerySelector("#start a")!.GetAttribute("href"));
    }
}
