using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>期限 in the queue, on the case and on the citizen's page: it stops while the office waits, and goes on with the answer.</summary>
public sealed class CaseClockTests : IDisposable
{
    private const string Queue = "/staff/queue";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task RequestCorrection_ThenTheAnswer_StopsTheClockAndLetsItGoOn()
    {
        var application = await Given.ReceivedAsync(_app, treat: a => a.StartReview(Given.StaffAct(_app)));
        var number = application.ReceiptNumber!;
        var before = application.DueOn!.Value;
        using var clerk = _app.AsStaff(application.Ward);
        var form = await HtmlForm.GetAsync(clerk, $"/staff/applications/{number}/request-correction");

        using (var asked = await form.Choose("日中に連絡がつく電話番号").Choose("誤りを直してもらう").Fill("理由（申請者に届きます）", "電話番号が違います").PostAsync("申請者に送る"))
        {
            asked.RedirectsTo("/staff/applications/" + number);
        }

        var stopped = await _app.StoredCaseAsync(number);
        Assert.Equal(JapanTime.DayOf(_app.Clock.Now.UtcDateTime), stopped.ClockStoppedOn);
        Assert.True(stopped.DueOn > before); // as if the answer came on its last day
        _app.Clock.Advance(TimeSpan.FromDays(60)); // however long it takes
        using var later = _app.AsStaff(application.Ward);
        var row = await RowAsync(later, number);
        Assert.Contains("補正待ちのため停止中", row, StringComparison.Ordinal);
        Assert.DoesNotContain("期限超過", row, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await HtmlForm.PageAsync(later, Queue + "?due=overdue")).MainText(), StringComparison.Ordinal);
        var text = (await HtmlForm.PageAsync(later, "/staff/applications/" + number)).MainText();
        Assert.Contains("補正待ちのため停止中", text, StringComparison.Ordinal);
        Assert.Contains("今日補正が届いたときの期限", text, StringComparison.Ordinal);
        Assert.Contains("に補正を求め、答えを待っています", text, StringComparison.Ordinal);
        Assert.DoesNotContain("期限超過", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitCorrection_ByTheCitizen_GoesOnWithTheDaysThatWereLeft()
    {
        var application = await Given.AwaitingCorrectionAsync(_app, ["applicantKana"]);
        var number = application.ReceiptNumber!;
        _app.Clock.Advance(TimeSpan.FromDays(7)); // 24 November to 1 December
        using var citizen = _app.AsCitizen(application.CitizenId);
        var details = (await HtmlForm.PageAsync(citizen, "/my/applications/" + number)).MainText();
        Assert.Contains("結果までの日数は止まっています", details, StringComparison.Ordinal);
        Assert.Contains("今日送ると、結果は令和9年1月4日（月）ごろまでの見込みです（目安）", details, StringComparison.Ordinal); // 24 December and seven days, then the turn of the year
        var form = await HtmlForm.GetAsync(citizen, $"/my/applications/{number}/correct");
        using (await form.Fill("請求者の氏名（フリガナ）", "キタキュウ　ハナエ").PostAsync("直した内容を確認する"))
        {
        }

        using (await (await HtmlForm.GetAsync(citizen, $"/my/applications/{number}/correct/check")).PostAsync("直した内容を送信する"))
        {
        }

        var stored = await _app.StoredCaseAsync(number);
        Assert.Equal((ApplicationStatus.UnderReview, null, new DateOnly(2027, 1, 4)), (stored.Status, stored.ClockStoppedOn, stored.DueOn));
        var after = (await HtmlForm.PageAsync(citizen, "/my/applications/" + number)).MainText();
        Assert.Contains("結果は令和9年1月4日（月）ごろまで", after, StringComparison.Ordinal);
        Assert.Contains("修正をお待ちした間は、数えていません", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CaseUnderReview_ShowsRemainingOpenDaysAndHowItIsCounted()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });

        var text = (await HtmlForm.PageAsync(_app.AsStaff(), "/staff/applications/" + number)).MainText();

        Assert.Contains("残り19開庁日", text, StringComparison.Ordinal); // 25 November to 21 December
        Assert.Contains("到達　令和8年11月21日（土）", text, StringComparison.Ordinal);
        Assert.Contains("届いた日の翌日から", text, StringComparison.Ordinal);
        Assert.Contains("期限　令和8年12月21日（月）", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OverdueCase_HasTheBadge()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview, DueOn = new DateOnly(2026, 11, 20) });

        var text = (await HtmlForm.PageAsync(_app.AsStaff(), "/staff/applications/" + number)).MainText();

        Assert.Contains("期限超過", text, StringComparison.Ordinal);
        Assert.Contains("4日超過", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_ACase_LeavesItsTimeForTheForecast()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.InApproval });
        var url = "/staff/approvals/" + await _app.ProposalOfAsync(number);

        using var response = await (await HtmlForm.GetAsync(_app.AsStaff(role: "approver"), url)).Choose("承認する").PostAsync("決定する");

        var taken = await _app.WithDbAsync(db => db.DecidedCases.AsNoTracking().SingleAsync());
        var stored = await _app.StoredCaseAsync(number);
        Assert.Equal((stored.Sequence, stored.ProcedureId, new DateOnly(2026, 11, 24), 1), (taken.Sequence, taken.ProcedureId, taken.DecidedOn, taken.OpenDays));
    }

    private static async Task<string> RowAsync(HttpClient clerk, string number) =>
        (await HtmlForm.PageAsync(clerk, Queue)).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(number, StringComparison.Ordinal)).TextContent;
}
