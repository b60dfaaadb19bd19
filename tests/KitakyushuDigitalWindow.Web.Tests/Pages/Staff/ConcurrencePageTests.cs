using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>合議: other sections have their say beside each other, and see no more than the proposal.</summary>
public sealed class ConcurrencePageTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Concur_ByBothSections_OnlyThenTheOwnChiefDecides()
    {
        var (number, url) = await ProposedAsync();
        using var own = _app.AsStaff(section: "kokuho", role: StaffRoles.Approver);
        Assert.Contains("いまは課長の番です", (await HtmlForm.PageAsync(own, url)).MainText(), StringComparison.Ordinal);

        foreach (var section in new[] { "tax", "shimin" })
        {
            using var chief = _app.AsStaff(section: section, role: StaffRoles.Approver);
            var list = await HtmlForm.PageAsync(chief, "/staff/approvals");
            Assert.Contains(number, list.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
            using var agreed = await (await HtmlForm.GetAsync(chief, url, f => f.QuerySelector("input[value=approve]") is not null)).Choose("承認する").PostAsync("決定する");
            agreed.RedirectsTo("/staff/approvals");
            Assert.Equal(ApplicationStatus.InApproval, (await _app.StoredCaseAsync(number)).Status);
        }

        using var decided = await (await HtmlForm.GetAsync(own, url, f => f.QuerySelector("input[value=approve]") is not null)).Choose("承認する").PostAsync("決定する");
        decided.RedirectsTo("/staff/approvals");
        Assert.Equal(ApplicationStatus.Decided, (await _app.StoredCaseAsync(number)).Status);
        var page = await HtmlForm.PageAsync(own, url);
        Assert.Equal(2, page.QuerySelectorAll("#history ~ ol b").Count(b => b.TextContent == "合議に同意"));
    }

    [Fact]
    public async Task Get_AskedForConcurrence_SeesTheLetterButNotTheCase()
    {
        var (number, url) = await ProposedAsync();
        using var chief = _app.AsStaff(section: "shimin", role: StaffRoles.Approver);

        var page = await HtmlForm.PageAsync(chief, url);

        Assert.NotNull(page.QuerySelector("article.letter"));
        Assert.Null(page.QuerySelector($"a[href='/staff/applications/{number}']"));
        using var theCase = await chief.OpenAsync("/staff/applications/" + number);
        Assert.Equal(HttpStatusCode.NotFound, theCase.StatusCode);
        Assert.True(await _app.WithDbAsync(db => db.Audit.AnyAsync(a => a.What == "application.view" && a.Subject == number && a.ActorOffice == "kokurakita/shimin")));
        foreach (var (ward, section) in new[] { (Ward.Moji, "shimin"), (Ward.KokuraKita, "hofuku-kodomo"), (Ward.Moji, "kokuho") })
        {
            using var other = _app.AsStaff(ward, section, StaffRoles.Approver);
            foreach (var path in new[] { url, url + "/preview", url + "/pull-back", url + "/documents" })
            {
                using var response = await other.OpenAsync(path);
                Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            }
        }
    }

    [Fact]
    public async Task SendBack_FromAConcurrence_GoesToTheDrafter()
    {
        var (number, url) = await ProposedAsync();
        using var chief = _app.AsStaff(section: "shimin", role: StaffRoles.Approver);

        using var back = await (await HtmlForm.GetAsync(chief, url, f => f.QuerySelector("input[value=approve]") is not null))
            .Choose("差し戻す").Fill("意見", "転入日が違います。").PostAsync("決定する");

        back.RedirectsTo("/staff/approvals");
        Assert.Equal(ApplicationStatus.UnderReview, (await _app.StoredCaseAsync(number)).Status);
        Assert.Equal(ProposalStatus.SentBack, await _app.WithDbAsync(db => db.Proposals.Select(p => p.Status).SingleAsync()));
    }

    private async Task<(string Number, string Url)> ProposedAsync()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { ProcedureId = "national-health-insurance-join", Status = ApplicationStatus.UnderReview });
        using var clerk = _app.AsStaff(section: "kokuho");
        var form = await HtmlForm.GetAsync(clerk, $"/staff/applications/{number}/propose");
        var adverse = form.Has("却下する（要件を満たさない）") ? "却下する（要件を満たさない）" : "認めない（不認定・不支給・不交付）";
        using var response = await form.Choose(adverse).Fill("決定の内容", "申請を却下します。").Fill("認めない理由", "資格を確認できないため。").PostAsync("決裁に回す");
        response.RedirectsTo("/staff/applications/" + number);
        return (number, $"/staff/approvals/{await _app.ProposalOfAsync(number)}");
    }
}
