
namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>The main job from end to end: log-in, the form with two children and an attachment, submit, correction, decision, letter.</summary>
public sealed class MainJobTests(RunningPortal portal, Chromium chromium) : IClassFixture<RunningPortal>, IClassFixture<Chromium>
{
    [Theory]
    [InlineData(false, "citizen-01")]
    [InlineData(true, "citizen-04")]
    public async Task ChildAllowance_FromLogInToLetter(bool script, string citizen)
    {
        await using var parent = await Visitor.NewAsync(chromium.Browser, script, script ? "script" : "plain");
        await parent.Page.GotoAsync(portal.Url + "/apply/child-allowance-certification");
        await parent.SeesAsync("マイナンバーカードでログイン");
        await parent.PressAsync("マイナンバーカードでログインする");
        await parent.Page.Locator($"button[value='{citizen}']").ClickAsync();
        await parent.SeesAsync("児童手当の認定請求を始めます");
        await parent.PressAsync("入力を始める");
        await ChildAllowanceForm.FillAsync(parent);

        await parent.SeesAsync("内容を確認して送信してください");
        Assert.True(await parent.Page.Locator("main dl dt").CountAsync() >= 45);
        await parent.PressAsync("申請を送信する");
        await parent.SeesAsync("内容を確認して送信してください"); // the declarations are missing
        foreach (var box in await parent.Page.Locator("input[name=Declared]").AllAsync())
        {
            await box.CheckAsync();
        }

        await parent.PressAsync("申請を送信する");
        await parent.SeesAsync("申請を受け付けました");
        var number = (await parent.Page.Locator(".kdw-panel__number").InnerTextAsync()).Trim();
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", number);
    }
}
