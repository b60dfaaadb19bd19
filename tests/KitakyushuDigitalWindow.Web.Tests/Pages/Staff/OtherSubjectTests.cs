using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>The engine is not bound to applications: a subject that only this test knows goes along a route, through the same pages.</summary>
public sealed class OtherSubjectTests : IDisposable
{
    private const string Kind = "test.announcement";

    private readonly Announcement _announcement = new();
    private readonly AppFactory _app;

    public OtherSubjectTests() => _app = new AppFactory().WithServices(s => s.AddSingleton<IProposalSubject>(_announcement));

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Approve_AlongTheRouteOfTheRules_CallsTheHandlerOfTheKindOnce()
    {
        var url = await ProposedAsync();
        using var head = _app.AsStaffMember("head-kokurakita-hofuku-kodomo");
        using var chief = _app.AsStaff(role: StaffRoles.Approver);
        var page = await HtmlForm.PageAsync(head, url);
        Assert.Equal("決裁　お知らせ「休止のお知らせ」", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["起案", "1 係長（審査）", "2 課長（決裁）"], page.QuerySelectorAll(".kdw-route b").Select(b => b.TextContent));
        Assert.Null(page.QuerySelector("article.letter"));
        Assert.Contains("公開する", (await HtmlForm.PageAsync(head, "/staff/approvals")).MainText(), StringComparison.Ordinal);

        (await ApproveAsync(head, url)).RedirectsTo("/staff/approvals");
        Assert.Empty(_announcement.Acts);
        (await ApproveAsync(chief, url)).RedirectsTo("/staff/approvals");

        Assert.Equal(["approve"], _announcement.Acts);
        Assert.Equal(["approval.approve", "approval.approve"], await _app.WithDbAsync(db =>
            db.Audit.Where(a => a.Subject == "A-1" && a.What != "approval.view").Select(a => a.What).ToListAsync()));
        Assert.False(await _app.WithDbAsync(db => db.Audit.AnyAsync(a => a.What == "application.view"))); // no case was seen
    }

    [Fact]
    public async Task Approve_ContentChangedSince_IsRefused()
    {
        var url = await ProposedAsync();
        _announcement.Hash = "another";
        using var head = _app.AsStaffMember("head-kokurakita-hofuku-kodomo");

        using var response = await ApproveAsync(head, url);

        await response.RefusedAsync("起案したときの内容と、いまの内容が一致しません");
        Assert.Empty(_announcement.Acts);
    }

    [Fact]
    public async Task SendBackAndPullBack_CallTheHandlerOfTheKind()
    {
        var (first, second) = (await ProposedAsync(), await ProposedAsync());
        using var head = _app.AsStaffMember("head-kokurakita-hofuku-kodomo");
        using var clerk = _app.AsStaff();

        using var back = await (await FormAsync(head, first)).Choose("差し戻す").Fill("意見", "日付が違います。").PostAsync("決定する");
        using var pulled = await (await HtmlForm.GetAsync(clerk, second + "/pull-back")).PostAsync("引き上げる");

        back.RedirectsTo("/staff/approvals");
        pulled.RedirectsTo(second);
        Assert.Equal(["send back", "pull back"], _announcement.Acts);
        using var preview = await head.OpenAsync(first + "/preview");
        Assert.Equal(HttpStatusCode.NotFound, preview.StatusCode); // there is no letter
    }

    private static Task<HtmlForm> FormAsync(HttpClient who, string url) => HtmlForm.GetAsync(who, url, f => f.QuerySelector("input[value=approve]") is not null);

    private static async Task<HttpResponseMessage> ApproveAsync(HttpClient who, string url) => await (await FormAsync(who, url)).Choose("承認する").PostAsync("決定する");

    private async Task<string> ProposedAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var drafter = await _app.WithDbAsync(db => db.Staff.SingleAsync(s => s.Subject == "clerk1-kokurakita-hofuku-kodomo"));
        var route = await scope.ServiceProvider.GetRequiredService<ApprovalRouteQuery>()
            .ReadAsync(new ApprovalMatter(Kind), drafter.Ward, drafter.SectionCode, drafter.ActorId, CancellationToken.None);
        var proposal = Proposal.Draft(
            new ProposalSubject(Kind, Guid.NewGuid(), "A-1"), drafter.Ward, drafter.SectionCode, "お知らせ", _announcement.Hash, route.Value!,
            new Act(drafter.ActorId, _app.Clock.Now.UtcDateTime));
        await _app.WithDbAsync(db =>
        {
            db.Proposals.Add(proposal);
            return db.SaveChangesAsync();
        });
        return $"/staff/approvals/{proposal.Id}";
    }

    private sealed class Announcement : IProposalSubject
    {
        public string Hash { get; set; } = "hash";

        public List<string> Acts { get; } = [];

        public string Kind => OtherSubjectTests.Kind;

        public Task<IReadOnlyDictionary<Guid, SubjectLine>> LinesAsync(IReadOnlyCollection<Proposal> proposals, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<Guid, SubjectLine>>(proposals.ToDictionary(p => p.Id, _ => new SubjectLine("公開する", null)));

        public Task<SubjectView?> ViewAsync(Proposal proposal, CancellationToken cancellationToken) =>
            Task.FromResult<SubjectView?>(new SubjectView("お知らせ「休止のお知らせ」", null, [("公開する日", "11月29日")], null, null, false, null, null));

        public Task<string?> ContentHashAsync(Proposal proposal, CancellationToken cancellationToken) => Task.FromResult<string?>(Hash);

        public Task<Outcome> ApproveAsync(Proposal proposal, Act act, CancellationToken cancellationToken) => DoneAsync("approve");

        public Task<Outcome> SendBackAsync(Proposal proposal, string comment, Act act, CancellationToken cancellationToken) => DoneAsync("send back");

        public Task<Outcome> PullBackAsync(Proposal proposal, string? reason, Act act, CancellationToken cancellationToken) => DoneAsync("pull back");

        private Task<Outcome> DoneAsync(string act)
        {
            Acts.Add(act);
            return Task.FromResult(Outcome.Done);
        }
    }
}
