using System.Net;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Web.Identity;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Sandbox;

/// <summary>The portal's own log-in against the sandbox, over HTTP.</summary>
public sealed class SignInJourneyTests(TrialPortal portal) : IClassFixture<TrialPortal>
{
    [Fact]
    public async Task SignIn_Citizen_ReturnsToThePageWithOnlyOurIdInTheSession()
    {
        using var browser = new TrialBrowser();
        await SignInAsync(browser, "/my/draft/7?page=2", "𠮷田　花子");

        Assert.Equal("/my/draft/7?page=2", browser.Address.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        var claims = browser.Body.Split('\n').Select(c => c.Split('=')[0]).Order(StringComparer.Ordinal);
        Assert.Equal([SignInClaims.Id, SignInClaims.SignedInAt, SignInClaims.Subject], claims);
        Assert.Contains($"{SignInClaims.Subject}={TrialPortal.RememberedCitizens.Id}", browser.Body, StringComparison.Ordinal); // not the provider's
        Assert.Contains($"{SignInClaims.Id}={TrialPortal.RememberedCitizens.Id}", browser.Body, StringComparison.Ordinal);
        Assert.Equal(
            new CardFacts("citizen-04", "𠮷田　花子", "福岡県北九州市門司区清滝一丁目1番1号", new DateOnly(1994, 8, 27), "19940827", Sex.Female),
            portal.Citizens.Last);
    }

    [Fact]
    public async Task SignIn_NameWithVariationSequence_ArrivesUntouched()
    {
        using var browser = new TrialBrowser();
        await SignInAsync(browser, "/my/home", "辻\U000E0100　太郎");

        Assert.Equal("辻\U000E0100　太郎", portal.Citizens.Last?.Name);
    }

    [Fact]
    public async Task SignIn_ForeignReturnUrl_GoesToOwnHome()
    {
        using var browser = new TrialBrowser();
        await browser.OpenAsync(portal.PortalUrl + "/sign-in?returnUrl=//evil.example/");
        await browser.ClickAsync("マイナンバーカードでログインする");
        await browser.PressAsync("北九　花子");

        Assert.Equal(portal.PortalUrl + ReturnUrl.CitizenHome, browser.Address.ToString());
    }

    [Fact]
    public async Task Start_State_FitsTheProvidersLimitAndComesBackWithSessionState()
    {
        using var browser = new TrialBrowser();
        await browser.OpenAsync(portal.PortalUrl + "/sign-in/start");
        var state = browser.Page.QuerySelector("input[name=state]")!.GetAttribute("value")!;
        await browser.PressAsync("北九　花子");

        Assert.InRange(state.Length, 1, 255);
        Assert.Contains(browser.Trail, u => u.AbsolutePath == "/signin-myna" && u.Query.Contains("session_state=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Callback_Replayed_ShowsFriendlyPage()
    {
        using var browser = new TrialBrowser();
        await SignInAsync(browser, "/my/home", "北九　花子");
        await browser.OpenAsync(browser.Trail.First(u => u.AbsolutePath == "/signin-myna").ToString());

        AssertProblem(browser, "同じブラウザで開いてください");
    }

    [Fact]
    public async Task Callback_InAnotherBrowser_ShowsFriendlyPageAndSignsNobodyIn()
    {
        using var browser = new TrialBrowser();
        using var other = new TrialBrowser();
        await browser.OpenAsync(portal.PortalUrl + "/sign-in/start?returnUrl=/my/draft/9");
        await other.OpenAsync(portal.SandboxUrl + "/");
        await other.PostAsync("/api/realms/main/protocol/openid-connect/auth", browser.Page
            .QuerySelectorAll("input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!))
            .Append(KeyValuePair.Create("sandbox_person", "citizen-01")));

        AssertProblem(other, "同じブラウザで開いてください");
        await other.OpenAsync("/my/home");
        Assert.Equal("/sign-in", other.Address.AbsolutePath);
    }

    [Theory]
    [InlineData("利用者が取消した", "ログインを取り消しました")]
    [InlineData("証明書が失効している", "電子証明書は使えません")]
    [InlineData("時間切れになった", "時間切れになりました")]
    public async Task SignIn_ProviderRefuses_ShowsTheReasonAndKeepsTheWayBack(string button, string words)
    {
        using var browser = new TrialBrowser();
        await browser.OpenAsync(portal.PortalUrl + "/sign-in/start?returnUrl=/my/draft/9");
        await browser.PressAsync(button);

        AssertProblem(browser, words);
        await browser.ClickAsync("もう一度ログインする");
        await browser.ClickAsync("マイナンバーカードでログインする");
        await browser.PressAsync("北九　花子");
        Assert.Equal("/my/draft/9", browser.Address.AbsolutePath);
    }

    [Theory]
    [InlineData("/signin-myna")]
    [InlineData("/signin-myna?code=x&state=forged")]
    [InlineData("/signin-staff?error=server_error&state=forged")]
    public async Task Callback_Forged_ShowsFriendlyPage(string path)
    {
        using var browser = new TrialBrowser();
        await browser.OpenAsync(portal.PortalUrl + path);

        AssertProblem(browser, "もう一度ログインする");
    }

    [Fact]
    public async Task Post_SignedOut_ReturnsToTheSamePathByGet()
    {
        using var browser = new TrialBrowser();
        await browser.OpenAsync(portal.PortalUrl + "/sign-in");
        await browser.PostAsync("/my/draft/3?handler=Save", []);

        Assert.Equal("/sign-in?returnUrl=%2Fmy%2Fdraft%2F3", browser.Address.PathAndQuery);
    }

    [Fact]
    public async Task Session_IdleThirtyMinutes_EndsButActivityKeepsIt()
    {
        using var browser = new TrialBrowser();
        await SignInAsync(browser, "/my/home", "北九　花子");
        try
        {
            portal.Clock.Ahead += TimeSpan.FromMinutes(10);
            await browser.OpenAsync("/my/home");
            portal.Clock.Ahead += TimeSpan.FromMinutes(29);
            await browser.OpenAsync("/my/home");
            Assert.Equal("/my/home", browser.Address.AbsolutePath);

            portal.Clock.Ahead += TimeSpan.FromMinutes(31);
            await browser.OpenAsync("/my/home");
            Assert.Equal("/sign-in", browser.Address.AbsolutePath);
            Assert.Contains("有効時間が過ぎました", browser.Text, StringComparison.Ordinal);
        }
        finally
        {
            portal.Clock.Ahead = TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task Session_ActiveForEightHours_Ends()
    {
        using var browser = new TrialBrowser();
        await SignInAsync(browser, "/my/home", "北九　花子");
        try
        {
            for (var minutes = 0; minutes < 460; minutes += 20)
            {
                portal.Clock.Ahead += TimeSpan.FromMinutes(20);
                await browser.OpenAsync("/my/home");
                Assert.Equal("/my/home", browser.Address.AbsolutePath);
            }

            portal.Clock.Ahead += TimeSpan.FromMinutes(21);
            await browser.OpenAsync("/my/home");
            Assert.Equal("/sign-in", browser.Address.AbsolutePath);
        }
        finally
        {
            portal.Clock.Ahead = TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task SignOut_WithoutToken_KeepsTheSessionAndWithTokenEndsIt()
    {
        using var browser = new TrialBrowser();
        await SignInAsync(browser, "/my/home", "北九　花子");

        await browser.PostAsync("/sign-out", []);
        Assert.Contains("画面の有効期限が切れました", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync("/my/home");
        Assert.Equal("/my/home", browser.Address.AbsolutePath);

        await browser.OpenAsync("/token");
        await browser.PostAsync("/sign-out", [KeyValuePair.Create("__RequestVerificationToken", browser.Body)]);
        Assert.Equal("/signed-out", browser.Address.AbsolutePath);
        await browser.OpenAsync("/my/home");
        Assert.Equal("/sign-in", browser.Address.AbsolutePath);
    }

    [Fact]
    public async Task SignIn_Staff_HoldsWardSectionAndRoles()
    {
        using var browser = new TrialBrowser();
        await browser.OpenAsync(portal.PortalUrl + "/staff/queue");
        Assert.Equal("/staff/sign-in", browser.Address.AbsolutePath);
        await browser.ClickAsync("職員としてログインする");
        Assert.Contains("小倉北区 保健福祉課", browser.Page.QuerySelectorAll("h2").Select(h => h.TextContent));
        await browser.PressAsync("審査　一");

        Assert.Equal("/staff/queue", browser.Address.AbsolutePath);
        foreach (var claim in (string[])["kdw:ward=KokuraKita", "kdw:section=hoken-fukushi", "kdw:role=clerk", "kdw:role=approver", "kdw:name=審査　一"])
        {
            Assert.Contains(claim, browser.Body, StringComparison.Ordinal);
        }

        // A staff session opens no citizen's page.
        await browser.OpenAsync("/my/home");
        Assert.Equal("/sign-in", browser.Address.AbsolutePath);
    }

    [Fact]
    public async Task SignIn_UnknownStaff_Gets403()
    {
        using var browser = new TrialBrowser();
        await browser.OpenAsync(portal.PortalUrl + "/staff/sign-in/start");
        await browser.PressAsync("退職　済");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains("この職員は登録されていません", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in/start?returnUrl=/my/draft/9", "/sign-in?returnUrl=%2Fmy%2Fdraft%2F9")]
    [InlineData("/staff/sign-in/start", "/staff/sign-in?returnUrl=%2Fstaff%2Fqueue")]
    public async Task Start_ProviderDown_SaysSoWith503(string path, string retry)
    {
        var alone = new TrialPortal { ProviderDown = true };
        await alone.InitializeAsync();
        try
        {
            using var browser = new TrialBrowser();
            await browser.OpenAsync(alone.PortalUrl + path);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, browser.Status);
            Assert.Contains("ただいまログインできません", browser.Text, StringComparison.Ordinal);
            Assert.Contains(retry, browser.Page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        }
        finally
        {
            await alone.DisposeAsync();
        }
    }

    private async Task SignInAsync(TrialBrowser browser, string path, string person)
    {
        await browser.OpenAsync(portal.PortalUrl + path);
        Assert.Equal("/sign-in", browser.Address.AbsolutePath);
        await browser.ClickAsync("マイナンバーカードでログインする");
        Assert.Contains("試用環境（本物ではありません）", browser.Text, StringComparison.Ordinal);
        await browser.PressAsync(person);
    }

    private static void AssertProblem(TrialBrowser browser, string words)
    {
        Assert.Equal("/sign-in/problem", browser.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains(words, browser.Text, StringComparison.Ordinal);
    }
}
