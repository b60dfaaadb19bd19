using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff.Exports;

/// <summary>書き出し: asked for, made by the job, received by the one who asked, gone after a week.</summary>
public sealed class ExportsPageTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_Csv_HoldsTheCasesOfTheSectionAndNoOthers()
    {
        var own = await _app.GivenCaseAsync();
        _app.Clock.Now = _app.Clock.Now.AddSeconds(1); // the earlier arrival comes first
        var decided = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Decided, Citizen = "citizen-02" });
        var otherWard = await _app.GivenCaseAsync(new GivenCase { Ward = Ward.Moji, Citizen = "citizen-03" });
        var otherProcedure = await _app.GivenCaseAsync(new GivenCase { ProcedureId = OtherProcedureOfTheSection(), Citizen = "citizen-04" });
        using var clerk = _app.AsStaff();

        var tables = ExportSteps.CsvTables(await _app.ExportedAsync(clerk));

        var cases = tables["申請"];
        Assert.Equal([own, decided], cases.Column("受付番号"));
        Assert.Equal(["受付", "通知書作成中"], cases.Column("状態"));
        Assert.Equal(["", "北九小倉北保子第77号"], cases.Column("文書番号"));
        Assert.Equal(["", "認める"], cases.Column("決定の種類"));
        Assert.All(cases.Column("列の版"), v => Assert.Equal("child-allowance-certification/1/1", v));
        Assert.All(tables.Values, t => Assert.All(t, row => Assert.Equal(t[0].Count, row.Count)));
        var all = string.Join('\n', tables.Values.SelectMany(t => t).SelectMany(r => r));
        Assert.DoesNotContain(otherWard, all, StringComparison.Ordinal);
        Assert.DoesNotContain(otherProcedure, all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CSV")]
    [InlineData("Excel（xlsx）")]
    [InlineData("基幹業務システムへの引渡し（JSON）")]
    public async Task Post_CaseTransferredBetweenRequestAndRun_IsNotInTheFile(string format)
    {
        var stays = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Decided });
        var leaves = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Decided, Citizen = "citizen-02" });
        using var clerk = _app.AsStaff();
        using var asked = await (await clerk.AskFormAsync()).Choose(format).PostAsync("書き出す");
        await _app.WithDbAsync(db => db.Applications.Where(a => a.ReceiptNumber == leaves)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.Ward, Ward.Moji)));

        await _app.RunExportsAsync();

        var export = await _app.LastExportAsync();
        Assert.Equal(1, export.DoneCount);
        var text = ExportSteps.TextOf(await clerk.ReceivedAsync(export));
        Assert.Contains(stays, text, StringComparison.Ordinal);
        Assert.DoesNotContain(leaves, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_File_OnlyWhoAskedAndOnlyWhileTheyWorkThere()
    {
        await _app.GivenCaseAsync();
        using var clerk = _app.AsStaff();
        await _app.ExportedAsync(clerk);
        var url = ExportSteps.FileUrl(await _app.LastExportAsync());
        using var anonymous = _app.Anonymous();

        foreach (var other in new[] { _app.AsStaff(number: 2), _app.AsStaff(role: StaffRoles.Approver), _app.AsStaff(Ward.Moji), _app.AsStaff(Ward.KokuraKita, "kokuho"), _app.AsStaff(role: StaffRoles.Auditor) })
        {
            using var refused = await other.OpenAsync(url);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.Empty((await HtmlForm.PageAsync(other, ExportSteps.Url)).QuerySelectorAll(".kdw-exports a"));
            other.Dispose();
        }

        using var nobody = await anonymous.OpenAsync(url);
        Assert.Equal(HttpStatusCode.Redirect, nobody.StatusCode);
        // moved to another ward while the session of before goes on
        await _app.WithDbAsync(db => db.Staff.Where(s => s.Subject == "clerk1-kokurakita-hofuku-kodomo").ExecuteUpdateAsync(s => s.SetProperty(x => x.Ward, Ward.Moji)));
        using var moved = await clerk.OpenAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, moved.StatusCode);
    }

    [Fact]
    public async Task Run_WhoAskedIsNoLongerThere_FailsAndReadsNothing()
    {
        var number = await _app.GivenCaseAsync();
        using var clerk = _app.AsStaff();
        using var asked = await (await clerk.AskFormAsync()).PostAsync("書き出す");
        await _app.WithDbAsync(db => db.Staff.Where(s => s.Subject == "clerk1-kokurakita-hofuku-kodomo").ExecuteUpdateAsync(s => s.SetProperty(x => x.IsInService, false)));

        await _app.RunExportsAsync();

        Assert.Equal((ExportStatus.Failed, ExportFailure.ScopeLost), ((await _app.LastExportAsync()).Status, (await _app.LastExportAsync()).Failure!.Value));
        Assert.False(await _app.WithDbAsync(db => db.Audit.AnyAsync(e => e.Subject == number && e.What == AuditWords.Export)));
    }

    [Fact]
    public async Task Post_FormSentTwice_MakesOneExport()
    {
        using var clerk = _app.AsStaff();
        var form = await clerk.AskFormAsync();

        using var first = await form.PostAsync("書き出す");
        using var second = await form.PostAsync("書き出す");

        second.RedirectsTo(ExportSteps.Url);
        Assert.Equal(1, await _app.WithDbAsync(db => db.Exports.CountAsync()));
    }

    [Fact]
    public async Task Post_MoreThanMayWait_IsRefusedAndKeepsWhatWasChosen()
    {
        using var clerk = _app.AsStaff();
        for (var i = 0; i < Export.MaxUnfinished; i++)
        {
            using var asked = await (await clerk.AskFormAsync()).PostAsync("書き出す");
            asked.RedirectsTo(ExportSteps.Url);
        }

        using var response = await (await clerk.AskFormAsync()).Choose("Excel（xlsx）").Fill("受付の最初の日（任意）", "2026-04-01").PostAsync("書き出す");

        var page = await response.RefusedAsync("作成中の書き出しが3件あります");
        Assert.Equal("2026-04-01", page.QuerySelector("#from")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#format-xlsx[checked]"));
    }

    [Theory]
    [InlineData("手続き", "選んでください", "書き出す手続きを選んでください")]
    [InlineData("受付の最初の日（任意）", "きのう", "受付の最初の日を")]
    [InlineData("受付の最後の日（任意）", "2020-01-01", "最初の日以降の日付")]
    public async Task Post_WrongInput_IsShownAgain(string label, string value, string words)
    {
        using var clerk = _app.AsStaff();

        using var response = await (await clerk.AskFormAsync()).Fill("受付の最初の日（任意）", "2026-04-01").Fill(label, value).PostAsync("書き出す");

        await response.RefusedAsync(words);
        Assert.False(await _app.WithDbAsync(db => db.Exports.AnyAsync()));
    }

    [Fact]
    public async Task Get_FromTheQueue_TakesItsConditionsAlong()
    {
        var mine = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        await _app.GivenCaseAsync(new GivenCase { Citizen = "citizen-02" });
        using var clerk = _app.AsStaff();
        var queue = await HtmlForm.PageAsync(clerk, "/staff/queue?tab=mine&procedure=child-allowance-certification");
        var link = queue.QuerySelectorAll("main a").Single(a => a.TextContent.StartsWith("この条件で書き出す", StringComparison.Ordinal)).GetAttribute("href")!;

        var page = await HtmlForm.PageAsync(clerk, link);
        var tables = ExportSteps.CsvTables(await _app.ExportedAsync(clerk, query: link[ExportSteps.Url.Length..]));

        Assert.Contains("担当：自分", page.QuerySelector(".kdw-inset")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#status-completed[checked]")); // the tab shows what is open
        Assert.Equal([mine], tables["申請"].Column("受付番号"));
        Assert.Contains("担当：自分", (await HtmlForm.PageAsync(clerk, ExportSteps.Url)).QuerySelector(".kdw-exports")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_DaysOfArrival_AreDaysInJapanAndBothIncluded()
    {
        var number = await _app.GivenCaseAsync(); // three days ago, by the fixed clock
        var on = JapanTime.DayOf((await _app.StoredCaseAsync(number)).ReceivedAtUtc!.Value);
        using var clerk = _app.AsStaff();
        async Task<int> CountAsync(DateOnly from, DateOnly to)
        {
            using var asked = await (await clerk.AskFormAsync()).Fill("受付の最初の日（任意）", $"{from:yyyy-MM-dd}").Fill("受付の最後の日（任意）", $"{to:yyyy-MM-dd}").PostAsync("書き出す");
            await _app.RunExportsAsync();
            _app.Clock.Now = _app.Clock.Now.AddSeconds(1);
            return (await _app.LastExportAsync()).DoneCount;
        }

        Assert.Equal(1, await CountAsync(on, on));
        Assert.Equal(0, await CountAsync(on.AddDays(1), on.AddDays(5)));
        Assert.Equal(0, await CountAsync(on.AddDays(-5), on.AddDays(-1)));
    }

    [Fact]
    public async Task Run_EveryCase_IsRecordedForTheAuditorAndForTheApplicant()
    {
        var number = await _app.GivenCaseAsync();
        using var clerk = _app.AsStaff();

        await _app.ExportedAsync(clerk);

        var rows = await _app.WithDbAsync(db => db.Audit.AsNoTracking().Where(e => e.What == AuditWords.Export || e.What.StartsWith("export.")).OrderBy(e => e.Id).ToListAsync());
        var key = (await _app.LastExportAsync()).Id.ToString("N");
        Assert.Equal([("export.request", key), (AuditWords.Export, number), ("export.download", key)], rows.Select(r => (r.What, r.Subject)));
        Assert.All(rows, r => Assert.Equal((StaffRoles.Clerk, "kokurakita/hofuku-kodomo"), (r.ActorRole, r.ActorOffice)));
        using var citizen = await _app.AsCitizenAsync();
        Assert.Contains("担当者", (await HtmlForm.PageAsync(citizen, $"/my/applications/{number}/views")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweep_AfterAWeek_TheFileIsGoneAndCanBeMadeAgain()
    {
        await _app.GivenCaseAsync();
        using (var clerk = _app.AsStaff())
        {
            await _app.ExportedAsync(clerk);
        }

        var made = await _app.LastExportAsync();
        var blobs = _app.Services.GetRequiredService<IBlobStore>();
        _app.Clock.Now = _app.Clock.Now.AddDays(Export.KeptDays).AddSeconds(-1);
        using (var justInTime = _app.AsStaff())
        {
            await justInTime.ReceivedAsync(made);
        }

        _app.Clock.Now = _app.Clock.Now.AddSeconds(2);
        using var late = _app.AsStaff();
        using var gone = await late.OpenAsync(ExportSteps.FileUrl(made)); // before the sweep comes round
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await _app.SweepAsync();
        Assert.False(await blobs.ExistsAsync(made.ContentHash!, CancellationToken.None));
        Assert.Equal(ExportStatus.Expired, (await _app.LastExportAsync()).Status);

        using var again = await (await HtmlForm.GetAsync(late, ExportSteps.Url)).PostAsync(ButtonOf(await HtmlForm.PageAsync(late, ExportSteps.Url), "もう一度作る"));
        again.RedirectsTo(ExportSteps.Url);
        Assert.Equal(1, await _app.RunExportsAsync());
        await late.ReceivedAsync(await _app.LastExportAsync());
    }

    [Fact]
    public async Task Post_Delete_TakesTheFileAwayAndIsTheOwnersAlone()
    {
        await _app.GivenCaseAsync();
        using var clerk = _app.AsStaff();
        await _app.ExportedAsync(clerk);
        var made = await _app.LastExportAsync();
        using var other = _app.AsStaff(number: 2);
        using var forged = await (await other.AskFormAsync()).Forge("Input.Discard", made.Id.ToString()).PostAsync("書き出す");
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);

        using var deleted = await (await HtmlForm.GetAsync(clerk, ExportSteps.Url)).PostAsync(ButtonOf(await HtmlForm.PageAsync(clerk, ExportSteps.Url), "削除する"));

        deleted.RedirectsTo(ExportSteps.Url);
        await _app.SweepAsync();
        Assert.False(await _app.Services.GetRequiredService<IBlobStore>().ExistsAsync(made.ContentHash!, CancellationToken.None));
        using var gone = await clerk.OpenAsync(ExportSteps.FileUrl(made));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Null((await HtmlForm.PageAsync(clerk, ExportSteps.Url)).QuerySelector(".kdw-exports"));
    }

    [Fact]
    public async Task Get_Auditor_IsToldThatTheyMayNot()
    {
        using var auditor = _app.AsStaff(role: StaffRoles.Auditor);

        var page = await HtmlForm.PageAsync(auditor, ExportSteps.Url);

        Assert.Contains("書き出しは、課の担当者か決裁者だけができます", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#procedure"));
    }

    private string OtherProcedureOfTheSection() => _app.Services.GetRequiredService<UseCases.Procedures.IPublishedProcedures>().Current
        .First(p => p.Definition.Section.Code == "hofuku-kodomo" && p.Definition.Id != Given.ProcedureId && p.Definition.CanBeFiled).Definition.Id;

    private static string ButtonOf(AngleSharp.Html.Dom.IHtmlDocument page, string words) =>
        page.QuerySelectorAll(".kdw-exports button").First(b => b.TextContent.StartsWith(words, StringComparison.Ordinal)).TextContent.Trim();
}
