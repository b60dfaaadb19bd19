using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

public class CorrectPageTests : MyPageTest
{
    private const string Check = "直した内容を確認する";
    private const string Send = "直した内容を送信する";
    private const string Kana = "請求者の氏名（フリガナ）";

    [Fact]
    public async Task Get_NamedQuestion_IsTheOnlyOneAndShowsWhatWasSent()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana"]);

        var (_, form) = await OpenAsync(application);

        Assert.Equal("キタキュウ　ハナコ", form.ValueOf(Kana));
        Assert.Equal(["applicantKana"], form.Page.QuerySelectorAll("#correction [name]").Select(e => e.GetAttribute("name")!)
            .Where(n => !n.StartsWith("__", StringComparison.Ordinal) && n is not "pause"));
        Assert.Contains("書類のとおりに直してください。", Words(form.Page), StringComparison.Ordinal);
        Assert.Contains("令和8年12月4日（金）までに送ってください", Words(form.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Corrected_ShowsBeforeAndAfterThenSends()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana"]);
        var (client, form) = await OpenAsync(application);

        using var saved = await form.Fill(Kana, "ｷﾀｷｭｳ ﾊﾅｺ改").Fill(Kana, "きたきゅう　はなえ").PostAsync(Check);
        Assert.Equal(CheckUrl(application), saved.Headers.Location!.ToString());
        Assert.Equal("キタキュウ　ハナコ", (await Given.SavedAsync(App, application.Id)).Answers["applicantKana"]!.Value);
        var check = await HtmlForm.GetAsync(client, CheckUrl(application));
        Assert.Contains("直す前：キタキュウハナコ", Words(check.Page), StringComparison.Ordinal);
        Assert.Contains("直した後：キタキュウハナエ", Words(check.Page), StringComparison.Ordinal);
        using var sent = await check.PostAsync(Send);

        Assert.Equal($"/my/applications/{application.ReceiptNumber}?corrected=true", sent.Headers.Location!.ToString());
        var after = await Given.SavedAsync(App, application.Id);
        Assert.Equal(ApplicationStatus.UnderReview, after.Status);
        Assert.Equal("キタキュウ　ハナエ", after.Answers["applicantKana"]!.Value);
        Assert.Equal("キタキュウ　ハナコ", after.Corrections[0].Before["applicantKana"]!.Value);
        Assert.Equal("true", after.Answers["agree1"]!.Value);
        Assert.Equal(application.Answers.Count, after.Answers.Count);
        Assert.True(await App.WithDbAsync(db => db.Audit.AnyAsync(e => e.What == "application.correct" && e.Subject == application.ReceiptNumber)));
    }

    [Fact]
    public async Task Post_OtherQuestionForged_IsIgnored()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana"]);
        var (client, form) = await OpenAsync(application);

        using var saved = await form.Fill(Kana, "キタキュウ　ハナエ").Forge("applicantPhone", "090-9999-9999").Forge("applicantName", "別人　花子")
            .Forge("children.1.childName", "別人　一郎").PostAsync(Check);
        using var sent = await (await HtmlForm.GetAsync(client, CheckUrl(application))).PostAsync(Send);

        var after = await Given.SavedAsync(App, application.Id);
        Assert.Equal(ApplicationStatus.UnderReview, after.Status);
        Assert.Equal(
            application.Answers.All.Where(a => a.Key != "applicantKana").OrderBy(a => a.Key), after.Answers.All.Where(a => a.Key != "applicantKana").OrderBy(a => a.Key));
    }

    [Fact]
    public async Task Post_CardFactNamed_StaysAsTheCardSaid()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana", "applicantName"]);
        var (client, form) = await OpenAsync(application);
        Assert.False(form.Has("請求者の氏名"));

        using var saved = await form.Fill(Kana, "キタキュウ　ハナエ").Forge("applicantName", "別人　花子").PostAsync(Check);
        using var sent = await (await HtmlForm.GetAsync(client, CheckUrl(application))).PostAsync(Send);

        Assert.Equal("北九　花子", (await Given.SavedAsync(App, application.Id)).Answers["applicantName"]!.Value);
    }

    [Fact]
    public async Task Post_OneMissing_Returns400KeepsTypedAndSavesTheRest()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana", "applicantPhone"]);
        var (client, form) = await OpenAsync(application);

        using var response = await form.Fill(Kana, "").Fill("日中に連絡がつく電話番号", "093-555-7777").PostAsync(Check);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains("請求者の氏名（フリガナ）を入力してください", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(page.QuerySelector(".kdw-error-summary a")!.GetAttribute("href")!));
        Assert.Equal("", HtmlForm.Of(client, "", page).ValueOf(Kana));
        var again = (await OpenAsync(application)).Form;
        Assert.Equal("093-555-7777", again.ValueOf("日中に連絡がつく電話番号"));
        Assert.Equal("キタキュウ　ハナコ", again.ValueOf(Kana));
    }

    [Fact]
    public async Task Post_Pause_KeepsItWithoutSending()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana"]);
        var (_, form) = await OpenAsync(application);

        using var response = await form.Fill(Kana, "キタキュウ　ハナエ").PostAsync("保存して中断する");

        Assert.Equal("/my/applications?saved=true", response.Headers.Location!.ToString());
        Assert.Equal("キタキュウ　ハナエ", (await OpenAsync(application)).Form.ValueOf(Kana));
        Assert.Equal(ApplicationStatus.AwaitingCorrection, (await Given.SavedAsync(App, application.Id)).Status);
    }

    [Fact]
    public async Task Post_RowQuestion_ChangesThatRowOnly()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["children.2.childName"]);
        var (client, form) = await OpenAsync(application);

        using var saved = await form.Fill("お子さん（2）／児童の氏名", "北九　二葉").PostAsync(Check);
        using var sent = await (await HtmlForm.GetAsync(client, CheckUrl(application))).PostAsync(Send);

        var after = await Given.SavedAsync(App, application.Id);
        Assert.Equal("北九　二葉", after.Answers["children.2.childName"]!.Value);
        Assert.Equal("北九　一郎", after.Answers["children.1.childName"]!.Value);
        Assert.Equal([1, 2], after.Answers.RowsOf("children"));
    }

    [Fact]
    public async Task Post_WholeGroupNamed_TakesOneMoreRow()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["children"]);
        var (client, form) = await OpenAsync(application);

        using var added = await form.PostAsync("お子さんをもう1件追加する");
        var more = await HtmlForm.GetAsync(client, CorrectUrl(application));
        using var incomplete = await more.PostAsync(Check);
        Assert.Equal(HttpStatusCode.BadRequest, incomplete.StatusCode);
        more.Fill("お子さん（3）／児童の氏名", "北九　三太").Fill("お子さん（3）／児童の氏名（フリガナ）", "キタキュウ　サンタ")
            .FillDate("児童の生年月日", "2020", "4", "20");
        foreach (var group in new[] { "請求者との続柄", "同居・別居の別", "監護の有無", "生計関係" })
        {
            Assert.Equal(3, more.Page.QuerySelectorAll("legend").Count(l => l.TextContent.Trim() == group));
        }

        using var removed = await more.PostAsync("追加したお子さん（3）を取り消す");

        Assert.Equal([1, 2], (await Given.SavedAsync(App, application.Id)).Corrections[0].Draft.RowsOf("children"));
    }

    [Fact]
    public async Task Post_AnswerOpensAnother_AsksItBeforeSending()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["jan1Same"]);
        var (client, form) = await OpenAsync(application);

        using var saved = await form.Choose("1月1日の住所は今と同じですか／いいえ").PostAsync(Check);
        Assert.Equal(CorrectUrl(application), saved.Headers.Location!.ToString());
        using var early = await client.GetAsync(new Uri(CheckUrl(application), UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, early.StatusCode);
        var more = await HtmlForm.GetAsync(client, CorrectUrl(application));
        Assert.Contains("答えていただく項目が増えました", Words(more.Page), StringComparison.Ordinal);
        using var full = await more.Fill("1月1日の住所／市区町村・町名", "福岡市中央区天神").Fill("1月1日の住所／番地", "1番1号").PostAsync(Check);
        using var sent = await (await HtmlForm.GetAsync(client, CheckUrl(application))).PostAsync(Send);

        Assert.Equal("福岡市中央区天神", (await Given.SavedAsync(App, application.Id)).Answers["jan1Address"]!.Part("town"));
    }

    [Fact]
    public async Task Post_AnswerOpensAWholeGroup_RefusesAndKeepsTyped()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["hasOlderChild", "applicantKana"]);
        var (client, form) = await OpenAsync(application);
        const string Question = "18歳の年度末を過ぎ22歳の年度末までの子を養育していますか";

        using var response = await form.Fill(Kana, "キタキュウ　ハナエ").Choose(Question + "／はい").PostAsync(Check);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains("「大学生年代の子」の入力も必要になります", Words(page), StringComparison.Ordinal);
        Assert.Equal("キタキュウ　ハナエ", HtmlForm.Of(client, "", page).ValueOf(Kana));
        Assert.Equal("no", (await Given.SavedAsync(App, application.Id)).Corrections[0].Draft["hasOlderChild"]!.Value);
    }

    [Fact]
    public async Task Post_File_IsAddedAndTheOldOneStays()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["attachment8"], new Dictionary<string, string> { ["bankAccountChoice"] = "other" });
        var (client, form) = await OpenAsync(application);
        Assert.Contains("送信済み", Words(form.Page), StringComparison.Ordinal);
        Assert.Null(form.Page.QuerySelector("button[name=detach]"));

        using var saved = await form.Attach("通帳またはキャッシュカードの写し", "撮り直し.png", Given.Picture).PostAsync(Check);
        Assert.Equal(CheckUrl(application), saved.Headers.Location!.ToString());
        Assert.NotNull((await HtmlForm.GetAsync(client, CorrectUrl(application))).Page.QuerySelector("button[name=detach]"));
        using var sent = await (await HtmlForm.GetAsync(client, CheckUrl(application))).PostAsync(Send);

        var after = await Given.SavedAsync(App, application.Id);
        Assert.Equal(ApplicationStatus.UnderReview, after.Status);
        Assert.Equal([Given.FileName, "撮り直し.png"], after.Attachments.OrderBy(a => a.Id).Select(a => a.FileName));
        Assert.Equal(2, after.Answers["attachment8"]!.Value.Split(',').Length);
    }

    [Fact]
    public async Task Post_DetachForged_LeavesTheFiledFile()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["attachment8"], new Dictionary<string, string> { ["bankAccountChoice"] = "other" });
        var (_, form) = await OpenAsync(application);

        using var response = await form.Forge("detach", application.Attachments[0].Id.ToString()).PostAsync();

        Assert.Single((await Given.SavedAsync(App, application.Id)).Attachments);
    }

    [Fact]
    public async Task Post_FileOfAnotherQuestion_IsNotTaken()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["attachment8"], new Dictionary<string, string> { ["bankAccountChoice"] = "other" });
        var (client, form) = await OpenAsync(application);
        form.Page.QuerySelector("input[type=file]")!.SetAttribute("name", "attachment7");

        using var response = await form.Attach("通帳またはキャッシュカードの写し", "別.png", Given.Picture).PostAsync(Check);

        Assert.Single((await Given.SavedAsync(App, application.Id)).Attachments);
    }

    [Fact]
    public async Task Post_DocumentTheFormWouldNotAskFor_IsAskedAndKept()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["attachment8"]);
        var (client, form) = await OpenAsync(application);
        using var missing = await form.PostAsync(Check);
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);

        using var saved = await form.Attach("通帳またはキャッシュカードの写し", "通帳.png", Given.Picture).PostAsync(Check);
        using var sent = await (await HtmlForm.GetAsync(client, CheckUrl(application))).PostAsync(Send);

        var after = await Given.SavedAsync(App, application.Id);
        Assert.Equal(ApplicationStatus.UnderReview, after.Status);
        Assert.Equal(after.Attachments[0].Id.ToString("N"), after.Answers["attachment8"]!.Value);
        Assert.Contains("通帳.png", Words(await PageAsync($"/my/applications/{application.ReceiptNumber}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SendTwice_SendsOnce()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana"]);
        var (client, form) = await OpenAsync(application);
        using var saved = await form.Fill(Kana, "キタキュウ　ハナエ").PostAsync(Check);
        var check = await HtmlForm.GetAsync(client, CheckUrl(application));

        var answers = await Task.WhenAll(check.PostAsync(Send), check.PostAsync(Send), check.PostAsync(Send));

        Assert.All(answers, a => Assert.Equal($"/my/applications/{application.ReceiptNumber}?corrected=true", a.Headers.Location!.ToString()));
        Assert.Single((await Given.SavedAsync(App, application.Id)).History, e => e.Kind == ApplicationEventKind.Corrected);
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    [Fact]
    public async Task Post_ChangedInAnotherTab_ShowsTheNewAnswersBeforeSending()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana"]);
        var (client, form) = await OpenAsync(application);
        using var saved = await form.Fill(Kana, "キタキュウ　ハナエ").PostAsync(Check);
        var check = await HtmlForm.GetAsync(client, CheckUrl(application));
        using var other = await form.Fill(Kana, "キタキュウ　ハナミ").PostAsync(Check);

        using var refused = await check.PostAsync(Send);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = await HtmlForm.ReadAsync(refused);
        Assert.Contains("申請の状況が変わりました", Words(page), StringComparison.Ordinal);
        using var sent = await HtmlForm.Of(client, CheckUrl(application), page).PostAsync(Send);
        Assert.Equal("キタキュウ　ハナミ", (await Given.SavedAsync(App, application.Id)).Answers["applicantKana"]!.Value);
    }

    [Fact]
    public async Task Check_NothingChanged_OffersNothingToSend()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana"]);
        var (client, form) = await OpenAsync(application);
        using var saved = await form.PostAsync(Check);

        var page = await HtmlForm.PageAsync(client, CheckUrl(application));

        Assert.Contains("どの項目も、まだ直していません", Words(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task Get_NoCorrectionOpen_GoesToTheState()
    {
        var application = await Given.UnderReviewAsync(App);
        using var client = await App.AsCitizenAsync();

        using var response = await client.GetAsync(new Uri(CorrectUrl(application), UriKind.Relative));

        Assert.Equal($"/my/applications/{application.ReceiptNumber}", response.Headers.Location!.ToString());
    }

    private static string CorrectUrl(Application application) => $"/my/applications/{application.ReceiptNumber}/correct";

    private static string CheckUrl(Application application) => CorrectUrl(application) + "/check";

    private async Task<(HttpClient Client, HtmlForm Form)> OpenAsync(Application application)
    {
        var client = await App.AsCitizenAsync();
        return (client, await HtmlForm.GetAsync(client, CorrectUrl(application)));
    }
}
