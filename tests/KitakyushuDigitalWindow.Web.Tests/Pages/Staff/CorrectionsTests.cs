using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>補正 from both sides: several at once, taken back, reminded, closed by rule, counted for the form's owner.</summary>
public sealed class CorrectionsTests : IDisposable
{
    private static readonly Dictionary<string, string> _withAddress = new() { ["applicantEmail"] = "hanako@example.jp" };

    private readonly AppFactory _app = new();
    private Application _application = null!;

    private string Case => "/staff/applications/" + _application.ReceiptNumber;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_ASecondRequest_TheCitizenSeesBothAndSendsThemTogether()
    {
        await GivenAsync();
        using var clerk = Clerk();
        var form = await HtmlForm.GetAsync(clerk, Case + "/request-correction");
        Assert.False(form.Has("請求者の氏名（フリガナ）"));
        using (var asked = await form.Choose("日中に連絡がつく電話番号").Choose("足りないものを出してもらう").Fill("理由（申請者に届きます）", "番号の桁が足りません").PostAsync("申請者に送る"))
        {
            asked.RedirectsTo(Case);
        }

        Assert.Contains("2件、最初の期限は12月4日（金）まで", (await HtmlForm.PageAsync(clerk, Case)).MainText(), StringComparison.Ordinal);
        using var citizen = _app.AsCitizen(_application.CitizenId);
        var details = (await HtmlForm.PageAsync(citizen, "/my/applications/" + _application.ReceiptNumber)).MainText();
        Assert.Contains("書類のとおりに直してください。", details, StringComparison.Ordinal);
        Assert.Contains("番号の桁が足りません", details, StringComparison.Ordinal);
        var correct = await HtmlForm.GetAsync(citizen, $"/my/applications/{_application.ReceiptNumber}/correct");
        using (await correct.Fill("請求者の氏名（フリガナ）", "キタキュウ　ハナエ").Fill("日中に連絡がつく電話番号", "093-582-1111").PostAsync("直した内容を確認する"))
        {
        }

        using (await (await HtmlForm.GetAsync(citizen, $"/my/applications/{_application.ReceiptNumber}/correct/check")).PostAsync("直した内容を送信する"))
        {
        }

        var stored = await StoredAsync();
        Assert.Equal(ApplicationStatus.UnderReview, stored.Status);
        Assert.All(stored.Corrections, c => Assert.Equal(CorrectionEnding.Answered, c.Ending));
        Assert.Equal("キタキュウ　ハナエ", stored.Answers["applicantKana"]!.Value);
    }

    [Fact]
    public async Task Post_QuestionAskedForAlready_IsRefused()
    {
        await GivenAsync();
        var form = await HtmlForm.GetAsync(Clerk(), Case + "/request-correction");

        using var response = await form.Forge("Input.QuestionKeys", "applicantKana").Choose("誤りを直してもらう").Fill("理由（申請者に届きます）", "違います").PostAsync("申請者に送る");

        await response.RefusedAsync("すでに補正を求めている項目があります");
        Assert.Single((await StoredAsync()).Corrections);
    }

    [Fact]
    public async Task Post_Withdraw_NeedsAReasonTellsTheCitizenAndGoesBackToReview()
    {
        await GivenAsync();
        var due = _application.DueOn;
        using var clerk = Clerk();
        var url = $"{Case}/corrections/{_application.Corrections[0].Id}/withdraw";
        using (var without = await (await HtmlForm.GetAsync(clerk, url)).PostAsync("取り下げて申請者に知らせる"))
        {
            await without.RefusedAsync("申請者に伝える理由を入力してください");
        }

        using var response = await (await HtmlForm.GetAsync(clerk, url)).Fill("取り下げる理由（申請者に届きます）", "窓口で確認できました").PostAsync("取り下げて申請者に知らせる");

        response.RedirectsTo(Case);
        var stored = await StoredAsync();
        Assert.Equal((ApplicationStatus.UnderReview, null), (stored.Status, stored.ClockStoppedOn));
        Assert.True(stored.DueOn < due); // the request no longer moves the day
        await _app.RunJobsAsync();
        Assert.Contains(_app.Mail.Sent, m => m.Text.Contains("修正のお願いを取り下げました", StringComparison.Ordinal) && m.Text.Contains("することはありません", StringComparison.Ordinal));
        Assert.Contains("窓口で確認できました", (await HtmlForm.PageAsync(_app.AsCitizen(_application.CitizenId), "/my/applications/" + _application.ReceiptNumber)).MainText(), StringComparison.Ordinal);
        Assert.Equal(1, await _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "application.withdraw_correction")));
        Assert.Contains("もう終わっています", (await HtmlForm.PageAsync(clerk, url)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Withdraw_AnotherWardOrAnotherCase_IsNotFound()
    {
        await GivenAsync();
        var url = $"{Case}/corrections/{_application.Corrections[0].Id}/withdraw";

        using var elsewhere = await _app.AsStaff(Ward.Moji).GetAsync(new Uri(url, UriKind.Relative));
        using var forged = await Clerk().GetAsync(new Uri($"{Case}/corrections/{Guid.NewGuid()}/withdraw", UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (elsewhere.StatusCode, forged.StatusCode));
    }

    [Fact]
    public async Task Jobs_Unanswered_RemindTwiceThenCloseIt()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var form = await HtmlForm.GetAsync(_app.AsStaff(), $"/staff/applications/{number}/request-correction");
        using (await form.Choose("日中に連絡がつく電話番号").Choose("誤りを直してもらう").Fill("理由（申請者に届きます）", "違います").Fill("期限", "2026-12-14").PostAsync("申請者に送る"))
        {
        }

        await GoToAsync(new DateOnly(2026, 12, 11), hour: 8);
        Assert.Null((await _app.StoredCaseAsync(number)).Corrections[0].RemindedAtUtc);
        await GoToAsync(new DateOnly(2026, 12, 11), hour: 10);
        var first = (await _app.StoredCaseAsync(number)).Corrections[0].RemindedAtUtc;
        Assert.NotNull(first);
        await GoToAsync(new DateOnly(2026, 12, 15), hour: 10);
        Assert.True((await _app.StoredCaseAsync(number)).Corrections[0].RemindedAtUtc > first);
        await GoToAsync(new DateOnly(2026, 12, 28), hour: 23);
        Assert.Equal(ApplicationStatus.AwaitingCorrection, (await _app.StoredCaseAsync(number)).Status);
        await GoToAsync(new DateOnly(2026, 12, 29), hour: 10);

        var stored = await _app.StoredCaseAsync(number);
        Assert.Equal((ApplicationStatus.UnderReview, null), (stored.Status, stored.ClockStoppedOn));
        Assert.Equal(CorrectionEnding.Lapsed, stored.Corrections[0].Ending);
        Assert.Contains(stored.History, e => e.Kind == ApplicationEventKind.CorrectionLapsed && e.ActorId == Act.SystemActor);
        Assert.Contains("届かないまま終わった日時", (await HtmlForm.PageAsync(_app.AsStaff(), $"/staff/applications/{number}/history")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Template_FillsTheMessageAndKeepsWhatWasTyped()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var url = $"/staff/applications/{number}/request-correction";
        var form = (await HtmlForm.GetAsync(_app.AsStaff(), url)).Choose("日中に連絡がつく電話番号").Fill("理由（申請者に届きます）", "お世話になっております。").Fill("期限", "2026-12-14");

        using var response = await form.Fill("文例", "書類が足りない").PostAsync("文例を理由に入れる");

        var page = HtmlForm.Of(_app.AsStaff(), url, await HtmlForm.ReadAsync(response));
        Assert.Equal(
            "お世話になっております。\n審査に必要な「日中に連絡がつく電話番号」が届いていません。令和8年12月14日（月）までに添付してください。",
            page.ValueOf("理由（申請者に届きます）")!.ReplaceLineEndings("\n"));
        Assert.Empty((await _app.StoredCaseAsync(number)).Corrections);
    }

    [Fact]
    public async Task Counts_OfTheYear_NameTheQuestionAndLeaveOutWhatWasTakenBack()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        using var clerk = _app.AsStaff();
        using (await (await HtmlForm.GetAsync(clerk, $"/staff/applications/{number}/request-correction")).Choose("日中に連絡がつく電話番号").Choose("お子さん（1）の児童の氏名")
            .Choose("誤りを直してもらう").Fill("理由（申請者に届きます）", "違います").PostAsync("申請者に送る"))
        {
        }

        var text = (await HtmlForm.PageAsync(Office(), "/office/corrections")).MainText();
        Assert.Contains("2項目", text, StringComparison.Ordinal);
        Assert.Contains("日中に連絡がつく電話番号", text, StringComparison.Ordinal);
        Assert.Contains("児童の氏名", text, StringComparison.Ordinal);
        Assert.Contains("50%", text, StringComparison.Ordinal);
        Assert.Contains("求めた補正はありません", (await HtmlForm.PageAsync(Office(), "/office/corrections?year=2025")).MainText(), StringComparison.Ordinal);
        var correction = (await _app.StoredCaseAsync(number)).Corrections[0].Id;
        using (await (await HtmlForm.GetAsync(clerk, $"/staff/applications/{number}/corrections/{correction}/withdraw")).Fill("取り下げる理由（申請者に届きます）", "誤り").PostAsync("取り下げて申請者に知らせる"))
        {
        }

        Assert.Contains("求めた補正はありません", (await HtmlForm.PageAsync(Office(), "/office/corrections")).MainText(), StringComparison.Ordinal);
        using var clerks = await clerk.GetAsync(new Uri("/office/corrections", UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, clerks.StatusCode);
    }

    private HttpClient Clerk() => _app.AsStaff(_application.Ward);

    private HttpClient Office() => _app.AsStaff(Ward.CityHall, "dx");

    private async Task GivenAsync() => _application = await Given.AwaitingCorrectionAsync(_app, ["applicantKana"], _withAddress);

    private Task<Application> StoredAsync() => _app.StoredCaseAsync(_application.ReceiptNumber!);

    private async Task GoToAsync(DateOnly day, int hour)
    {
        _app.Clock.Now = new DateTimeOffset(JapanTime.StartOfDayUtc(day).AddHours(hour));
        await _app.RunJobsAsync();
    }
}
