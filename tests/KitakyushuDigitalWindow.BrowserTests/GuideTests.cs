using Microsoft.Playwright;

namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>ネットで手続きガイド from end to end: a birth, two procedures together, the shorter one filed, the other one next.</summary>
public sealed class GuideTests(RunningPortal portal, Chromium chromium) : IClassFixture<RunningPortal>, IClassFixture<Chromium>
{
    private const string Medical = "子ども医療証の交付申請";
    private const string Allowance = "児童手当の認定請求";

    /// <summary>A 1×1 PNG.</summary>
    private static readonly byte[] _photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData(false, "citizen-02")]
    [InlineData(true, "citizen-03")]
    public async Task Birth_FromGuideToTheProgressOfAPackage(bool script, string citizen)
    {
        await using var parent = await Visitor.NewAsync(chromium.Browser, script, script ? "guide-script" : "guide-plain");
        await parent.Page.GotoAsync(portal.Url + "/");
        await parent.SeesAsync("何の手続きをしますか");
        await parent.Page.Locator("main a[href='/guide']").ClickAsync();
        await AnswerAsync(parent);
        await SeeTheResultAsync(parent);

        await parent.PressAsync("選んだ手続きをまとめて進める");
        await parent.SeesAsync("マイナンバーカードでログイン");
        await parent.PressAsync("マイナンバーカードでログインする");
        await parent.Page.Locator($"button[value='{citizen}']").ClickAsync();
        await parent.SeesAsync("出産の手続きをまとめて進めます");
        await parent.PressAsync("この内容で始める");
        await parent.SeesAsync("出産の手続き");
        var progress = parent.Page.Url;
        Assert.Equal(["未完了", "未完了"], await StatesAsync(parent));

        await StartAsync(parent, Medical);
        await FileAsync(parent);
        await parent.SeesAsync("申請を受け付けました");
        Assert.Contains("2件中1件が申請済み", await parent.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await parent.PressAsync($"「{Allowance}」を始める");
        await parent.SeesAsync("あなた（請求者）のこと");
        Assert.Equal("キタキュウ　ハルコ", await parent.Page.GetByLabel("請求者の氏名（フリガナ）", new() { Exact = true }).InputValueAsync());
        await parent.Page.GotoAsync(progress);
        await parent.SeesAsync("出産の手続き");
        Assert.Equal(["作成中", "申請済み"], await StatesAsync(parent));
        await parent.Page.GotoAsync(portal.Url + "/my/applications");
        await parent.SeesAsync("申請の状況");
        Assert.Contains("2件中1件 申請済み", await parent.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Every page once right, some also wrong, and once 「わからない」.</summary>
    private static async Task AnswerAsync(Visitor parent)
    {
        await parent.SeesAsync("どんなときですか");
        await parent.NextAsync();
        await parent.SeesAsync("どんなときですか"); // with the error
        await ChooseAsync(parent, "わからない");
        await parent.SeesAsync("どの場面が近いですか");
        await parent.PressAsync("「妊娠・出産」で質問を続ける");
        await parent.SeesAsync("いまはどの時期ですか");
        await ChooseAsync(parent, "わからない");
        await parent.SeesAsync("当てはまるかもしれない手続き");
        await parent.PressAsync("「子どもが生まれた」で質問を続ける");
        await parent.SeesAsync("児童手当をいま受けていますか");
        await ChooseAsync(parent, "受けていない（はじめての子どもなど）");
        await parent.SeesAsync("保育施設の利用や戸籍の証明は必要ですか");
        await ChooseAsync(parent, "いまは必要ない");
        await parent.SeesAsync("お子さんが生まれたのはいつですか");
        await parent.FillAsync("年", "2026");
        await parent.PressAsync("結果を見る");
        await parent.SeesAsync("お子さんが生まれたのはいつですか"); // month and day are missing
        await parent.FillAsync("月", "4");
        await parent.FillAsync("日", "1");
        await parent.PressAsync("結果を見る");
    }

    private static async Task SeeTheResultAsync(Visitor parent)
    {
        await parent.SeesAsync("必要な手続きは2件です");
        Assert.Matches("/guide/result$", parent.Page.Url);
        Assert.Contains("令和8年4月16日（木）まで", await parent.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await parent.PressAsync("用意する書類だけを見る・印刷する");
        await parent.SeesAsync("書類のチェックリスト");
        var pdf = await parent.DownloadAsync("/guide/checklist/pdf");
        Assert.Equal("%PDF"u8, pdf.AsSpan(0, 4));
        await parent.Page.Locator("a.kdw-back").ClickAsync();
        await parent.SeesAsync("必要な手続きは2件です");
    }

    private static async Task FileAsync(Visitor parent)
    {
        await parent.SeesAsync("あなた（保護者）のこと");
        await parent.FillAsync("保護者の氏名（フリガナ）", "きたきゅう　はるこ");
        await parent.NextAsync();
        await parent.FillAsync("日中に連絡がつく電話番号", "090-5550-0003");
        await parent.NextAsync();
        await parent.FillAsync("子どもの氏名", "北九　一葉");
        await parent.FillAsync("子どもの氏名（フリガナ）", "キタキュウ　カズハ");
        await parent.FillDateAsync("子どもの生年月日", "西暦", "2026", "4", "1");
        await parent.ChooseAsync("出生", "申請の理由");
        await parent.NextAsync();
        await parent.FillAsync("子どもの健康保険の保険者名", "架空健康保険組合");
        await parent.FillAsync("子どもの健康保険の記号・番号", "123-4567");
        await parent.NextAsync();
        await parent.ChooseAsync("郵送");
        await parent.NextAsync();
        await parent.SeesAsync("子どもの健康保険の資格が分かるもの");
        await parent.Page.GetByLabel("子どもの健康保険の資格が分かるもの", new() { Exact = true })
            .SetInputFilesAsync(new FilePayload { Name = "資格確認書.png", MimeType = "image/png", Buffer = _photo });
        await parent.NextAsync();
        await parent.SeesAsync("内容を確認して送信してください");
        foreach (var box in await parent.Page.Locator("input[name=Declared]").AllAsync())
        {
            await box.CheckAsync();
        }

        await parent.PressAsync("申請を送信する");
    }

    private static async Task ChooseAsync(Visitor parent, string option)
    {
        await parent.Page.Locator("main label.kdw-choice", new() { HasText = option }).First.ClickAsync();
        await parent.NextAsync();
    }

    private static Task StartAsync(Visitor parent, string name) =>
        parent.Page.Locator("main .kdw-tasks button", new() { HasText = name }).ClickAsync();

    private static async Task<IEnumerable<string>> StatesAsync(Visitor parent) =>
        (await parent.Page.Locator("main form .kdw-tasks__state").AllInnerTextsAsync()).Select(s => s.Trim());
}
