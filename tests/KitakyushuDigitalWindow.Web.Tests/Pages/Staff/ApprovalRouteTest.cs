using System.Globalization;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>A case of the children's section, proposed and on its way: unit head, then section chief, for what is against the applicant's wish.</summary>
public abstract class ApprovalRouteTest : IDisposable
{
    private protected const string Unit = "kokurakita-hofuku-kodomo";
    private protected const string Clerk = "clerk1-" + Unit;
    private protected const string Head = "head-" + Unit;
    private protected const string Chief = "approver-" + Unit;

    private protected AppFactory App { get; } = new();

    private protected string Number { get; set; } = "";

    private protected string Url { get; set; } = "";

    public void Dispose()
    {
        App.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static bool IsDeciding(IHtmlFormElement form) => form.QuerySelector("input[value=approve]") is not null;

    private protected async Task ProposedAsync(DecisionKind kind = DecisionKind.Refused)
    {
        Number = await App.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        await ProposeAsync(Number, kind);
    }

    private protected async Task ProposeAsync(string number, DecisionKind kind = DecisionKind.Refused)
    {
        var form = await HtmlForm.GetAsync(App.AsStaffMember(Clerk), $"/staff/applications/{number}/propose");
        form = kind == DecisionKind.Granted
            ? form.Choose("認める（認定・支給・交付）")
            : form.Choose("認めない（不認定・不支給・不交付）").Fill("決定の内容", "申請を認めません。").Fill("認めない理由", "監護の事実を確認できないため。");
        using var response = await form.PostAsync("決裁に回す");
        response.RedirectsTo("/staff/applications/" + number);
        Url = $"/staff/approvals/{await App.ProposalOfAsync(number)}";
    }

    private protected Task<IHtmlDocument> PageAsync(string who) => HtmlForm.PageAsync(App.AsStaffMember(who), Url);

    private protected Task<HtmlForm> FormAsync(string who) => HtmlForm.GetAsync(App.AsStaffMember(who), Url, IsDeciding);

    private protected Task<HtmlForm> OpinionFormAsync(string who) => HtmlForm.GetAsync(App.AsStaffMember(who), Url, f => f.QuerySelector("#opinion") is not null);

    private protected Task<HtmlForm> DocumentFormAsync(HttpClient who) => HtmlForm.GetAsync(who, Url + "/documents", f => f.QuerySelector("#file") is not null);

    private protected async Task<HttpResponseMessage> DecideAsync(string who, string choice, string comment = "") =>
        await (await FormAsync(who)).Choose(choice).Fill("意見", comment).PostAsync("決定する");

    private protected async Task<IReadOnlyList<string>> ListedAsync(string who, string tab) =>
        [.. (await HtmlForm.PageAsync(App.AsStaffMember(who), "/staff/approvals?tab=" + tab)).QuerySelectorAll("tbody th").Select(h => h.TextContent.Split('　')[^1])];

    private protected Task<Proposal> ProposalAsync() => App.WithDbAsync(db =>
        db.Proposals.Include(p => p.Documents).OrderByDescending(p => p.ProposedAtUtc).FirstAsync(p => p.Reference == Number));

    private protected Task<int> AwayAsync(string who) => App.WithDbAsync(async db =>
    {
        var today = JapanTime.DayOf(App.Clock.Now.UtcDateTime);
        var staff = await db.Staff.SingleAsync(s => s.Subject == who);
        db.Absences.Add(Absence.Mark(staff.Id, today, today, new Act(staff.ActorId, App.Clock.Now.UtcDateTime)));
        return await db.SaveChangesAsync();
    });

    private protected Task<int> PromoteAsync(string who, StaffPost post) => App.WithDbAsync(async db =>
    {
        var staff = await db.Staff.SingleAsync(s => s.Subject == who);
        db.Entry(staff).Property(s => s.Post).CurrentValue = post;
        return await db.SaveChangesAsync();
    });

    /// <summary>Posts to the page although it shows no form, with the token of another page.</summary>
    private protected async Task<HttpResponseMessage> ForgedAsync(
        string who, string choice, string page = "", int? version = null, string reason = "", string field = "Input.Choice")
    {
        var client = App.AsStaffMember(who);
        var other = await HtmlForm.PageAsync(client, "/staff/queue");
        other.QuerySelector("main form")!.SetAttribute("action", Url + page);
        version ??= (await ProposalAsync()).Version;
        return await HtmlForm.Of(client, Url + page, other)
            .Forge(field, choice).Forge("Input.Comment", "意見").Forge("Input.ActingReason", reason)
            .Forge("Input.Version", version.Value.ToString(CultureInfo.InvariantCulture)).PostAsync();
    }
}
