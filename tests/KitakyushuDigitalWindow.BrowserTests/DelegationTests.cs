namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>委任 by two people: offered, handed over as a code, accepted, used, seen by both, revoked; and what each keeps about themselves.</summary>
public sealed class DelegationTests(RunningPortal portal, Chromium chromium) : IClassFixture<RunningPortal>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Delegation_FromOfferToRevocation()
    {
        await using var principal = await LoggedInAsync("citizen-01", "/my/delegations");
        await principal.SeesAsync("委任");
        await principal.Page.GotoAsync(portal.Url + "/my/delegations/offer");
        await principal.SeesAsync("手続きを任せる");
        await principal.PressAsync("内容を確認する");
        await principal.SeesAsync("手続きを任せる"); // with its errors
        await principal.Page.Locator("label:has(input[value='証明書'])").ClickAsync();
        await principal.Page.Locator("label:has(#period-3)").ClickAsync();
        await principal.PressAsync("内容を確認する");
        await principal.SeesAsync("委任の内容を確認してください");
        await principal.PressAsync("招待コードを作る");
        await principal.SeesAsync("招待コードを渡してください");
        var code = await principal.Page.Locator(".kdw-panel__number").InnerTextAsync();

        await using var agent = await LoggedInAsync("citizen-04", "/my/delegations/receive");
        await agent.SeesAsync("招待コードを入力してください");
        await agent.Page.Locator("#code").FillAsync("KC7R");
        await agent.NextAsync();
        await agent.SeesAsync("招待コードを入力してください");
        await agent.Page.Locator("#code").FillAsync(code);
        await agent.NextAsync();
        await agent.SeesAsync("手続きを引き受けますか");
        await agent.PressAsync("引き受ける");
        await agent.SeesAsync("任されている手続き");

        await agent.Page.GotoAsync(portal.Url + "/apply/resident-record-copy");
        await agent.SeesAsync("だれの手続きですか");
        await agent.Page.Locator("label:has-text('北九　花子')").ClickAsync();
        await agent.NextAsync();
        await agent.SeesAsync("住民票の写しの交付請求を始めます");
        Assert.Contains("北九　花子さんの手続き", await agent.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await agent.PressAsync("入力を始める");
        await agent.SeesAsync("あなた（請求者）のこと");

        await principal.Page.GotoAsync(portal.Url + "/my/delegations");
        await principal.SeesAsync("委任");
        await principal.Page.Locator("main h3.kdw-card__title a").First.ClickAsync();
        await principal.SeesAsync("任せている手続き");
        await principal.Page.Locator("main a[href$='/revoke']").ClickAsync();
        await principal.SeesAsync("");
        await principal.Page.Locator("main form button.kdw-button").First.ClickAsync();
        await principal.SeesAsync("任せている手続き");
        await agent.Page.ReloadAsync();
        await agent.SeesAsync(""); // says that the delegation has ended
        Assert.Contains("委任", await agent.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await SeeTheirOwnAsync(principal);
    }

    /// <summary>マイページ's pages about oneself.</summary>
    private async Task SeeTheirOwnAsync(Visitor person)
    {
        await person.Page.GotoAsync(portal.Url + "/my/profile");
        await person.SeesAsync("登録した内容");
        await person.Page.Locator("label:has(#keep)").ClickAsync();
        await person.PressAsync("保存を始める");
        await person.SeesAsync("登録した内容");
        await person.PressAsync("家族を追加する");
        await person.SeesAsync("");
        await person.Page.Locator("main form button.kdw-button").First.ClickAsync();
        await person.SeesAsync(""); // with its errors
        await person.Page.GotoAsync(portal.Url + "/my/profile/withdraw");
        await person.SeesAsync("");
    }

    private async Task<Visitor> LoggedInAsync(string citizen, string page)
    {
        var person = await Visitor.NewAsync(chromium.Browser, script: true, "delegation-" + citizen);
        await person.Page.GotoAsync(portal.Url + page);
        await person.PressAsync("マイナンバーカードでログインする");
        await person.Page.Locator($"button[value='{citizen}']").ClickAsync();
        return person;
    }
}
