using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.Web.Tests.Pages.Staff;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Messages;

/// <summary>担当課とのやりとり on both sides.</summary>
public sealed class MessagesPageTests : IDisposable
{
    private const string Text = "伝えること";
    private const string OfficeText = "メッセージ（申請者に届きます）";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_Question_ReachesTheOfficeAndStandsInTheQueueUntilItIsAnswered()
    {
        var number = await CaseAsync();
        using var citizen = await _app.AsCitizenAsync();
        using var clerk = _app.AsStaff();

        using var asked = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "𠮷野です😀\r\nいつごろ届きますか").PostAsync("送る");

        asked.RedirectsTo(My(number) + "?sent=true");
        Assert.Contains("新しい質問", (await HtmlForm.PageAsync(clerk, "/staff/queue?flag=asked")).QuerySelector(".kdw-queue tbody")!.TextContent, StringComparison.Ordinal);
        var page = await HtmlForm.PageAsync(clerk, Staff(number));
        var message = page.QuerySelector(".kdw-messages li")!;
        Assert.Equal("𠮷野です😀\nいつごろ届きますか", message.QuerySelector(".kdw-lines")!.TextContent);
        Assert.Contains("申請者（北九", message.TextContent, StringComparison.Ordinal);
        Assert.Contains("新着", message.TextContent, StringComparison.Ordinal);

        using var answered = await (await AnswerFormAsync(clerk, number)).Fill(OfficeText, "来週です").PostAsync("申請者に送る");
        answered.RedirectsTo(Staff(number));
        Assert.Null((await HtmlForm.PageAsync(clerk, "/staff/queue?flag=asked")).QuerySelector(".kdw-queue tbody"));
        var read = await HtmlForm.PageAsync(citizen, My(number));
        Assert.Equal(["あなた", "小倉北区役所 保健福祉課 子ども・家庭相談コーナー"], read.QuerySelectorAll(".kdw-messages b").Select(b => b.TextContent));
        Assert.Contains("担当課が", read.QuerySelector(".kdw-messages__own .kdw-note")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("窓口担当", read.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await AuditedAsync("application.ask", number));
        Assert.Equal(1, await AuditedAsync("application.message", number));
    }

    [Fact]
    public async Task Post_ReplyAsked_StandsUnderActionUntilTheApplicantWrites()
    {
        var number = await CaseAsync();
        using var citizen = await _app.AsCitizenAsync();
        using var clerk = _app.AsStaff();
        using var sent = await (await AnswerFormAsync(clerk, number)).Fill(OfficeText, "ご都合を教えてください").Choose("返事が必要").PostAsync("申請者に送る");

        var list = await HtmlForm.PageAsync(citizen, "/my/applications");
        Assert.Contains("対応が必要な申請が1件あります", list.MainText(), StringComparison.Ordinal);
        Assert.Equal(My(number), list.QuerySelector(".kdw-card--action .kdw-button")!.GetAttribute("href"));
        Assert.Contains("返事が必要です", (await HtmlForm.PageAsync(citizen, "/")).QuerySelector(".kdw-home-mine")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("返事が必要です", (await HtmlForm.PageAsync(citizen, "/my/applications/" + number)).QuerySelector(".kdw-card--action")!.TextContent, StringComparison.Ordinal);
        await HtmlForm.PageAsync(citizen, My(number)); // reading is no reply
        Assert.Contains("対応が必要な申請が1件あります", (await HtmlForm.PageAsync(citizen, "/my/applications")).MainText(), StringComparison.Ordinal);

        using var replied = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "午前中です").PostAsync("送る");

        Assert.Contains("いま、していただくことはありません", (await HtmlForm.PageAsync(citizen, "/my/applications")).MainText(), StringComparison.Ordinal);
        Assert.Equal(1, (await _app.StoredCaseAsync(number)).NewQuestions);
    }

    [Fact]
    public async Task Get_UnreadMessageWithoutAQuestion_IsNewButNothingToDo()
    {
        var number = await CaseAsync();
        using var citizen = await _app.AsCitizenAsync();
        using var sent = await (await AnswerFormAsync(_app.AsStaff(), number)).Fill(OfficeText, "受け取りました").PostAsync("申請者に送る");

        var list = await HtmlForm.PageAsync(citizen, "/my/applications");
        Assert.Contains("いま、していただくことはありません", list.MainText(), StringComparison.Ordinal);
        Assert.Contains("新着メッセージ", list.MainText(), StringComparison.Ordinal);
        Assert.Contains("新しいメッセージ", (await HtmlForm.PageAsync(citizen, "/my/applications/" + number)).MainText(), StringComparison.Ordinal);

        await HtmlForm.PageAsync(citizen, My(number));

        Assert.DoesNotContain("新着メッセージ", (await HtmlForm.PageAsync(citizen, "/my/applications")).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_Twice_GivesOneMessage(bool byCitizen)
    {
        var number = await CaseAsync();
        using var client = byCitizen ? await _app.AsCitizenAsync() : _app.AsStaff();
        var form = byCitizen ? await HtmlForm.GetAsync(client, My(number)) : await AnswerFormAsync(client, number);
        form.Fill(byCitizen ? Text : OfficeText, "一度だけ");

        using var first = await form.PostAsync(byCitizen ? "送る" : "申請者に送る");
        using var second = await form.PostAsync(byCitizen ? "送る" : "申請者に送る");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Equal(1, await _app.WithDbAsync(db => db.Messages.CountAsync()));
        Assert.Equal(byCitizen ? 1 : 0, (await _app.StoredCaseAsync(number)).NewQuestions);
        Assert.Equal(byCitizen ? 0 : 1, await _app.WithDbAsync(db => db.Outbox.CountAsync(l => l.Kind == "mail.message")));
    }

    [Fact]
    public async Task Post_AnotherTextFromTheSamePage_IsNotSwallowed()
    {
        var number = await CaseAsync();
        using var citizen = await _app.AsCitizenAsync();
        var form = await HtmlForm.GetAsync(citizen, My(number));
        using var first = await form.Fill(Text, "一つ目").PostAsync("送る");

        using var second = await form.Fill(Text, "二つ目").PostAsync("送る"); // with the browser's back button

        var page = await second.RefusedAsync("すでに送りました");
        Assert.Equal("二つ目", ((IHtmlTextAreaElement)page.QuerySelector("#text")!).Value.Trim());
        using var third = await HtmlForm.Of(citizen, My(number), page).PostAsync("送る");
        third.RedirectsTo(My(number) + "?sent=true");
        Assert.Equal(2, await _app.WithDbAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Post_TooLongOrEmpty_Is400AndKeepsTheText()
    {
        var number = await CaseAsync();
        using var citizen = await _app.AsCitizenAsync();
        var many = new string('あ', 5000);

        using var tooLong = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, many).PostAsync("送る");
        using var empty = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, " 　\n").PostAsync("送る");
        using var fits = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, string.Concat(Enumerable.Repeat("𠮷", 2000))).PostAsync("送る");

        Assert.Equal(many, ((IHtmlTextAreaElement)(await tooLong.RefusedAsync("2,000文字以内で入力してください（いま5,000文字）")).QuerySelector("#text")!).Value.Trim());
        await empty.RefusedAsync("伝えることを入力してください");
        fits.RedirectsTo(My(number) + "?sent=true");
        Assert.Equal(string.Concat(Enumerable.Repeat("𠮷", 2000)), (await _app.WithDbAsync(db => db.Messages.SingleAsync())).Text);
    }

    [Fact]
    public async Task Post_MyNumber_IsRefused()
    {
        var number = await CaseAsync();
        using var citizen = await _app.AsCitizenAsync();

        using var response = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "番号は1234 5678 9018です").PostAsync("送る");

        await response.RefusedAsync("マイナンバー（個人番号）が入っています");
        Assert.False(await _app.WithDbAsync(db => db.Messages.AnyAsync()));
    }

    [Fact]
    public async Task Any_OtherCitizenOrWard_Is404AndChangesNothing()
    {
        var number = await CaseAsync();
        using var other = await _app.AsCitizenAsync("citizen-02");
        using var elsewhere = _app.AsStaff(Ward.Moji);
        var own = await (await HtmlForm.GetAsync(await _app.AsCitizenAsync(), My(number))).Fill(Text, "本人").PostAsync("送る");
        own.Dispose();

        foreach (var (client, url, any) in new[] { (other, My(number), "/my/profile"), (elsewhere, Staff(number), "/staff/queue") })
        {
            using var get = await client.OpenAsync(url);
            Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
            var form = await HtmlForm.PageAsync(client, any);
            form.QuerySelector("main form[method=post]")!.SetAttribute("action", url);
            using var post = await HtmlForm.Of(client, url, form).Forge("Input.Text", "他人").Forge("Input.MessageId", Guid.NewGuid().ToString()).PostAsync();
            Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        }

        Assert.Equal("本人", (await _app.WithDbAsync(db => db.Messages.SingleAsync())).Text);
    }

    [Fact]
    public async Task Post_KeyOfAnothersMessage_ChangesNothing()
    {
        var (mine, theirs) = (await CaseAsync(), await _app.GivenCaseAsync(new GivenCase { Citizen = "citizen-02", Seed = 2 }));
        using var first = await (await HtmlForm.GetAsync(await _app.AsCitizenAsync(), My(mine))).Fill(Text, "本人").PostAsync("送る");
        var key = (await _app.WithDbAsync(db => db.Messages.SingleAsync())).Id;
        using var other = await _app.AsCitizenAsync("citizen-02");

        using var forged = await (await HtmlForm.GetAsync(other, My(theirs))).Type("Input.MessageId", key.ToString()).Fill(Text, "書き換え").PostAsync("送る");

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal("本人", (await _app.WithDbAsync(db => db.Messages.SingleAsync())).Text);
    }

    [Fact]
    public async Task Post_QuestionWhileTheAnswerIsWritten_StaysNew()
    {
        var number = await CaseAsync();
        using var citizen = await _app.AsCitizenAsync();
        using var clerk = _app.AsStaff();
        using var first = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "一つ目").PostAsync("送る");
        var answer = await AnswerFormAsync(clerk, number);
        using var second = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "二つ目").PostAsync("送る");

        using var answered = await answer.Fill(OfficeText, "一つ目の答え").PostAsync("申請者に送る");

        answered.RedirectsTo(Staff(number));
        Assert.Equal(1, (await _app.StoredCaseAsync(number)).NewQuestions);
    }

    [Fact]
    public async Task Post_Settle_TakesTheQuestionOutOfTheQueueAndIsRecorded()
    {
        var number = await CaseAsync();
        using var asked = await (await HtmlForm.GetAsync(await _app.AsCitizenAsync(), My(number))).Fill(Text, "電話で済みました").PostAsync("送る");
        using var clerk = _app.AsStaff();

        using var settled = await (await HtmlForm.GetAsync(clerk, Staff(number), f => f.ClassList.Contains("kdw-inset"))).PostAsync("返事をせずに対応済みにする");

        settled.RedirectsTo(Staff(number));
        Assert.Equal(0, (await _app.StoredCaseAsync(number)).NewQuestions);
        Assert.Equal(1, await AuditedAsync("application.settle_question", number));
    }

    [Fact]
    public async Task Post_TheVersionOfTheCaseStays_SoThatNoFormOfAClerkBecomesStale()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        using var clerk = _app.AsStaff();
        var transfer = await HtmlForm.GetAsync(clerk, $"/staff/applications/{number}/transfer");
        using var asked = await (await HtmlForm.GetAsync(await _app.AsCitizenAsync(), My(number))).Fill(Text, "まだですか").PostAsync("送る");

        using var moved = await transfer.Fill("移送先の課", "門司区 保健福祉課 子ども・家庭相談コーナー").Fill("移送する理由", "住所のため").PostAsync();

        moved.RedirectsTo("/staff/queue");
        Assert.Contains("まだですか", (await HtmlForm.PageAsync(_app.AsStaff(Ward.Moji), Staff(number))).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_QuestionOnAnEndedCase_IsNamedInTheQueueOfOpenOnes()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Withdrawn });
        using var clerk = _app.AsStaff();
        Assert.DoesNotContain("終わった申請に", (await HtmlForm.PageAsync(clerk, "/staff/queue")).MainText(), StringComparison.Ordinal);
        using var asked = await (await HtmlForm.GetAsync(await _app.AsCitizenAsync(), My(number))).Fill(Text, "もう一度聞きたい").PostAsync("送る");

        var link = (await HtmlForm.PageAsync(clerk, "/staff/queue")).QuerySelectorAll("main .kdw-inset a").Single(a => a.TextContent == "質問のある終わった申請を見る");

        Assert.Contains(number, (await HtmlForm.PageAsync(clerk, link.GetAttribute("href")!)).QuerySelector(".kdw-queue tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_LongAfterTheEnd_IsRefusedWithTheWayOn()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Withdrawn });
        var form = await HtmlForm.GetAsync(await _app.AsCitizenAsync(), My(number));
        Assert.Contains("まで質問できます", form.Page.Body!.TextContent, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromDays(93));
        using var later = await _app.AsCitizenAsync();

        var page = await HtmlForm.PageAsync(later, My(number));
        Assert.Null(page.QuerySelector("#text"));
        Assert.Contains("担当課に電話してください", page.MainText(), StringComparison.Ordinal);
        var open = await HtmlForm.PageAsync(later, "/my/profile");
        open.QuerySelector("main form[method=post]")!.SetAttribute("action", My(number));
        using var forged = await HtmlForm.Of(later, My(number), open).Forge("Input.Text", "遅い").Forge("Input.MessageId", Guid.NewGuid().ToString()).PostAsync();
        await forged.RefusedAsync("3か月を過ぎたため");
        using var office = await _app.AsStaff().OpenAsync(Staff(number));
        Assert.Null((await HtmlForm.ReadAsync(office)).QuerySelector("#text"));
    }

    [Fact]
    public async Task Post_TemplateAndPreview_FillWithoutSendingAndKeepWhatWasTyped()
    {
        var number = await CaseAsync();
        using var clerk = _app.AsStaff();

        using var filled = await (await AnswerFormAsync(clerk, number)).Fill(OfficeText, "はじめに。").Fill("文例", "電話で話したい").PostAsync("文例を入れる");

        Assert.Equal(HttpStatusCode.OK, filled.StatusCode);
        var page = await HtmlForm.ReadAsync(filled);
        Assert.StartsWith("はじめに。\n申請の内容について、電話で", ((IHtmlTextAreaElement)page.QuerySelector("#text")!).Value.Trim(), StringComparison.Ordinal);
        Assert.True(((IHtmlInputElement)page.QuerySelector("#asks")!).IsChecked);
        page.QuerySelectorAll("main form.kdw-inset").ToList().ForEach(f => f.Remove());
        using var preview = await HtmlForm.Of(clerk, Staff(number), page).PostAsync("申請者が読む内容を見る");
        var shown = (await HtmlForm.ReadAsync(preview)).QuerySelector(".kdw-preview")!;
        Assert.Contains("電話でうかがいたい", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("返事が必要です", shown.TextContent, StringComparison.Ordinal);
        using var none = await (await AnswerFormAsync(clerk, number)).PostAsync("文例を入れる");
        await none.RefusedAsync("入れる文例を選んでください");
        Assert.False(await _app.WithDbAsync(db => db.Messages.AnyAsync(m => m.SentAtUtc != null)));
    }

    private static string My(string number) => $"/my/applications/{number}/messages";

    private static string Staff(string number) => $"/staff/applications/{number}/messages";

    private static Task<HtmlForm> AnswerFormAsync(HttpClient clerk, string number) => HtmlForm.GetAsync(clerk, Staff(number), f => f.Enctype == "multipart/form-data");

    private Task<string> CaseAsync() => _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });

    private Task<int> AuditedAsync(string what, string number) => _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == what && a.Subject == number));
}
