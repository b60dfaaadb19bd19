using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.Web.Tests.Pages.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Office;

/// <summary>閉庁日, kept by the DX office: what it adds does not count any more, for cases that are open.</summary>
public sealed class ClosedDaysPageTests : IDisposable
{
    private const string Url = "/office/closed-days";
    private static readonly DateOnly _day = new(2026, 12, 24); // a Thursday; cases of 21 November with 30 days end on the 21st

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_AnotherSection_IsNotForThem()
    {
        using var response = await _app.AsStaff().GetAsync(new Uri(Url, UriKind.Relative));

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("", "令和8年度", "令和8年5月6日（水）", "令和9年3月22日（月）")]
    [InlineData("?year=2027", "令和9年度", "令和9年4月29日（木）", "令和10年3月20日（月）")]
    [InlineData("?year=x", "令和8年度", "令和8年9月22日（火）", "令和9年1月1日（金）")]
    public async Task Get_FiscalYear_ListsItsHolidays(string query, string title, params string[] days)
    {
        var text = (await HtmlForm.PageAsync(Office(), Url + query)).MainText();

        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.All(days, d => Assert.Contains(d, text, StringComparison.Ordinal));
        Assert.Contains("市が定めた閉庁日はありません", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Add_IsShownRecordedAndMovesTheDueDayOfOpenCasesOnly()
    {
        var open = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var ended = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Withdrawn, Citizen = "citizen-02" });
        var due = (await _app.StoredCaseAsync(open)).DueOn!.Value;
        var version = (await _app.StoredCaseAsync(open)).Version;

        using var response = await (await AddingAsync()).Fill("閉庁日にする日", Iso(due)).Fill("閉庁日にする理由", "庁舎の停電工事").PostAsync("追加する");
        _app.Clock.Advance(TimeSpan.FromSeconds(11));
        await _app.RunJobsAsync();

        response.RedirectsTo(Url + "?year=2026");
        var text = (await HtmlForm.PageAsync(Office(), Url)).MainText();
        Assert.Contains("庁舎の停電工事", text, StringComparison.Ordinal);
        var moved = await _app.StoredCaseAsync(open);
        Assert.True(moved.DueOn > due);
        Assert.Equal(version, moved.Version); // a page that a clerk has open stays good
        Assert.Equal(due, (await _app.StoredCaseAsync(ended)).DueOn);
        Assert.Equal(1, await _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "calendar.add" && a.Subject == Iso(due))));
    }

    [Fact]
    public async Task Post_Remove_GivesTheDayBackAndKeepsWhy()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var due = (await _app.StoredCaseAsync(number)).DueOn!.Value;
        using (await (await AddingAsync()).Fill("閉庁日にする日", Iso(due)).Fill("閉庁日にする理由", "台風").PostAsync("追加する"))
        {
        }

        _app.Clock.Advance(TimeSpan.FromSeconds(11));
        await _app.RunJobsAsync();
        Assert.NotEqual(due, (await _app.StoredCaseAsync(number)).DueOn);

        using var without = await (await RemovingAsync()).PostAsync($"取り消す（{EraDate.FormatWithWeekday(due)}）");
        using var response = await (await RemovingAsync()).Fill("取り消す理由", "台風がそれた").PostAsync($"取り消す（{EraDate.FormatWithWeekday(due)}）");
        _app.Clock.Advance(TimeSpan.FromSeconds(11));
        await _app.RunJobsAsync();

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("取り消す理由を入力してください", (await HtmlForm.ReadAsync(without)).QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        response.RedirectsTo(Url + "?year=2026");
        Assert.Equal(due, (await _app.StoredCaseAsync(number)).DueOn);
        var kept = await _app.WithDbAsync(db => db.CityClosedDays.AsNoTracking().SingleAsync());
        Assert.Equal((true, "台風がそれた"), (kept.IsRemoved, kept.Reason));
        Assert.Equal(1, await _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "calendar.remove")));
        using var again = await (await AddingAsync()).Fill("閉庁日にする日", Iso(due)).Fill("閉庁日にする理由", "やはり台風").PostAsync("追加する");
        again.RedirectsTo(Url + "?year=2026");
        Assert.False(await _app.WithDbAsync(db => db.CityClosedDays.Select(d => d.IsRemoved).SingleAsync()));
    }

    [Theory]
    [InlineData("", "", "閉庁日にする日を入力してください", "閉庁日にする理由を入力してください")]
    [InlineData("12月28日", "工事", "年・月・日を数字で入力してください")]
    [InlineData("2026-12-26", "工事", "もう閉庁日です")] // a Saturday
    [InlineData("2027-02-11", "工事", "もう閉庁日です")] // a holiday
    [InlineData("2026-03-31", "工事", "今年度と来年度の日です")]
    [InlineData("2028-04-03", "工事", "今年度と来年度の日です")]
    public async Task Post_BadInput_SaysWhyKeepsItAndAddsNothing(string day, string reason, params string[] errors)
    {
        using var response = await (await AddingAsync()).Fill("閉庁日にする日", day).Fill("閉庁日にする理由", reason).PostAsync("追加する");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.All(errors, e => Assert.Contains(e, page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal));
        Assert.Equal(day, page.QuerySelector("#day")!.GetAttribute("value") ?? "");
        Assert.Equal(0, await _app.WithDbAsync(db => db.CityClosedDays.CountAsync()));
    }

    [Fact]
    public async Task Post_AddTheSameDayTwice_IsRefusedTheSecondTime()
    {
        var second = (await AddingAsync()).Fill("閉庁日にする日", Iso(_day)).Fill("閉庁日にする理由", "工事");
        using (await (await AddingAsync()).Fill("閉庁日にする日", Iso(_day)).Fill("閉庁日にする理由", "工事").PostAsync("追加する"))
        {
        }

        using var response = await second.PostAsync("追加する");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(1, await _app.WithDbAsync(db => db.CityClosedDays.CountAsync()));
    }

    [Fact]
    public async Task Add_OnOneServer_IsKnownToAnotherWithinSeconds()
    {
        using var beside = _app.Beside();
        var there = beside.Services.GetRequiredService<IOfficeCalendar>();
        Assert.False((await there.ReadAsync(CancellationToken.None)).IsClosed(_day));
        using (await (await AddingAsync()).Fill("閉庁日にする日", Iso(_day)).Fill("閉庁日にする理由", "工事").PostAsync("追加する"))
        {
        }

        Assert.True((await _app.Services.GetRequiredService<IOfficeCalendar>().ReadAsync(CancellationToken.None)).IsClosed(_day));
        beside.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.True((await there.ReadAsync(CancellationToken.None)).IsClosed(_day));
    }

    [Fact]
    public async Task Post_Add_SaysThatItIsDone()
    {
        using var office = Office();
        var form = await HtmlForm.GetAsync(office, Url, f => f.QuerySelector("#day") is not null);

        using var response = await form.Fill("閉庁日にする日", Iso(_day)).Fill("閉庁日にする理由", "工事").PostAsync("追加する");

        Assert.Contains("閉庁日を追加しました", (await HtmlForm.PageAsync(office, response.Headers.Location!.ToString())).Body!.TextContent, StringComparison.Ordinal);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private HttpClient Office() => _app.AsStaff(Ward.CityHall, "dx");

    private Task<HtmlForm> AddingAsync() => HtmlForm.GetAsync(Office(), Url, f => f.QuerySelector("#day") is not null);

    private Task<HtmlForm> RemovingAsync() => HtmlForm.GetAsync(Office(), Url, f => f.TextContent.Contains("取り消す理由", StringComparison.Ordinal));
}
