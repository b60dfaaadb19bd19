using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

public sealed class AssignPageTests : IDisposable
{
    private const string Queue = "/staff/queue";
    private const string TakeIt = "自分の担当にする";
    private const string GiveIt = "担当に割り当てる";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_TakeTwo_BothAreMineWithHistoryAndAudit()
    {
        var soon = new GivenCase { DueOn = JapanTime.DayOf(_app.Clock.Now.UtcDateTime) };
        var (one, two) = (await _app.GivenCaseAsync(soon), await _app.GivenCaseAsync(soon));
        using var clerk = _app.AsStaff();
        var form = await FormAsync(clerk, Queue + "?due=week", one, two);

        using var response = await form.PostAsync(TakeIt);

        response.RedirectsTo(Queue + "?due=week");
        Assert.Contains("2件をあなたの担当にしました", (await HtmlForm.PageAsync(clerk, Queue)).QuerySelector(".kdw-banner--success")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await HtmlForm.PageAsync(clerk, Queue)).QuerySelector(".kdw-banner--success")); // said once
        foreach (var number in new[] { one, two })
        {
            var stored = await _app.StoredCaseAsync(number);
            Assert.Equal(ActorOf("clerk1"), stored.AssigneeId);
            var line = stored.History.MaxBy(e => e.AtUtc)!;
            Assert.Equal((ApplicationEventKind.Assigned, NameOf("clerk1")), (line.Kind, line.Note));
            Assert.Equal(1, await AuditAsync("application.assign", number));
        }
    }

    [Fact]
    public async Task Post_AssignToAColleague_ThenUnassign_SaysWhose()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        using var clerk = _app.AsStaff();
        var form = await FormAsync(clerk, Queue, number);

        using var given = await form.Type("Input.AssigneeStaffId", IdOf("clerk2").ToString()).PostAsync(GiveIt);
        given.RedirectsTo(Queue);
        Assert.Equal(ActorOf("clerk2"), (await _app.StoredCaseAsync(number)).AssigneeId);

        using var freed = await (await FormAsync(clerk, Queue, number)).PostAsync("担当を外す");
        freed.RedirectsTo(Queue);
        var stored = await _app.StoredCaseAsync(number);
        Assert.Null(stored.AssigneeId);
        Assert.Equal(1, await AuditAsync("application.unassign", number));
        Assert.Contains("担当を外した", (await HtmlForm.PageAsync(clerk, $"/staff/applications/{number}/history")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TwoClerksPressAtOnce_TheSecondReadsWhoHasIt()
    {
        var number = await _app.GivenCaseAsync();
        using var first = _app.AsStaff();
        using var second = _app.AsStaff(number: 2);
        var (one, two) = (await FormAsync(first, Queue, number), await FormAsync(second, Queue, number));

        using var won = await one.PostAsync(TakeIt);
        using var lost = await two.PostAsync(TakeIt);

        won.RedirectsTo(Queue);
        Assert.Equal(HttpStatusCode.BadRequest, lost.StatusCode);
        var text = (await HtmlForm.ReadAsync(lost)).MainText();
        Assert.Contains($"すでに{NameOf("clerk1")}さんの担当です", text, StringComparison.Ordinal);
        Assert.Equal(ActorOf("clerk1"), (await _app.StoredCaseAsync(number)).AssigneeId);
    }

    [Fact]
    public async Task Post_AssignWhatAColleagueTookMeanwhile_IsRefused()
    {
        var number = await _app.GivenCaseAsync();
        using var first = _app.AsStaff();
        using var second = _app.AsStaff(number: 2);
        var (one, two) = (await FormAsync(first, Queue, number), await FormAsync(second, Queue, number));
        using var won = await one.PostAsync(TakeIt);

        using var lost = await two.Type("Input.AssigneeStaffId", IdOf("clerk2").ToString()).PostAsync(GiveIt);

        Assert.Equal(HttpStatusCode.BadRequest, lost.StatusCode);
        Assert.Equal(ActorOf("clerk1"), (await _app.StoredCaseAsync(number)).AssigneeId);
    }

    [Fact]
    public async Task Post_MixedStates_EachHasItsOwnOutcome()
    {
        var free = await _app.GivenCaseAsync();
        var others = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.InApproval, IsDraftedByApprover = true });
        var waiting = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.AwaitingCorrection });
        var gone = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Withdrawn });
        using var clerk = _app.AsStaff(number: 2);
        var form = (await FormAsync(clerk, Queue, free, others, waiting)).Forge("Input.Cases", gone + ".3");

        using var response = await form.PostAsync(TakeIt);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains("1件を変更しました", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("変更しました", Row(page, free), StringComparison.Ordinal);
        Assert.Contains($"すでに{NameOf("clerk1")}さんの担当です", Row(page, others), StringComparison.Ordinal);
        Assert.Contains($"すでに{NameOf("clerk1")}さんの担当です", Row(page, waiting), StringComparison.Ordinal);
        Assert.Contains("「取下げ」の申請には", Row(page, gone), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/staff/applications/{gone}']"));
        Assert.Equal(ActorOf("clerk2"), (await _app.StoredCaseAsync(free)).AssigneeId);
        Assert.Equal(0, await AuditAsync("application.assign", waiting));
    }

    [Fact]
    public async Task Post_NumbersOfAnotherWard_AreNotInTheReport()
    {
        var (mine, foreign) = (await _app.GivenCaseAsync(), await _app.GivenCaseAsync(new GivenCase { Ward = Ward.Moji }));
        var taken = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        using var clerk = _app.AsStaff(number: 2);
        var form = (await FormAsync(clerk, Queue, mine, taken)).Forge("Input.Cases", foreign + ".2");

        using var response = await form.PostAsync(TakeIt);

        Assert.DoesNotContain(foreign, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await _app.StoredCaseAsync(foreign)).AssigneeId);
        var only = (await FormAsync(clerk, Queue)).Forge("Input.Cases", foreign + ".2");
        using var alone = await only.PostAsync(TakeIt);
        Assert.Equal(HttpStatusCode.NotFound, alone.StatusCode);
        Assert.Contains("受付一覧へ", await alone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FiftyOne_IsRefusedAndNothingChanges()
    {
        var number = await _app.GivenCaseAsync();
        using var clerk = _app.AsStaff();
        var form = await FormAsync(clerk, Queue, number);
        for (var i = 0; i < 50; i++)
        {
            form.Forge("Input.Cases", ReceiptNumber.Create(_ => i % 20).Value + ".1");
        }

        using var response = await form.PostAsync(TakeIt);

        await response.RefusedAsync("一度に選べるのは50件までです（いま51件）");
        Assert.Null((await _app.StoredCaseAsync(number)).AssigneeId);
    }

    [Theory]
    [InlineData(TakeIt, false, "申請を選んでください")]
    [InlineData(GiveIt, true, "割り当てる職員を選んでください")]
    public async Task Post_NothingChosen_SaysWhatToChoose(string button, bool isCaseChosen, string words)
    {
        var number = await _app.GivenCaseAsync();
        using var clerk = _app.AsStaff();
        var form = isCaseChosen ? await FormAsync(clerk, Queue, number) : await FormAsync(clerk, Queue);

        using var response = await form.PostAsync(button);

        var page = await response.RefusedAsync(words);
        if (isCaseChosen)
        {
            var again = HtmlForm.Of(clerk, "/staff/queue/assign", page).Type("Input.AssigneeStaffId", IdOf("clerk1").ToString());
            using var done = await again.PostAsync(GiveIt); // what was chosen is still chosen
            done.RedirectsTo(Queue);
            Assert.Equal(ActorOf("clerk1"), (await _app.StoredCaseAsync(number)).AssigneeId);
        }
    }

    [Theory]
    [InlineData("clerk1-moji-hofuku-kodomo")]
    [InlineData("clerk1-kokurakita-kokuho")]
    public async Task Post_PersonOfAnotherSection_IsRefused(string subject)
    {
        var number = await _app.GivenCaseAsync();
        using var clerk = _app.AsStaff();
        var stranger = await _app.WithDbAsync(db => Task.FromResult(db.Staff.Single(s => s.Subject == subject).Id));
        var form = await FormAsync(clerk, Queue, number);
        form.Page.QuerySelector("#assignee option:last-of-type")!.SetAttribute("value", stranger.ToString());
        form.Type("Input.AssigneeStaffId", stranger.ToString());

        using var response = await form.PostAsync(GiveIt);

        await response.RefusedAsync("この課にいない職員");
        Assert.Null((await _app.StoredCaseAsync(number)).AssigneeId);
    }

    [Fact]
    public async Task Post_TakeOver_OnlyFromSomebodyWhoIsAbsent()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        using var colleague = _app.AsStaff(number: 2);
        var version = (await _app.StoredCaseAsync(number)).Version;
        using var tooEarly = await (await FormAsync(colleague, Queue)).Forge("Input.TakeOver", $"{number}.{version}").PostAsync();
        Assert.Equal(HttpStatusCode.BadRequest, tooEarly.StatusCode);
        Assert.Contains("不在ではありません", (await HtmlForm.ReadAsync(tooEarly)).MainText(), StringComparison.Ordinal);

        await _app.WithDbAsync(db =>
        {
            var today = JapanTime.DayOf(_app.Clock.Now.UtcDateTime);
            db.Absences.Add(Absence.Mark(IdOf("clerk1"), today, today, new Act(ActorOf("clerk1"), _app.Clock.Now.UtcDateTime)));
            return db.SaveChangesAsync();
        });
        Assert.Contains("担当者不在", Row(await HtmlForm.PageAsync(colleague, Queue + "?flag=absent"), number), StringComparison.Ordinal);
        using var taken = await (await FormAsync(colleague, Queue)).PostAsync($"引き継ぐ（{number}）");

        taken.RedirectsTo(Queue);
        var stored = await _app.StoredCaseAsync(number);
        Assert.Equal(ActorOf("clerk2"), stored.AssigneeId);
        Assert.Contains(stored.History, e => e.Kind == ApplicationEventKind.TakenOver && e.Note!.Contains(NameOf("clerk1"), StringComparison.Ordinal));
        Assert.Equal(1, await AuditAsync("application.take_over", number));
        Assert.DoesNotContain("担当者不在", Row(await HtmlForm.PageAsync(colleague, Queue), number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Address_GoesToTheQueue()
    {
        using var response = await _app.AsStaff().OpenAsync("/staff/queue/assign");

        response.RedirectsTo(Queue);
    }

    private static string Row(IHtmlDocument page, string number) =>
        page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th a")!.TextContent == number).TextContent;

    /// <summary>The queue's list with these cases ticked.</summary>
    private async Task<HtmlForm> FormAsync(HttpClient clerk, string url, params string[] numbers)
    {
        var versions = new List<string>();
        foreach (var number in numbers)
        {
            var version = (await _app.StoredCaseAsync(number)).Version;
            versions.Add(string.Create(CultureInfo.InvariantCulture, $"{number}.{version}"));
        }

        var form = await HtmlForm.GetAsync(clerk, url, f => f.GetAttribute("action") == "/staff/queue/assign");
        return numbers.Length == 0 ? form : form.Type("Input.Cases", [.. versions]);
    }

    private Task<int> AuditAsync(string what, string number) =>
        _app.WithDbAsync(db => Task.FromResult(db.Audit.Count(a => a.What == what && a.Subject == number)));

    private StaffMember Staff(string role)
    {
        using var scope = _app.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>().Staff.Single(s => s.Subject == role + "-kokurakita-hofuku-kodomo");
    }

    private Guid IdOf(string role) => Staff(role).Id;

    private string NameOf(string role) => Staff(role).Name;

    private string ActorOf(string role) => Staff(role).ActorId;
}
