using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Proxy;

/// <summary>だれの手続きですか: asked only where there is a choice, and only of people whom one may act for.</summary>
public sealed class StartForSomebodyTests : ProxyTest
{
    private static readonly KnownChild _child = new(Guid.Parse("0b54f0f4-54a6-4b5f-9c43-0b3d3a3f0001"), "北九　一郎", "キタキュウ　イチロウ", new DateOnly(2019, 8, 27), "male");

    [Fact]
    public async Task Get_NobodyElse_AsksNothing()
    {
        Assert.DoesNotContain("だれの手続きですか", await WordsAsync(Agent, "/apply/" + Procedure), StringComparison.Ordinal);

        using var started = await (await HtmlForm.GetAsync(Agent, "/apply/" + Procedure)).PostAsync("入力を始める");

        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        Assert.Equal(ForWhomKind.Self, Assert.Single(await App.FiledByAsync()).ForWhomKind);
    }

    [Fact]
    public async Task Post_ForWhoEntrusted_StartsADraftForThem()
    {
        var delegation = await App.GivenDelegationAsync();

        using var asked = await (await HtmlForm.GetAsync(Agent, "/apply/" + Procedure)).Choose("北九　花子さん（あなたに任せた人）").PostAsync("次へ進む");
        var start = asked.Headers.Location!.ToString();
        Assert.DoesNotContain("花子", Uri.UnescapeDataString(start), StringComparison.Ordinal);
        Assert.Contains("北九花子さんの手続き（代理）", await WordsAsync(Agent, start), StringComparison.Ordinal);
        using var started = await (await HtmlForm.GetAsync(Agent, start)).PostAsync("入力を始める");

        var draft = Assert.Single(await App.FiledByAsync());
        Assert.Equal(
            (ForWhomKind.Delegation, await App.CitizenIdAsync(), (Guid?)delegation, "北九　花子"),
            (draft.ForWhomKind, draft.RepresentedId, draft.DelegationId, draft.RepresentedName));
        Assert.Equal($"/apply/{draft.Id}", started.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Post_NobodyChosen_AsksAgain()
    {
        await App.GivenDelegationAsync();

        using var response = await (await HtmlForm.GetAsync(Agent, "/apply/" + Procedure)).PostAsync("次へ進む");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Equal("だれの手続きかを選んでください", page.QuerySelector(".kdw-error-summary a[href='#person-0']")!.TextContent);
        Assert.Empty(await App.FiledByAsync());
    }

    [Fact]
    public async Task Post_EachPersonHasADraftOfTheirOwn_PressedTwiceItIsOne()
    {
        var token = "delegation-" + (await App.GivenDelegationAsync()).ToString("N");
        foreach (var url in new[] { $"/apply/{Procedure}?for=self", $"/apply/{Procedure}?for={token}" })
        {
            var form = await HtmlForm.GetAsync(Agent, url);
            using var first = await form.PostAsync("入力を始める");
            using var second = await form.PostAsync("入力を始める");
            Assert.Equal(first.Headers.Location, second.Headers.Location);
        }

        var drafts = await App.FiledByAsync();
        Assert.Equal([ForWhomKind.Self, ForWhomKind.Delegation], drafts.Select(d => d.ForWhomKind).Order());
        Assert.Contains("作成中の申請があります", await WordsAsync(Agent, $"/apply/{Procedure}?for={token}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NotEntrusted_SaysWhyAndOffersNothing()
    {
        var delegation = await App.GivenDelegationAsync(procedures: ["resident-record-copy"]);

        var words = await WordsAsync(Agent, "/apply/" + Procedure);
        Assert.DoesNotContain("だれの手続きですか", words, StringComparison.Ordinal);
        Assert.Contains("北九花子さん（あなたに任せた人）：この手続きは、委任されていません。", words, StringComparison.Ordinal);
        Assert.Contains("だれの手続きですか", await WordsAsync(Agent, "/apply/resident-record-copy"), StringComparison.Ordinal);

        var url = $"/apply/{Procedure}?for=delegation-{delegation:N}";
        var page = await HtmlForm.PageAsync(Agent, url);
        Assert.Contains("この手続きは、委任されていません。", Words(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
        Assert.Empty(await App.FiledByAsync());
    }

    [Theory]
    [InlineData("child-rearing-allowance-status-presend")]
    [InlineData("absentee-ballot-request")]
    public async Task Post_SelfOnlyProcedureForged_StartsNothing(string procedure)
    {
        var delegation = await App.GivenDelegationAsync(procedures: [procedure]); // as if it had been allowed once
        var page = await HtmlForm.PageAsync(Agent, "/apply/" + procedure);
        Assert.Contains("本人だけができます", Words(page), StringComparison.Ordinal);

        using var forged = await PostAsync(Agent, $"/apply/{procedure}?for=delegation-{delegation:N}");

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Empty(await App.FiledByAsync());
    }

    [Theory]
    [InlineData(DelegationStatus.Offered)]
    [InlineData(DelegationStatus.Declined)]
    [InlineData(DelegationStatus.Revoked)]
    [InlineData(DelegationStatus.Expired)]
    public async Task Start_UnderOneThatDoesNotHold_IsNotThere(DelegationStatus status)
    {
        var delegation = await App.GivenDelegationAsync(status);
        var url = $"/apply/{Procedure}?for=delegation-{delegation:N}";

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Agent, url)).Status);
        using var forged = await PostAsync(Agent, url);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Empty(await App.FiledByAsync());
    }

    [Fact]
    public async Task Start_WithAForgedPerson_IsNotThere()
    {
        var delegation = await App.GivenDelegationAsync();
        foreach (var token in new[] { $"delegation-{Guid.NewGuid():N}", $"child-{Guid.NewGuid():N}", "somebody", $"child-{delegation:N}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Agent, $"/apply/{Procedure}?for={token}")).Status);
        }

        // a delegation between two others
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Stranger, $"/apply/{Procedure}?for=delegation-{delegation:N}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Principal, $"/apply/{Procedure}?for=delegation-{delegation:N}")).Status);
        using var forged = await PostAsync(Stranger, $"/apply/{Procedure}?for=delegation-{delegation:N}");
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    [Fact]
    public async Task Start_OnTheLastDayAndTheDayAfter_InJapan()
    {
        await App.GivenDelegationAsync(until: new DateOnly(2026, 11, 24));
        App.Clock.Now = new DateTimeOffset(2026, 11, 24, 14, 59, 59, TimeSpan.Zero);
        using (var before = await App.AsCitizenAsync(GivenDelegations.Agent))
        {
            Assert.Contains("北九花子さん", await WordsAsync(before, "/apply/" + Procedure), StringComparison.Ordinal);
        }

        App.Clock.Advance(TimeSpan.FromSeconds(1)); // 0:00 on the 25th in Japan
        using var after = await App.AsCitizenAsync(GivenDelegations.Agent);
        Assert.DoesNotContain("北九花子さん", await WordsAsync(after, "/apply/" + Procedure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Child_IsAChoiceWhereAChildCanBeTheApplicant()
    {
        using var app = new AppFactory().WithChildren(_child);
        using var parent = await app.AsCitizenAsync();

        using var asked = await (await HtmlForm.GetAsync(parent, "/apply/resident-record-copy")).Choose("北九　一郎さん（お子さん）").PostAsync("次へ進む");
        using var started = await (await HtmlForm.GetAsync(parent, asked.Headers.Location!.ToString())).PostAsync("入力を始める");
        var first = await parent.GetAsync(started.Headers.Location);
        var form = await HtmlForm.GetAsync(parent, first.Headers.Location!.ToString());

        Assert.Contains("北九一郎さん（お子さん）の手続き", Words(form.Page), StringComparison.Ordinal);
        Assert.Equal("北九　一郎", form.Page.QuerySelector("[name=applicantName]")!.GetAttribute("value"));
        Assert.Equal("キタキュウ　イチロウ", form.Page.QuerySelector("[name=applicantKana]")!.GetAttribute("value"));
        Assert.Contains("小倉北区城内1番1号", form.Page.Body!.InnerHtml, StringComparison.Ordinal); // of the parent's card
        Assert.DoesNotContain("1990", form.Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal); // the parent's birth day
        Assert.DoesNotContain("だれの手続きですか", Words(await HtmlForm.PageAsync(parent, "/apply/child-allowance-certification")), StringComparison.Ordinal);
        var selfOnly = Words(await HtmlForm.PageAsync(parent, "/apply/absentee-ballot-request"));
        Assert.Contains("北九一郎さん（お子さん）：この手続きは、法律などの決まりにより、本人だけができます", selfOnly, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Child_Filed_IsTheApplicant()
    {
        using var app = new AppFactory().WithChildren(_child);
        using var parent = await app.AsCitizenAsync();
        var draft = await app.AddAsync(procedureId: "smartphone-consultation-reservation", forWhom: ForWhom.Child(_child.Id, _child.Name));
        var check = await HtmlForm.GetAsync(parent, $"/apply/{draft}/check");
        foreach (var box in check.Page.QuerySelectorAll("main form input[type=checkbox]"))
        {
            box.SetAttribute("checked", "checked");
        }

        using var sent = await check.PostAsync();

        Assert.Equal($"/apply/{draft}/done", sent.Headers.Location!.ToString());
        var filed = await app.WithDbAsync(db => db.Applications.AsNoTracking().SingleAsync(a => a.Id == draft));
        Assert.Equal("北九　一郎", filed.ApplicantName);
        var words = Words(await HtmlForm.PageAsync(parent, $"/my/applications/{filed.ReceiptNumber}"));
        Assert.Contains("北九一郎さん（お子さん）の手続き", words, StringComparison.Ordinal);
        Assert.Contains("申請した人（親権者）北九花子", words, StringComparison.Ordinal);
        using var clerk = app.AsStaff(Ward.CityHall, filed.SectionCode);
        Assert.Contains("申請した人（親権者）北九花子", Words(await HtmlForm.PageAsync(clerk, $"/staff/applications/{filed.ReceiptNumber}")), StringComparison.Ordinal);
    }

    /// <summary>A post that the page does not offer, with the token of a page that this session may open.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string url)
    {
        var page = await HtmlForm.PageAsync(client, "/my/delegations/receive");
        using var content = new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"))]);
        return await client.PostAsync(new Uri(url, UriKind.Relative), content);
    }
}
