using KitakyushuDigitalWindow.Infrastructure.Documents;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Ports;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Documents;

[Collection(RendererTests.Name)]
public sealed class ChromiumDocumentRendererTests(RendererFixture fixture)
{
    private const double Tolerance = 0.6; // millimetres

    [Fact]
    public async Task Render_DecisionLetter_PutsEachBlockWhereTheGuideSays()
    {
        var letter = await fixture.PrintAsync(Letters.Decision());

        Assert.Equal(1, letter.SheetCount);
        Assert.Equal(210, letter.SheetSize(1).Width, 0.5);
        Assert.Equal(297, letter.SheetSize(1).Height, 0.5);
        var number = letter.Find("北九小保第123号");
        var date = letter.Find("令和8年11月24日");
        Near(186, number.Right);
        Near(20, number.Top);
        Near(186, date.Right);
        Near(26, date.Top);
        Near(number.Left, date.Left);
        At(29, 36, letter.Find("〒803-8501"));
        Near(182, letter.Find("北九州市小倉北区長").Right);
        Near(62, letter.Find("北九州市小倉北区長").Top);
        At(36, 80, letter.Find("児童手当の認定について（通知）"));
        At(25 + 3.7, 92, letter.Find("令和8年11月2日付け")); // one character in
        Near(25, letter.Find("1決定の内容").Left);
    }

    [Fact]
    public async Task Render_DecisionLetter_HoldsAppealFrameContactAndFooter()
    {
        var letter = await fixture.PrintAsync(Letters.Decision());

        Assert.Contains("この処分に不服があるとき（教示）", letter.Text, StringComparison.Ordinal);
        Assert.Contains("北九州市長へ審査請求をすることができます", letter.Text, StringComparison.Ordinal);
        Assert.Contains("（公印省略）", letter.Text, StringComparison.Ordinal);
        Assert.True(letter.Find("担当小倉北区役所").Top > letter.Find("どちらもできません。").Top);
        var foot = letter.Find("文書IDD8-000123発行令和8年11月24日10:05SHA-256" + Letters.Decision().ContentHash()[..16]);
        Assert.InRange(letter.Find("1/1ページ").Top, 268, 277);
        Assert.InRange(foot.Top, 268, 277);
        Assert.InRange(foot.Bottom, 268, 277);
    }

    [Fact]
    public async Task Render_NoAppealNotice_PrintsNoFrame()
    {
        var letter = await fixture.PrintAsync(Letters.Decision() with { AppealNotice = null });

        Assert.DoesNotContain("教示", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_ReceiptSlip_PutsRowsWhereTheGuideSays()
    {
        var letter = await fixture.PrintAsync(Letters.Receipt());

        At(25, 20, letter.Find("受付票"));
        Near(190, letter.Find("北九州市デジタル窓口").Right);
        var label = letter.Find("手続き");
        Near(25, label.Left);
        Near(60, letter.Find("児童手当認定請求").Left);
        Near(34 + 16, label.Top);
        Near(34 + 24, letter.Find("申請者").Top);
        Assert.True(letter.Find("KH8-104-0123-7").Bottom - letter.Find("KH8-104-0123-7").Top > 5); // 16 pt
        Assert.True(letter.Find("届いたことのお知らせです").Top > letter.Find("手数料").Top);
    }

    [Fact]
    public async Task Render_PaymentConfirmation_SaysItIsNoReceipt()
    {
        var letter = await fixture.PrintAsync(Letters.Payment());

        At(25, 20, letter.Find("納付確認書"));
        Near(60, letter.Find("600円（内訳住民票の写し300円×2）").Left);
        Assert.Contains("この書面は領収証書ではありません。", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("髙﨑　𠮷江")]
    [InlineData("辻\U000E0100　花子")]
    public async Task Render_RareCharacters_KeepsThemInTheText(string name)
    {
        var addressee = new LetterAddressee("803-8501", ["小倉北区城内1番1号"], name);

        var letter = await fixture.PrintAsync(Letters.Decision() with { Addressee = addressee });

        Assert.Contains(name.Replace("　", "", StringComparison.Ordinal), letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(letter.Text, c => c is '\uFFFD' or '□');
    }

    [Fact]
    public async Task Render_LongNameAndAddress_WrapsInsideTheBlockAndPushesTheRestDown()
    {
        var addressee = new LetterAddressee(
            "803-8501",
            ["北九州市小倉北区大字長い名前の町大字まだ続く町字さらに続く1234番地の5678", "とても長い名前のマンション小倉城前グランドタワー西館1203号室"],
            "マクシミリアーナ アレクサンドリナ フォン ホーエンローエ サンチェス デ ラ クルス");

        var letter = await fixture.PrintAsync(Letters.Decision() with { Addressee = addressee });

        Assert.InRange(letter.Find("大字長い名前の町").Right, 29, 120);
        Assert.InRange(letter.Find("デラクルス様").Right, 29, 120);
        var name = letter.Find("デラクルス様");
        Assert.True(letter.Find("北九州市小倉北区長").Top > name.Bottom);
        Assert.True(letter.Find("児童手当の認定について").Top > letter.Find("（公印省略）").Bottom);
    }

    [Fact]
    public async Task Render_LongLetter_CountsItsSheetsAndKeepsTheFrameWhole()
    {
        var letter = await fixture.PrintAsync(Letters.TwoSheets());

        Assert.Equal(2, letter.SheetCount);
        Assert.InRange(letter.Find("1/2ページ", 1).Top, 268, 277);
        Assert.InRange(letter.Find("2/2ページ", 2).Top, 268, 277);
        Assert.Contains("この処分に不服があるとき（教示）", letter.TextOf(2), StringComparison.Ordinal);
        Assert.Contains("どちらもできません。", letter.TextOf(2), StringComparison.Ordinal);
        Assert.True(letter.Find("この処分に不服があるとき", 2).Top >= 19.5);
    }

    [Fact]
    public async Task Render_AnyLetter_IsTaggedTitledAndJapanese()
    {
        var letter = await fixture.PrintAsync(Letters.Decision());

        Assert.Equal("児童手当の認定について（通知）", letter.Title);
        Assert.Equal("ja-JP", Assert.IsType<StringToken>(letter.Catalog.Data["Lang"]).Data);
        Assert.Contains("StructTreeRoot", letter.Catalog.Data.Keys);
        var marks = Assert.IsType<DictionaryToken>(letter.Catalog.Data["MarkInfo"]);
        Assert.True(Assert.IsType<BooleanToken>(marks.Data["Marked"]).Data);
    }

    [Fact]
    public async Task RenderBatch_ThreeLetters_EachBeginsANewSheetAndCountsItsOwn()
    {
        var other = Letters.Decision() with { Number = "北九小保第124号", DocumentId = "D8-000124" };

        var batch = new PrintedLetter(await fixture.Renderer.RenderBatchAsync(
            [Letters.Decision(), Letters.TwoSheets(), other], CancellationToken.None));

        Assert.Equal(4, batch.SheetCount);
        string[] pages = ["1/1ページ", "1/2ページ", "2/2ページ", "1/1ページ"];
        Assert.All(pages, (page, index) => batch.Find(page, index + 1));
        Near(20, batch.Find("北九小保第124号", 4).Top);
        Assert.Contains("文書IDD8-000124", batch.TextOf(4), StringComparison.Ordinal);
        Assert.Equal("児童手当の認定について（通知） ほか2件", batch.Title);
    }

    [Fact]
    public async Task Render_Markup_IsPrintedAsTextAndNothingIsFetched()
    {
        const string Hostile = "</style><script>x</script><img src=\"http://127.0.0.1:1/a\"> \"} @page{size:A6}";
        var contact = new LetterContact(Hostile, "093-582-0000", "平日");

        var letter = await fixture.PrintAsync(Letters.Payment() with { Notes = [Hostile], Contact = contact });

        Assert.Equal(1, letter.SheetCount);
        Assert.Equal(297, letter.SheetSize(1).Height, 0.5);
        Assert.True(letter.Find("</style><script>x</script>").Top < 200);
        Assert.Equal(4, letter.Text.Split("@page{size:A6}").Length); // note, contact, footer
    }

    [Fact]
    public async Task Render_ManyAtOnceWithRestarts_GivesEveryLetterInOrder()
    {
        await using var renderer = RendererFixture.Create(new DocumentsOptions { PrintsPerBrowser = 3 });
        var letters = Enumerable.Range(1, 8).Select(n => Letters.Payment() with { DocumentId = $"P8-{n:000000}" }).ToList();

        var printed = await renderer.RenderAsync(letters, CancellationToken.None);

        Assert.Equal(8, printed.Count);
        Assert.All(printed, (pdf, index) =>
            Assert.Contains($"文書IDP8-{index + 1:000000}", new PrintedLetter(pdf).Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_ChromiumMissing_SaysWhichSetting()
    {
        await using var renderer = RendererFixture.Create(new DocumentsOptions { ChromiumPath = "/nowhere/chromium" });

        var failure = await Assert.ThrowsAsync<DocumentRenderingException>(
            () => renderer.RenderAsync([Letters.Payment()], CancellationToken.None));

        Assert.Contains("Documents:ChromiumPath", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_AfterDispose_Throws()
    {
        var renderer = RendererFixture.Create(new DocumentsOptions());
        await renderer.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => renderer.RenderAsync([Letters.Payment()], CancellationToken.None));
    }

    private static void At(double left, double top, Place place)
    {
        Near(left, place.Left);
        Near(top, place.Top);
    }

    private static void Near(double expected, double actual) =>
        Assert.InRange(actual, expected - Tolerance, expected + Tolerance);
}
