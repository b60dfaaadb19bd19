using System.Net;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My.Delegations;

/// <summary>What a code opens, and what it does not.</summary>
public sealed class ReceivePageTests : MyPageTest
{
    private readonly InvitationCode _code = InvitationCode.Create(Random.Shared.Next);

    [Fact]
    public async Task Get_WithTheLink_FillsTheFieldAndChangesNothing()
    {
        var id = await OfferedAsync();
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);

        var form = await HtmlForm.GetAsync(agent, $"/my/delegations/receive?code={_code.Value}");

        Assert.Equal(_code.Value, form.ValueOf("招待コードを入力してください"));
        Assert.Null((await App.StoredDelegationAsync(id)).AgentId);
        using var opened = await form.PostAsync();
        Assert.Equal($"/my/delegations/{id}/accept", opened.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Post_UsedBySomebodyElse_IsRefusedAsIfItWereNone()
    {
        await OfferedAsync();
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);
        using var late = await App.AsCitizenAsync("citizen-03");

        using var first = await PostAsync(agent, _code.Value);
        using var second = await PostAsync(late, _code.Value);
        using var again = await PostAsync(agent, _code.Value); // a double click of the first

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains("この招待コードは使えません", await TextAsync(second), StringComparison.Ordinal);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
    }

    [Fact]
    public async Task Post_OnesOwn_IsRefusedAndStaysGoodForTheOther()
    {
        var id = await OfferedAsync();
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);

        using var own = await PostAsync(principal, _code.Value);
        using var other = await PostAsync(agent, _code.Value);

        Assert.Equal(HttpStatusCode.BadRequest, own.StatusCode);
        Assert.Contains("あなた自身が作った招待コード", await TextAsync(own), StringComparison.Ordinal);
        Assert.Equal($"/my/delegations/{id}/accept", other.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Post_AfterSevenDays_IsRefused()
    {
        await OfferedAsync();
        App.Clock.Advance(TimeSpan.FromDays(7));
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);

        using var response = await PostAsync(agent, _code.Value);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("この招待コードは使えません", await TextAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Guessed_IsLockedAfterFiveForAnHour_EvenForTheRightOne()
    {
        await OfferedAsync();
        using var guesser = await App.AsCitizenAsync(GivenDelegations.Agent);
        for (var i = 0; i < CodeTries.Max; i++)
        {
            using var wrong = await PostAsync(guesser, InvitationCode.Create(Random.Shared.Next).Value);
            Assert.Contains("この招待コードは使えません", await TextAsync(wrong), StringComparison.Ordinal);
        }

        using var locked = await PostAsync(guesser, _code.Value);
        Assert.Equal(HttpStatusCode.BadRequest, locked.StatusCode);
        Assert.Contains("しばらく受け付けられません", await TextAsync(locked), StringComparison.Ordinal);
        Assert.Equal(CodeTries.Max, await App.WithDbAsync(db => db.Audit.CountAsync(e => e.What == "delegation.wrong_code")));

        App.Clock.Advance(TimeSpan.FromHours(1));
        using var later = await App.AsCitizenAsync(GivenDelegations.Agent); // the session has ended meanwhile
        using var good = await PostAsync(later, _code.Value);
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
    }

    [Theory]
    [InlineData("", "招待コードを入力してください")]
    [InlineData("KC7R-4HXP", "招待コードは16文字です")]
    public async Task Post_NoCode_SaysWhatToDoAndCountsNothing(string typed, string message)
    {
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);

        using var response = await PostAsync(agent, typed);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains(message, page.QuerySelector("#code-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector("#code")!.GetAttribute("value") ?? "");
        Assert.Equal(0, await App.WithDbAsync(db => db.CodeTries.CountAsync()));
    }

    private Task<Guid> OfferedAsync() => Prepare(() => App.GivenDelegationAsync(DelegationStatus.Offered, code: _code, opened: false));

    private async Task<Guid> Prepare(Func<Task<Guid>> make)
    {
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        return await make();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string code) =>
        await (await HtmlForm.GetAsync(client, "/my/delegations/receive")).Type("Code", code).PostAsync();

    private static async Task<string> TextAsync(HttpResponseMessage response) => (await HtmlForm.ReadAsync(response)).Body!.TextContent;
}
