using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

public sealed class RequestCorrectionPageTests : IDisposable
{
    private const string Message = "電話番号の桁が足りません。";

    private readonly AppFactory _app = new();
    private string _number = "";

    private string Url => $"/staff/applications/{_number}/request-correction";

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_Valid_OpensTheCorrectionRecordsWhoAndLeavesAMail()
    {
        using var response = await (await FilledAsync()).PostAsync("申請者に送る");

        response.RedirectsTo("/staff/applications/" + _number);
        var stored = await _app.StoredCaseAsync(_number);
        var correction = Assert.Single(stored.Corrections);
        Assert.Equal(ApplicationStatus.AwaitingCorrection, stored.Status);
        Assert.Equal(["applicantPhone", "children.1.childName", "attachment8"], correction.QuestionKeys);
        Assert.Equal(Message, correction.Message);
        Assert.Equal(new DateOnly(2026, 12, 14), correction.DueOn);
        Assert.Contains(stored.History, e => e.Kind == ApplicationEventKind.CorrectionRequested && e.ActorId.StartsWith("staff:", StringComparison.Ordinal));
        Assert.Single(await _app.WithDbAsync(db => Task.FromResult(
            db.Outbox.Where(o => o.Kind == OutboxKinds.MailCorrectionRequested && o.SubjectId == stored.Id).ToList())));
        Assert.True(await _app.WithDbAsync(db => Task.FromResult(db.Audit.Any(a => a.What == "application.request_correction" && a.Subject == _number))));
    }

    [Fact]
    public async Task Post_NothingFilled_ShowsEveryErrorAndKeepsTheStatus()
    {
        await ReviewedAsync();
        var form = await HtmlForm.GetAsync(_app.AsStaff(), Url);

        using var response = await form.Fill("期限", "").PostAsync();

        var page = await response.RefusedAsync("補正の種類を選んでください");
        var summary = page.QuerySelector(".kdw-error-summary")!;
        Assert.Equal(
            ["直してもらう項目を選んでください", "補正の種類を選んでください", "申請者に伝える理由を入力してください", "補正の期限を入力してください"],
            summary.QuerySelectorAll("a").Select(a => a.TextContent));
        Assert.All(summary.QuerySelectorAll("a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Equal(ApplicationStatus.UnderReview, (await _app.StoredCaseAsync(_number)).Status);
    }

    [Fact]
    public async Task Post_DueTodayInJapan_ShowsErrorAndKeepsWhatWasTyped()
    {
        _app.Clock.Now = new DateTimeOffset(2026, 12, 13, 16, 0, 0, TimeSpan.Zero); // 14 December, 01:00 in Japan

        using var response = await (await FilledAsync()).PostAsync("申請者に送る");

        var page = await response.RefusedAsync("明日以降");
        var again = HtmlForm.Of(_app.AsStaff(), Url, page);
        Assert.Equal(Message, again.ValueOf("理由（申請者に届きます）"));
        Assert.Equal("2026-12-14", again.ValueOf("期限"));
        Assert.NotNull(page.QuerySelector("input[value=applicantPhone][checked]"));
    }

    [Fact]
    public async Task Post_Preview_ShowsWhatTheCitizenWillReadAndSendsNothing()
    {
        using var response = await (await FilledAsync()).PostAsync("申請者が読む内容を見る");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var preview = (await HtmlForm.ReadAsync(response)).QuerySelector(".kdw-preview")!.TextContent;
        Assert.Contains(Message, preview, StringComparison.Ordinal);
        Assert.Contains("令和8年12月14日（月）までに", preview, StringComparison.Ordinal);
        Assert.Contains("日中に連絡がつく電話番号", preview, StringComparison.Ordinal);
        Assert.Equal(ApplicationStatus.UnderReview, (await _app.StoredCaseAsync(_number)).Status);
    }

    [Fact]
    public async Task Post_AfterAColleague_IsRefusedKeepsTheWordsAndWorksWhenSeen()
    {
        await ReviewedAsync();
        using var client = _app.AsStaff(number: 2);
        var second = Fill(await HtmlForm.GetAsync(client, Url));
        var colleague = await HtmlForm.GetAsync(_app.AsStaff(), $"/staff/applications/{_number}/propose");
        (await colleague.Choose("認める（認定・支給・交付）").PostAsync("決裁に回す")).Dispose();

        using var response = await second.PostAsync("申請者に送る");

        var page = await response.RefusedAsync("他の職員が先に更新しました");
        Assert.Equal(Message, HtmlForm.Of(_app.AsStaff(), Url, page).ValueOf("理由（申請者に届きます）"));
        Assert.Contains("決裁中", page.QuerySelector(".kdw-identity")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await _app.StoredCaseAsync(_number)).Corrections);
        using var again = await HtmlForm.Of(client, Url, page).PostAsync("申請者に送る");
        await again.RefusedAsync("決裁中の申請には、補正を求めることができません");
    }

    [Theory]
    [InlineData("applicantName")] // from the card
    [InlineData("children")]
    [InlineData("attachment99")]
    public async Task Post_QuestionThatIsNotOffered_IsRefused(string forged)
    {
        using var response = await (await FilledAsync()).Forge("Input.QuestionKeys", forged).PostAsync("申請者に送る");

        await response.RefusedAsync("この申請にない項目が選ばれています");
        Assert.Equal(ApplicationStatus.UnderReview, (await _app.StoredCaseAsync(_number)).Status);
    }

    [Fact]
    public async Task Post_TooLongMessage_SaysHowLong()
    {
        using var response = await (await FilledAsync()).Fill("理由（申請者に届きます）", new string('あ', 1001)).PostAsync();

        await response.RefusedAsync("理由は1,000文字以内で入力してください（いま1,001文字）");
    }

    [Fact]
    public async Task Get_NotUnderReview_SaysWhyInsteadOfAForm()
    {
        _number = await _app.GivenCaseAsync();

        var page = await HtmlForm.PageAsync(_app.AsStaff(), Url);

        Assert.Contains("審査中か補正待ちの申請だけです", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
    }

    private async Task ReviewedAsync() => _number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });

    private async Task<HtmlForm> FilledAsync()
    {
        await ReviewedAsync();
        return Fill(await HtmlForm.GetAsync(_app.AsStaff(), Url));
    }

    private static HtmlForm Fill(HtmlForm form) => form
        .Choose("日中に連絡がつく電話番号").Choose("お子さん（1）の児童の氏名").Choose("通帳またはキャッシュカードの写し")
        .Choose("誤りを直してもらう").Fill("理由（申請者に届きます）", Message).Fill("期限", "2026-12-14");
}
