using System.Net;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

public sealed class QuestionPageTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_Missing_ShowsWhatToDoAndKeepsTheRest()
    {
        var walk = await ToSpouseAsync();

        var (status, page) = await walk.TryAsync(f => f.Fill("配偶者の氏名", "北九　太郎").FillDate("配偶者の生年月日", "1988", "13", "27"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("エラー：", page.Title, StringComparison.Ordinal);
        var summary = page.QuerySelector(".kdw-error-summary")!.TextContent;
        Assert.Contains("配偶者の氏名（フリガナ）を入力してください", summary, StringComparison.Ordinal);
        Assert.Contains("月は1から12の数字で入力してください", summary, StringComparison.Ordinal);
        Assert.Contains("配偶者の職業を選んでください", summary, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".kdw-error-summary a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        var form = HtmlForm.Of(_app.Anonymous(), walk.Url, page);
        Assert.Equal("13", form.ValueOf("配偶者の生年月日／月"));
        Assert.Equal("北九　太郎", form.ValueOf("配偶者の氏名"));
        Assert.Equal("北九　太郎", (await AnswersAsync())["spouseName"]?.Value);
    }

    [Fact]
    public async Task Post_OneMegabyteField_SaysHowLongAndKeepsIt()
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync(choose: new Dictionary<string, string> { ["job"] = "employee" });
        var walk = FormWalk.At(client, $"/apply/{draft}/employer-name");
        var huge = new string('株', 349_525);

        var (status, page) = await walk.TryAsync(f => f.Fill("勤務先の名称（任意）", huge));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("文字以内で入力してください（いま349,525文字）", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(huge, HtmlForm.Of(client, walk.Url, page).ValueOf("勤務先の名称（任意）"));
    }

    [Theory]
    [InlineData("𠮷野　葛󠄀子")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Ｏ’Ｂｒｉｅｎ　👨‍👩‍👧")]
    public async Task Post_OddCharacters_AreKeptAndShownAsTyped(string name)
    {
        var walk = await ToSpouseAsync();

        await walk.AnswerAsync(f => FillSpouse(f, name));

        Assert.Equal(name, (await AnswersAsync())["spouseName"]?.Value);
        var back = await HtmlForm.GetAsync(await _app.AsCitizenAsync(), walk.Url.Replace("higher-income", "spouse-name", StringComparison.Ordinal));
        Assert.Equal(name, back.ValueOf("配偶者の氏名"));
    }

    [Fact]
    public async Task Post_CardFactForged_KeepsWhatTheCardSays()
    {
        using var client = await _app.AsCitizenAsync();
        var walk = await FormWalk.StartAsync(client);

        await walk.AnswerAsync(f => f.Fill("請求者の氏名（フリガナ）", "きたきゅう はなこ").Forge("applicantName", "偽物　花子").Forge("applicantBirthDate", "2000-01-01"));

        var answers = await AnswersAsync();
        Assert.Equal("北九　花子", answers["applicantName"]?.Value);
        Assert.Equal(AnswerSource.Card, answers["applicantName"]?.Source);
        Assert.Equal("キタキュウ　ハナコ", answers["applicantKana"]?.Value);
    }

    [Fact]
    public async Task Post_QuestionOfAnotherPageForged_IsIgnored()
    {
        using var client = await _app.AsCitizenAsync();
        var walk = await FormWalk.StartAsync(client);

        await walk.AnswerAsync(f => f.Fill("請求者の氏名（フリガナ）", "キタキュウ").Forge("job", "public").Forge("children.1.childName", "偽物"));

        var answers = await AnswersAsync();
        Assert.Null(answers["job"]);
        Assert.Empty(answers.RowsOf("children"));
    }

    [Fact]
    public async Task Get_PageBeyondTheFirstUnanswered_GoesBackToIt()
    {
        using var client = await _app.AsCitizenAsync();
        var walk = await FormWalk.StartAsync(client);

        using var response = await client.GetAsync(new Uri(walk.Url.Replace("applicant-name", "bank-account-choice", StringComparison.Ordinal), UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.EndsWith("/applicant-name", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OtherBrowser_ResumesAtTheFirstUnansweredPage()
    {
        using var phone = await _app.AsCitizenAsync();
        var walk = await FormWalk.StartAsync(phone);
        await walk.AnswerAsync(f => f.Fill("請求者の氏名（フリガナ）", "キタキュウ"));

        using var library = await _app.AsCitizenAsync();
        var draft = walk.Url.Split('/')[2];
        using var response = await library.GetAsync(new Uri("/apply/" + draft, UriKind.Relative));

        Assert.EndsWith("/applicant-phone", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_PostalCodeLookup_FillsTheTownAndKeepsTheRest()
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync(choose: new Dictionary<string, string> { ["jan1Same"] = "no" });
        var walk = FormWalk.At(client, $"/apply/{draft}/jan1-address");

        var (status, page) = await walk.TryAsync(
            f => f.Fill("郵便番号（分かるとき）", "８０３－０８１３").Fill("番地", "1番1号"), "郵便番号から町名を入れる");

        Assert.Equal(HttpStatusCode.OK, status);
        var form = HtmlForm.Of(client, walk.Url, page);
        Assert.Equal("福岡県北九州市小倉北区城内", form.ValueOf("市区町村・町名"));
        Assert.Equal("1番1号", form.ValueOf("番地"));
    }

    [Fact]
    public async Task Post_PostalCodeOfElsewhere_SaysThatTheTownCanBeTyped()
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync(choose: new Dictionary<string, string> { ["jan1Same"] = "no" });

        var (_, page) = await FormWalk.At(client, $"/apply/{draft}/jan1-address").TryAsync(f => f.Fill("郵便番号（分かるとき）", "100-0001"), "郵便番号から町名を入れる");

        Assert.Contains("市区町村・町名を入力してください", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ChangeFromTheCheckPage_AsksWhatFollowsAndComesBack()
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync(choose: new Dictionary<string, string> { ["hasSpouse"] = "no", ["claimantKind"] = "parent", ["jan1Same"] = "yes" });
        var check = await HtmlForm.PageAsync(client, $"/apply/{draft}/check");
        var change = check.QuerySelectorAll("a").Single(a => a.TextContent == "変更（1月1日の住所は今と同じですか）").GetAttribute("href")!;
        var walk = FormWalk.At(client, change);

        await walk.AnswerAsync(f => f.Choose("1月1日の住所は今と同じですか／いいえ"));
        Assert.Contains("/jan1-address", walk.Url, StringComparison.Ordinal); // the new question comes first
        await walk.AnswerAsync(f => f.Fill("市区町村・町名", "福岡市中央区天神").Fill("番地", "1番"));

        Assert.EndsWith("/check", walk.Url, StringComparison.Ordinal);
        Assert.Contains("福岡市中央区天神1番", (await HtmlForm.PageAsync(client, walk.Url)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_PathChangesAndComesBack_AnswersOffThePathAreNotShownButKept()
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync(choose: new Dictionary<string, string> { ["hasSpouse"] = "yes", ["spouseName"] = "隠れ　太郎", ["spouseLiving"] = "together" });
        var walk = FormWalk.At(client, $"/apply/{draft}/has-spouse?from=check");

        await walk.AnswerAsync(f => f.Choose("配偶者の有無／なし"));
        Assert.DoesNotContain("隠れ　太郎", (await HtmlForm.PageAsync(client, $"/apply/{draft}/check")).Body!.TextContent, StringComparison.Ordinal);
        await FormWalk.At(client, $"/apply/{draft}/has-spouse?from=check").AnswerAsync(f => f.Choose("配偶者の有無／あり"));

        Assert.Contains("隠れ　太郎", (await HtmlForm.PageAsync(client, $"/apply/{draft}/check")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static void FillSpouse(HtmlForm form, string name) => form.Fill("配偶者の氏名", name).Fill("配偶者の氏名（フリガナ）", "カナ")
        .FillDate("配偶者の生年月日", "63", "4", "27", "昭和").Choose("配偶者の職業／会社員").Choose("配偶者との同居・別居の別／同居");

    private async Task<FormWalk> ToSpouseAsync()
    {
        var client = await _app.AsCitizenAsync();
        var walk = await FormWalk.StartAsync(client);
        await walk.AnswerAsync(f => f.Fill("請求者の氏名（フリガナ）", "キタキュウ　ハナコ"));
        await walk.AnswerAsync(f => f.Fill("日中に連絡がつく電話番号", "０９０　１２３４　５６７８"));
        await walk.AnswerAsync(f => f.Choose("請求者の立場／父または母").Choose("1月1日の住所は今と同じですか／はい"));
        await walk.AnswerAsync(f => f.Choose("無職"));
        await walk.AnswerAsync(f => f.Fill("請求の理由", "出生").FillDate("理由が生じた日", "8", "3", "27", "令和"));
        return await walk.AnswerAsync(f => f.Choose("あり"));
    }

    private async Task<AnswerSet> AnswersAsync() => (await _app.WithDbAsync(db => db.Applications.AsNoTracking().SingleAsync())).Answers;
}
