using System.Net;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My.Delegations;

/// <summary>From the offer to the answer, by two people who do not know each other's account.</summary>
public sealed class OfferPageTests : MyPageTest
{
    [Fact]
    public async Task Offer_Handed_Accepted_BothSeeIt()
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);
        var code = await OfferAsync(principal);

        using var opened = await (await HtmlForm.GetAsync(agent, "/my/delegations/receive")).Type("Code", code.ToLowerInvariant()).PostAsync();
        var accept = opened.Headers.Location!.ToString();
        var page = await HtmlForm.GetAsync(agent, accept);
        var words = Words(page.Page);
        Assert.Contains("北九花子さんが、あなたに手続きを任せたい", words, StringComparison.Ordinal);
        Assert.Contains("「介護」の手続きすべて", words, StringComparison.Ordinal);
        Assert.Contains("介護をお願いします", words, StringComparison.Ordinal);
        Assert.DoesNotContain("城内", words, StringComparison.Ordinal); // the name only
        var before = Words(await HtmlForm.PageAsync(principal, "/my/delegations"));
        Assert.Contains("承諾待ち", before, StringComparison.Ordinal);
        Assert.DoesNotContain("ハル", before, StringComparison.Ordinal); // not before they have accepted

        using var accepted = await page.PostAsync("引き受ける");

        var mine = Words(await HtmlForm.PageAsync(principal, accepted.Headers.Location!.ToString()));
        Assert.Contains("八幡ハルさんがあなたの代わりに申請できます", mine, StringComparison.Ordinal);
        Assert.Contains("承諾しました八幡ハル", mine, StringComparison.Ordinal);
        var theirs = Words(await HtmlForm.PageAsync(agent, accepted.Headers.Location!.ToString()));
        Assert.Contains("引き受けました", theirs, StringComparison.Ordinal);
        Assert.Contains("北九花子さんの代わりに申請できます", theirs, StringComparison.Ordinal);
        Assert.Contains("あなたが任されている手続き（1件）", Words(await HtmlForm.PageAsync(agent, "/my/delegations")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_OnlyItsHashIsKept_AndItsPageShowsItForAWhile()
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        var code = await OfferAsync(principal);
        var stored = await App.WithDbAsync(db => db.Delegations.AsNoTracking().SingleAsync());

        Assert.True(InvitationCode.TryParse(code, out var parsed));
        Assert.Equal(parsed.Hash, stored.CodeHash);
        Assert.Contains(code, (await HtmlForm.PageAsync(principal, $"/my/delegations/{stored.Id}/code")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(code, (await HtmlForm.PageAsync(principal, $"/my/delegations/{stored.Id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_Renewed_TheOldOneOpensNothing()
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);
        var old = await OfferAsync(principal);
        var id = await App.WithDbAsync(db => db.Delegations.Select(d => d.Id).SingleAsync());

        using var renewed = await (await HtmlForm.GetAsync(principal, $"/my/delegations/{id}/code")).PostAsync("招待コードを作り直す");
        var page = await HtmlForm.PageAsync(principal, renewed.Headers.Location!.ToString());

        var code = page.QuerySelector(".kdw-panel__number")!.TextContent.Trim();
        Assert.NotEqual(old, code);
        Assert.Equal(HttpStatusCode.BadRequest, await ShowAsync(agent, old));
        Assert.Equal(HttpStatusCode.Redirect, await ShowAsync(agent, code));
    }

    [Fact]
    public async Task Post_NothingFilled_NamesEachAndKeepsTheRest()
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        var form = (await HtmlForm.GetAsync(principal, "/my/delegations/offer")).Fill("相手に伝えること", "番号は123456789018です");

        using var response = await form.PostAsync("内容を確認する");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        var links = page.QuerySelectorAll(".kdw-error-summary a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(["#category-0", "#period-1", "#purpose"], links);
        Assert.All(links, l => Assert.NotNull(page.QuerySelector(l)));
        Assert.Equal("番号は123456789018です", HtmlForm.Of(principal, "/my/delegations/offer", page).ValueOf("相手に伝えること"));
        Assert.Equal(0, await App.WithDbAsync(db => db.Delegations.CountAsync()));
    }

    [Theory]
    [InlineData("2027", "11", "24", true)]
    [InlineData("2027", "11", "25", false)] // more than a year
    [InlineData("2026", "11", "24", true)]  // today
    [InlineData("2026", "11", "23", false)]
    [InlineData("2027", "2", "30", false)]
    [InlineData("", "", "", false)]
    public async Task Post_LastDayTyped_IsTakenWithinAYear(string year, string month, string day, bool good)
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        var form = (await HtmlForm.GetAsync(principal, "/my/delegations/offer"))
            .Type("Input.Categories", "介護").Type("Input.Period", "other").Type("Input.Year", year).Type("Input.Month", month).Type("Input.Day", day);

        using var response = await form.PostAsync("内容を確認する");

        Assert.Equal(good ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(good, (await HtmlForm.ReadAsync(response)).QuerySelector("a[href='#until-year']") is null);
    }

    [Fact]
    public async Task Post_SelfOnlyProcedureForged_IsRefused()
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        var form = (await HtmlForm.GetAsync(principal, "/my/delegations/offer")).Type("Input.Period", "1")
            .Forge("Input.ProcedureIds", "child-rearing-allowance-status-presend").Forge("step", "send");

        using var response = await form.PostAsync("内容を確認する");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, await App.WithDbAsync(db => db.Delegations.CountAsync()));
    }

    [Fact]
    public async Task Edit_FromTheCheckPage_KeepsWhatWasChosen()
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        using var check = await (await FilledAsync(principal)).PostAsync("内容を確認する");
        var form = HtmlForm.Of(principal, "/my/delegations/offer", await HtmlForm.ReadAsync(check));

        using var again = await form.PostAsync("内容を直す");

        var page = await HtmlForm.ReadAsync(again);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.True(page.QuerySelector("input[value='介護']")!.HasAttribute("checked"));
        Assert.True(page.QuerySelector("#period-3")!.HasAttribute("checked"));
        Assert.Equal("介護をお願いします", page.QuerySelector("#purpose")!.TextContent.Trim());
    }

    private static async Task<HtmlForm> FilledAsync(HttpClient principal) => (await HtmlForm.GetAsync(principal, "/my/delegations/offer"))
        .Type("Input.Categories", "介護").Type("Input.ProcedureIds", "resident-record-copy").Type("Input.Period", "3").Fill("相手に伝えること", "介護をお願いします");

    /// <summary>The code, as the principal sees it.</summary>
    private static async Task<string> OfferAsync(HttpClient principal)
    {
        using var check = await (await FilledAsync(principal)).PostAsync("内容を確認する");
        var page = await HtmlForm.ReadAsync(check);
        Assert.Contains("令和9年2月24日", page.Body!.TextContent, StringComparison.Ordinal);
        using var made = await HtmlForm.Of(principal, "/my/delegations/offer", page).PostAsync("招待コードを作る");
        var shown = await HtmlForm.PageAsync(principal, made.Headers.Location!.ToString());
        return shown.QuerySelector(".kdw-panel__number")!.TextContent.Trim();
    }

    private static async Task<HttpStatusCode> ShowAsync(HttpClient client, string code)
    {
        using var response = await (await HtmlForm.GetAsync(client, "/my/delegations/receive")).Type("Code", code).PostAsync();
        return response.StatusCode;
    }
}
