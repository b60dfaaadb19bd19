using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

public sealed class TransferPageTests : IDisposable
{
    private const string Target = "門司区 保健福祉課 子ども・家庭相談コーナー";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(ApplicationStatus.Received)]
    [InlineData(ApplicationStatus.UnderReview)]
    public async Task Post_ToAnotherWard_MovesItAndTakesTheAccessAway(ApplicationStatus status)
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = status });
        using var clerk = _app.AsStaff();
        using var other = _app.AsStaff(Ward.Moji);
        var form = await HtmlForm.GetAsync(clerk, Url(number));

        using var response = await form.Fill("移送先の課", Target).Fill("移送する理由", "住所が門司区のため").PostAsync();

        response.RedirectsTo("/staff/queue");
        var queue = await HtmlForm.PageAsync(clerk, "/staff/queue?tab=all");
        Assert.Contains("門司区", queue.QuerySelector(".kdw-banner--success")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(queue.QuerySelectorAll(".kdw-queue th a"), a => a.TextContent == number);
        using var gone = await clerk.OpenAsync("/staff/applications/" + number);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var words = await HtmlForm.ReadAsync(gone);
        Assert.NotNull(words.QuerySelector("main a[href='/staff/queue']"));
        Assert.Null(words.QuerySelector("main a[href='/my/applications']"));
        var there = await HtmlForm.PageAsync(other, "/staff/queue?flag=transferred");
        Assert.Contains("移送", there.QuerySelectorAll(".kdw-queue tbody tr").Single().TextContent, StringComparison.Ordinal);
        Assert.Contains("住所が門司区のため", (await HtmlForm.PageAsync(other, $"/staff/applications/{number}/history")).MainText(), StringComparison.Ordinal);
        var stored = await _app.StoredCaseAsync(number);
        Assert.Equal((Ward.Moji, status, null), (stored.Ward, stored.Status, stored.AssigneeId));
        Assert.Equal(1, await _app.WithDbAsync(db => Task.FromResult(db.Audit.Count(a => a.What == "application.transfer" && a.Subject == number))));
    }

    [Fact]
    public async Task Post_Transferred_TheApplicantReadsTheNewSectionButNotTheReason()
    {
        var number = await _app.GivenCaseAsync();
        var form = await HtmlForm.GetAsync(_app.AsStaff(), Url(number));
        using var response = await form.Fill("移送先の課", Target).Fill("移送する理由", "庁内だけの理由").PostAsync();
        using var citizen = await _app.AsCitizenAsync();

        var text = (await HtmlForm.PageAsync(citizen, "/my/applications/" + number)).MainText();

        Assert.Contains("門司区", text, StringComparison.Ordinal);
        Assert.Contains("担当の課が変わりました", text, StringComparison.Ordinal);
        Assert.DoesNotContain("庁内だけの理由", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AfterASentBackProposal_TheOldSectionLosesThatToo()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.InApproval });
        var proposal = await _app.ProposalOfAsync(number);
        await _app.WithDbAsync(db =>
        {
            var act = new Act("staff:head", _app.Clock.Now.UtcDateTime);
            var application = db.Applications.Single(a => a.ReceiptNumber == number);
            db.Entry(application).Collection(a => a.Decisions).Load();
            Assert.True(application.SendBack("直す", act).Succeeded);
            Assert.True(db.Proposals.Single(p => p.Id == proposal).SendBack(
                [new ApprovalOfficer(act.ActorId, application.Ward, application.SectionCode, StaffPost.SectionChief)], "直す", null, act).Succeeded);
            return db.SaveChangesAsync();
        });
        using var clerk = _app.AsStaff();
        var form = await HtmlForm.GetAsync(clerk, Url(number));

        using var response = await form.Fill("移送先の課", Target).Fill("移送する理由", "住所が違うため").PostAsync();

        response.RedirectsTo("/staff/queue");
        using var old = await clerk.OpenAsync($"/staff/approvals/{proposal}");
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        Assert.Equal(ProposalStatus.SentBack, (await _app.WithDbAsync(db => Task.FromResult(db.Proposals.Single(p => p.Id == proposal)))).Status);
    }

    [Theory]
    [InlineData(ApplicationStatus.AwaitingCorrection, "補正を待っている間は移送できません")]
    [InlineData(ApplicationStatus.InApproval, "決裁中の申請は移送できません")]
    [InlineData(ApplicationStatus.Withdrawn, "移送できるのは、受付か審査の申請だけです")]
    public async Task Post_WhereItMakesNoSense_IsRefusedAndThePageSaysWhy(ApplicationStatus status, string words)
    {
        var fresh = await _app.GivenCaseAsync();
        var number = await _app.GivenCaseAsync(new GivenCase { Status = status });
        using var clerk = _app.AsStaff();
        Assert.Contains(words, (await HtmlForm.PageAsync(clerk, Url(number))).MainText(), StringComparison.Ordinal);
        var form = await HtmlForm.PageAsync(clerk, Url(fresh));
        form.QuerySelector("main form")!.SetAttribute("action", Url(number));
        form.QuerySelector("input[name='Input.Version']")!.SetAttribute("value", (await _app.StoredCaseAsync(number)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture));

        using var response = await HtmlForm.Of(clerk, Url(number), form).Fill("移送先の課", Target).Fill("移送する理由", "試し").PostAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(Ward.KokuraKita, (await _app.StoredCaseAsync(number)).Ward);
    }

    [Theory]
    [InlineData("kokurakita/hofuku-kodomo")]
    [InlineData("moji/kusei-center")]
    [InlineData("nowhere")]
    public async Task Post_ForgedSection_IsRefused(string unit)
    {
        var number = await _app.GivenCaseAsync();
        using var clerk = _app.AsStaff();
        var page = await HtmlForm.PageAsync(clerk, Url(number));
        page.QuerySelector("#unit optgroup:last-of-type option:last-of-type")!.SetAttribute("value", unit);

        using var response = await HtmlForm.Of(clerk, Url(number), page).Type("Input.Unit", unit).Fill("移送する理由", "試し").PostAsync();

        await response.RefusedAsync("移送先の課を選び直してください");
        Assert.Equal((Ward.KokuraKita, "hofuku-kodomo"), ((await _app.StoredCaseAsync(number)).Ward, (await _app.StoredCaseAsync(number)).SectionCode));
    }

    [Fact]
    public async Task Post_Empty_ShowsTheErrorsAndKeepsTheReason()
    {
        var number = await _app.GivenCaseAsync();
        var form = await HtmlForm.GetAsync(_app.AsStaff(), Url(number));

        using var response = await form.Fill("移送する理由", "残る理由").PostAsync();

        var page = await response.RefusedAsync("移送先の課を選んでください");
        Assert.Equal("残る理由", ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.QuerySelector("#reason")!).Value);
    }

    [Fact]
    public async Task Post_ChangedMeanwhile_IsRefused()
    {
        var number = await _app.GivenCaseAsync();
        using var clerk = _app.AsStaff();
        var form = await HtmlForm.GetAsync(clerk, Url(number));
        using var started = await (await HtmlForm.GetAsync(_app.AsStaff(number: 2), "/staff/applications/" + number)).PostAsync();

        using var response = await form.Fill("移送先の課", Target).Fill("移送する理由", "試し").PostAsync();

        await response.RefusedAsync("他の職員が先に更新しました");
    }

    private static string Url(string number) => $"/staff/applications/{number}/transfer";
}
