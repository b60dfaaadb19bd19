using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

public sealed class AbsencesPageTests : IDisposable
{
    private const string Url = "/staff/absences";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_OwnDays_AreMarkedAndCanBeCancelled()
    {
        using var clerk = _app.AsStaff();

        using var response = await (await FormAsync(clerk)).Fill("最初の日", "2026-11-24").Fill("最後の日", "2026-11-26").PostAsync("登録する");

        response.RedirectsTo(Url);
        var page = await HtmlForm.PageAsync(clerk, Url);
        Assert.Contains("不在を登録しました", page.QuerySelector(".kdw-banner--success")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不在中", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        var stored = await _app.WithDbAsync(db => Task.FromResult(db.Absences.Single()));
        Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 26)), (stored.FromOn, stored.ToOn));
        Assert.Equal(1, await _app.WithDbAsync(db => Task.FromResult(db.Audit.Count(a => a.What == "staff.mark_absence" && a.Subject == stored.StaffId.ToString("N")))));

        var cancel = HtmlForm.Of(clerk, Url, page); // the list's form stands first
        using var cancelled = await cancel.PostAsync(page.QuerySelector("tbody button")!.TextContent.Trim());
        cancelled.RedirectsTo(Url);
        Assert.True((await _app.WithDbAsync(db => Task.FromResult(db.Absences.Single()))).IsCancelled);
        Assert.Null((await HtmlForm.PageAsync(clerk, Url)).QuerySelector("tbody tr"));
    }

    [Fact]
    public async Task Post_AnotherPerson_OnlyTheHeadMay()
    {
        var colleague = await IdAsync("clerk2-kokurakita-hofuku-kodomo");
        using var clerk = _app.AsStaff();
        var page = await HtmlForm.PageAsync(clerk, Url);
        page.QuerySelector("#who option")!.SetAttribute("value", colleague.ToString());
        using var forged = await HtmlForm.Of(clerk, Url, page).Fill("最初の日", "2026-11-24").Fill("最後の日", "2026-11-26").PostAsync("登録する");
        await forged.RefusedAsync("課の決裁者だけです");
        Assert.Equal(0, await _app.WithDbAsync(db => Task.FromResult(db.Absences.Count())));

        using var head = _app.AsStaff(role: StaffRoles.Approver);
        using var marked = await (await FormAsync(head)).Type("Input.StaffId", colleague.ToString()).Fill("最初の日", "2026-11-30").Fill("最後の日", "2026-11-30").PostAsync("登録する");
        marked.RedirectsTo(Url);
        Assert.Contains("予定", (await HtmlForm.PageAsync(head, Url)).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await HtmlForm.PageAsync(clerk, Url)).QuerySelector("tbody button")); // another's is not theirs to cancel
    }

    [Fact]
    public async Task Post_PersonOrAbsenceOfAnotherSection_Returns404()
    {
        var stranger = await IdAsync("clerk1-moji-hofuku-kodomo");
        var absence = await _app.WithDbAsync(async db =>
        {
            var it = Absence.Mark(stranger, new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 30), new Act("staff:x", _app.Clock.Now.UtcDateTime));
            db.Absences.Add(it);
            await db.SaveChangesAsync();
            return it.Id;
        });
        using var head = _app.AsStaff(role: StaffRoles.Approver);
        var page = await HtmlForm.PageAsync(head, Url);
        Assert.Null(page.QuerySelector("tbody tr"));
        page.QuerySelector("#who option")!.SetAttribute("value", stranger.ToString());
        var form = HtmlForm.Of(head, Url, page).Type("Input.StaffId", stranger.ToString()).Fill("最初の日", "2026-12-01").Fill("最後の日", "2026-12-02");

        using var marked = await form.PostAsync("登録する");
        using var cancelled = await form.Forge("Input.Cancel", absence.ToString()).PostAsync();

        Assert.Equal(HttpStatusCode.NotFound, marked.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, cancelled.StatusCode);
        Assert.False((await _app.WithDbAsync(db => Task.FromResult(db.Absences.Single()))).IsCancelled);
    }

    [Theory]
    [InlineData("", "2026-11-26", "不在の最初の日を")]
    [InlineData("2026-11-26", "2026-11-25", "最初の日以降の日付")]
    [InlineData("2026-11-20", "2026-11-23", "今日以降の日付")]
    [InlineData("2026-11-24", "2028-11-24", "1年を超える不在")]
    public async Task Post_WrongDays_SaysWhatIsWrong(string from, string to, string words)
    {
        using var clerk = _app.AsStaff();

        using var response = await (await FormAsync(clerk)).Fill("最初の日", from).Fill("最後の日", to).PostAsync("登録する");

        var page = await response.RefusedAsync(words);
        Assert.Equal(to, ((AngleSharp.Html.Dom.IHtmlInputElement)page.QuerySelector("#to")!).Value);
    }

    [Fact]
    public async Task Post_SameDaysTwice_IsRefused()
    {
        using var clerk = _app.AsStaff();
        var form = (await FormAsync(clerk)).Fill("最初の日", "2026-11-24").Fill("最後の日", "2026-11-26");
        using var first = await form.PostAsync("登録する");

        using var again = await form.Fill("最初の日", "2026-11-26").Fill("最後の日", "2026-11-27").PostAsync("登録する");

        first.RedirectsTo(Url);
        await again.RefusedAsync("重なる不在");
    }

    private static Task<HtmlForm> FormAsync(HttpClient clerk) => HtmlForm.GetAsync(clerk, Url, f => f.QuerySelector("#who") is not null);

    private Task<Guid> IdAsync(string subject) => _app.WithDbAsync(db => Task.FromResult(db.Staff.Single(s => s.Subject == subject).Id));
}
