using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Procedures;

/// <summary>The catalogue search, as people type.</summary>
public class SearchTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task Get_SpellingsOfMoving_FindTheSameProcedures()
    {
        var expected = (await IdsAsync("引越し")).Order(StringComparer.Ordinal).ToList();

        Assert.Contains("moving-out-notification", expected);
        Assert.Contains("moving-in-visit-reservation", expected);
        Assert.Contains("water-service-start", expected);
        foreach (var spelling in (string[])["引っ越し", "ひっこし", "ヒッコシ", "ﾋｯｺｼ", "引越", "引っ越", "ひつこし", "　引っ越し　", "引っ越し。"])
        {
            Assert.Equal(expected, (await IdsAsync(spelling)).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("住民票", "resident-record-copy")]
    [InlineData("じゅうみんひょう", "resident-record-copy")]
    [InlineData("ジュウミンヒョウ", "resident-record-copy")]
    [InlineData("ｼﾞｭｳﾐﾝﾋｮｳ", "resident-record-copy")]
    [InlineData("住民票　コンビニ", "resident-record-copy")]
    [InlineData("児童手当", "child-allowance-certification")]
    [InlineData("じどうてあて", "child-allowance-certification")]
    [InlineData("子ども手当", "child-allowance-certification")]
    [InlineData("児童手当て", "child-allowance-certification")]
    [InlineData("国保", "national-health-insurance-join")]
    [InlineData("会社をやめた", "national-health-insurance-join")]
    [InlineData("粗大ゴミ", "bulky-waste-collection")]
    [InlineData("粗大ごみを捨てたい", "bulky-waste-collection")]
    [InlineData("ふとん", "bulky-waste-collection")]
    [InlineData("保育園", "nursery-application")]
    [InlineData("ほいくえん", "nursery-application")]
    [InlineData("り災証明", "disaster-victim-certificate")]
    [InlineData("罹災証明書", "disaster-victim-certificate")]
    [InlineData("台風", "disaster-victim-certificate")]
    [InlineData("犬", "dog-registration")]
    [InlineData("ペット", "dog-registration")]
    [InlineData("はんこ", "seal-registration-certificate")]
    [InlineData("印かん証明", "seal-registration-certificate")]
    [InlineData("お葬式", "funeral-grant-application")]
    [InlineData("マイナンバーカード 受取", "my-number-card-pickup")]
    [InlineData("マイナンバーカードの受け取り", "my-number-card-pickup")]
    [InlineData("スマホ", "smartphone-consultation-reservation")]
    [InlineData("スマートフォーン", "smartphone-consultation-reservation")]
    [InlineData("戸籍謄本", "family-register-certificate")]
    [InlineData("手すり", "care-home-modification")]
    [InlineData("ｃｈｉｌｄ ALLOWANCE", "child-allowance-certification")]
    [InlineData("child-allowance", "child-allowance-certification")]
    public async Task Get_Words_FindTheProcedureAmongTheFirst(string words, string id) =>
        Assert.Contains(id, (await IdsAsync(words)).Take(5));

    [Theory]
    [InlineData("転出届", "moving-out-notification")]
    [InlineData("転出届け", "moving-out-notification")]
    [InlineData("住民票の写し", "resident-record-copy")]
    [InlineData("飲食店", "food-business-permit")]
    [InlineData("水道を止める", "water-service-stop")]
    [InlineData("引っ越し", "moving-out-notification")]
    [InlineData("ひっこし", "moving-out-notification")]
    [InlineData("児童手当", "child-allowance-certification")]
    [InlineData("市営住宅の申し込み", "public-housing-application")]
    [InlineData("受取予約", "my-number-card-pickup")]
    [InlineData("要介護・要支援認定の申請", "care-certification")]
    public async Task Get_NameOfAProcedure_PutsItFirst(string words, string id) => Assert.Equal(id, (await IdsAsync(words))[0]);

    [Fact]
    public async Task Get_TwoWords_FindsOnlyWhatMatchesBoth()
    {
        var both = await IdsAsync("児童手当 給食費");

        Assert.Equal(["child-allowance-school-fee-deduction", "child-allowance-school-fee-deduction-change"], both.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ぬるぽ")]
    [InlineData("🐕‍🦺🎉")]
    [InlineData("　")]
    [InlineData("%")]
    [InlineData("𠮷")]
    [InlineData("\u0001\u0002\u001b")]
    [InlineData("\u0000")]
    [InlineData("\uFFFE\uFFFF")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("' OR 1=1 --")]
    public async Task Get_OddWords_AnswersWithAPage(string words)
    {
        using var response = await app.Anonymous().GetAsync(UrlOf(words));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Get_NothingFound_SaysWhatElseToDo()
    {
        var page = await HtmlForm.PageAsync(app.Anonymous(), UrlOf("ぬるぽ").ToString());

        Assert.Equal("手続きが見つかりませんでした", page.QuerySelector("h1")!.TextContent);
        var main = page.QuerySelector("main")!;
        Assert.Contains("093-671-8181", main.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(main.QuerySelectorAll("a[href^='/procedures?life=']"));
        Assert.Equal("ぬるぽ", main.QuerySelector<IHtmlInputElement>("#q")!.Value);
    }

    [Theory]
    [InlineData("引っ越し")]
    [InlineData("𠮷👨‍👩‍👧‍👦")]
    public async Task Get_FiveThousandCharacters_SearchesTheFirstHundredAndSaysSo(string piece)
    {
        var words = string.Concat(Enumerable.Repeat(piece, 5000 / piece.Length));

        var page = await HtmlForm.PageAsync(app.Anonymous(), UrlOf(words).ToString());

        Assert.Contains($"はじめの{ProcedureSearch.MaxLength}文字で探しました", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ProcedureSearch.MaxLength, new System.Globalization.StringInfo(page.QuerySelector<IHtmlInputElement>("#q")!.Value).LengthInTextElements);
    }

    private static Uri UrlOf(string words) => new("/procedures?q=" + Uri.EscapeDataString(words), UriKind.Relative);

    private async Task<IReadOnlyList<string>> IdsAsync(string words)
    {
        var page = await HtmlForm.PageAsync(app.Anonymous(), UrlOf(words).ToString());
        return [.. page.QuerySelectorAll(".kdw-resources h2 > a").Select(a => a.GetAttribute("href")!["/procedures/".Length..])];
    }
}
