
using UglyToad.PdfPig;

namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>The main job from end to end: log-in, the form with two children and an attachment, submit, correction, decision, letter.</summary>
public sealed class MainJobTests(RunningPortal portal, Chromium chromium) : IClassFixture<RunningPortal>, IClassFixture<Chromium>
{
    [Theory]
    [InlineData(false, "citizen-01", "北九　花子", "kokurakita")]
    [InlineData(true, "citizen-04", "𠮷田　花子", "moji")]
    public async Task ChildAllowance_FromLogInToLetter(bool script, string citizen, string name, string ward)
    {
        await using var parent = await Visitor.NewAsync(chromium.Browser, script, script ? "script" : "plain");
        await parent.Page.GotoAsync(portal.Url + "/apply/child-allowance-certification");
        await parent.SeesAsync("マイナンバーカードでログイン");
        await parent.PressAsync("マイナンバーカードでログインする");
        await parent.Page.Locator($"button[value='{citizen}']").ClickAsync();
        await parent.SeesAsync("児童手当の認定請求を始めます");
        await parent.PressAsync("入力を始める");
        await ChildAllowanceForm.FillAsync(parent, portal.SandboxUrl + "/inbox");

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

        await using var clerk = await Visitor.NewAsync(chromium.Browser, script, script ? "script-clerk" : "plain-clerk");
        await WardOfficeSteps.SignInAsync(clerk, portal.Url, $"clerk1-{ward}-hofuku-kodomo", "/staff/queue");
        await WardOfficeSteps.RequestCorrectionAsync(clerk, number);
        await CorrectAsync(parent);

        await WardOfficeSteps.ProposeAsync(clerk, number);
        await using var approver = await Visitor.NewAsync(chromium.Browser, script, script ? "script-approver" : "plain-approver");
        await WardOfficeSteps.SignInAsync(approver, portal.Url, $"approver-{ward}-hofuku-kodomo", "/staff/approvals");
        await WardOfficeSteps.ApproveAsync(approver, number);

        var letter = await LetterAsync(parent, number);
        Assert.Contains(name.Replace("　", "", StringComparison.Ordinal), letter, StringComparison.Ordinal);
        Assert.Contains(number, letter, StringComparison.Ordinal);
        Assert.Contains("児童手当を認定します。", letter, StringComparison.Ordinal);
        Assert.Contains("保子第1号", letter, StringComparison.Ordinal);
        Assert.Contains("3か月以内に、北九州市長へ審査請求をすることができます。", letter, StringComparison.Ordinal);
        await SeesMailAsync(parent, number);
    }

    /// <summary>The parent is told, opens only what is to be put right, and sends it.</summary>
    private async Task CorrectAsync(Visitor parent)
    {
        await parent.PressAsync("申請の状況を見る");
        await parent.SeesAsync("児童手当の認定請求の状況");
        await parent.Page.GotoAsync(portal.Url + "/my/applications");
        await parent.SeesAsync("申請の状況");
        await parent.Page.Locator("main a.kdw-button", new() { HasText = "修正する" }).First.ClickAsync();
        await parent.SeesAsync("申請の内容を直してください");
        Assert.Equal("1234567", await parent.Page.GetByLabel("口座番号（7桁）", new() { Exact = true }).InputValueAsync());
        Assert.Equal(0, await parent.Page.GetByLabel("日中に連絡がつく電話番号", new() { Exact = true }).CountAsync());
        await parent.FillAsync("口座番号（7桁）", "12345678");
        await parent.PressAsync("直した内容を確認する");
        await parent.SeesAsync("申請の内容を直してください"); // too long
        await parent.FillAsync("口座番号（7桁）", "7654321");
        await parent.PressAsync("直した内容を確認する");
        await parent.SeesAsync("直した内容を確認して送信してください");
        await parent.PressAsync("直した内容を送信する");
        await parent.SeesAsync("児童手当の認定請求の状況");
    }

    /// <summary>The letter is printed within moments; the words of the PDF without spaces and line ends.</summary>
    private async Task<string> LetterAsync(Visitor parent, string number)
    {
        var link = parent.Page.Locator("main a[href*='/letters/']");
        for (var i = 0; i < 60 && await link.CountAsync() == 0; i++)
        {
            await Task.Delay(500);
            await parent.Page.GotoAsync($"{portal.Url}/my/applications/{number}");
        }

        await parent.SeesAsync("児童手当の認定請求の状況");
        using var pdf = PdfDocument.Open(await parent.DownloadAsync((await link.First.GetAttributeAsync("href"))!));
        return string.Concat(pdf.GetPages().SelectMany(p => p.Text).Where(c => !char.IsWhiteSpace(c)));
    }

    /// <summary>Three mails came; each leads to the application, none holds a name.</summary>
    private async Task SeesMailAsync(Visitor parent, string number)
    {
        await parent.Page.GotoAsync(portal.SandboxUrl + "/inbox");
        foreach (var subject in new[] { "申請を受け付けました", "申請の内容を直してください", "申請についてのお知らせが届いています" })
        {
            await parent.Page.Locator("main li a", new() { HasText = subject }).First.ClickAsync(); // the newest
            var mail = await parent.Page.Locator("main").InnerTextAsync();
            Assert.Contains($"{portal.Url}/my/applications/{number}", mail, StringComparison.Ordinal);
            Assert.DoesNotContain("花子", mail, StringComparison.Ordinal);
            await parent.Page.GoBackAsync();
        }
    }
}
