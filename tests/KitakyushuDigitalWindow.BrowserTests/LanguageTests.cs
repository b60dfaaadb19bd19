namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>English and やさしい日本語 at 390 px, without a script: home, a procedure, the log-in, a form page as it is and with errors.</summary>
public sealed class LanguageTests(RunningPortal portal, Chromium chromium) : IClassFixture<RunningPortal>, IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en", "What do you need to do?", "Find a procedure", "resident record", "Log in with your My Number Card", "Log in with My Number Card", "Start", "About you (the applicant)", "Next")]
    [InlineData("easy", "をしますか", "きをさがす", "をもらう", "マイナンバーカードでログイン", "マイナンバーカードでログインする", "始", "申", "次")]
    public async Task Reader_FromHomeToAFormPageWithErrors_SeesPagesInOrder(
        string code, string home, string list, string procedure, string logIn, string logInButton, string start, string form, string next)
    {
        await using var reader = await Visitor.NewAsync(chromium.Browser, script: false, "language-" + code);
        await reader.Page.GotoAsync($"{portal.Url}/{code}");
        await reader.SeesAsync(home);
        await reader.Page.GotoAsync($"{portal.Url}/{code}/procedures");
        await reader.SeesAsync(list);
        await reader.Page.GotoAsync($"{portal.Url}/{code}/procedures/nursery-application");
        await reader.SeesAsync("");
        await reader.Page.GotoAsync($"{portal.Url}/{code}/procedures/resident-record-copy");
        await reader.SeesAsync(procedure);
        await reader.Page.Locator("#start a").ClickAsync();
        await reader.SeesAsync(logIn);
        await reader.PressAsync(logInButton);
        await reader.Page.Locator($"button[value='{(code == "en" ? "citizen-02" : "citizen-03")}']").ClickAsync();
        await reader.SeesAsync(start);
        await reader.Page.Locator("main form button").ClickAsync();
        await reader.SeesAsync(form);
        var go = reader.Page.Locator("main form .kdw-actions button:not([name])");
        Assert.Contains(next, await go.InnerTextAsync(), StringComparison.Ordinal);
        await reader.Page.Locator("input[name=applicantKana]").FillAsync("123");
        await go.ClickAsync();
        await reader.SeesAsync(form);
        Assert.Equal("123", await reader.Page.Locator("input[name=applicantKana]").InputValueAsync());
        await reader.Page.GotoAsync(portal.Url + "/language");
        await reader.SeesAsync("");
        await reader.Page.Locator("main a[hreflang]").First.ClickAsync();
        await reader.SeesAsync("何の手続きをしますか");
    }
}
