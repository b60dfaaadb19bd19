using System.Net;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.Web.Tests.Pages.Proxy;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

/// <summary>この申請を見た人.</summary>
public sealed class ViewsPageTests : ProxyTest
{
    [Fact]
    public async Task Get_NobodyLooked_SaysSo()
    {
        var number = await App.GivenCaseAsync();

        Assert.Contains("まだ、だれも開いていません", await WordsAsync(Principal, Url(number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ClerkAndApproverLooked_ShowsWhenWhereAndInWhichRole_NoNames()
    {
        var number = await App.GivenCaseAsync();
        using var clerk = App.AsStaff();
        using var approver = App.AsStaff(role: StaffRoles.Approver);
        await HtmlForm.PageAsync(clerk, "/staff/applications/" + number);
        App.Clock.Advance(TimeSpan.FromMinutes(5));
        await HtmlForm.PageAsync(clerk, "/staff/applications/" + number);
        await HtmlForm.PageAsync(approver, "/staff/applications/" + number);

        var page = await HtmlForm.PageAsync(Principal, Url(number));

        var rows = page.QuerySelectorAll(".kdw-timeline > li").Select(li => string.Concat(li.TextContent.Where(c => !char.IsWhiteSpace(c)))).ToList();
        Assert.Equal(2, rows.Count);
        var byClerk = Assert.Single(rows, r => r.Contains("担当者", StringComparison.Ordinal));
        Assert.Contains("10:00から10:05まで", byClerk, StringComparison.Ordinal);
        Assert.Contains("小倉北区役所保健福祉課子ども・家庭相談コーナー", byClerk, StringComparison.Ordinal);
        Assert.Contains("（2回）", byClerk, StringComparison.Ordinal);
        Assert.Single(rows, r => r.Contains("決裁者", StringComparison.Ordinal));
        foreach (var name in await App.WithDbAsync(db => db.Staff.Select(s => s.Name).Distinct().ToListAsync()))
        {
            Assert.DoesNotContain(name, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    /// <summary>The role is kept as it was: what the person becomes later changes nothing.</summary>
    [Fact]
    public async Task Get_RoleChangedLater_ShowsTheRoleOfThatTime()
    {
        var number = await App.GivenCaseAsync();
        using var clerk = App.AsStaff();
        await HtmlForm.PageAsync(clerk, "/staff/applications/" + number);
        await App.WithDbAsync(db => db.Staff.Where(s => s.Subject == "clerk1-kokurakita-hofuku-kodomo").ExecuteUpdateAsync(
            s => s.SetProperty(x => x.Roles, StaffRoles.Approver).SetProperty(x => x.SectionCode, "shimin")));

        var words = await WordsAsync(Principal, Url(number));

        Assert.Contains("担当者", words, StringComparison.Ordinal);
        Assert.DoesNotContain("市民課", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AnotherPersonsCase_IsNotThere()
    {
        var number = await App.GivenCaseAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Stranger, Url(number))).Status);
    }

    [Fact]
    public async Task Get_AgentLooked_ThePrincipalReadsWho_AndTheAgentThemselves()
    {
        var number = await App.GivenProxyCaseAsync(await App.GivenDelegationAsync());
        await GetAsync(Agent, "/my/applications/" + number);
        await GetAsync(Principal, "/my/applications/" + number);

        var principal = await WordsAsync(Principal, Url(number));
        var agent = await WordsAsync(Agent, Url(number));

        Assert.Contains("代理人（八幡ハルさん）", principal, StringComparison.Ordinal);
        Assert.Contains("あなた（代理人）", agent, StringComparison.Ordinal);
        var rows = await App.WithDbAsync(db => db.Audit.Where(e => e.Subject == number && e.What == "application.view").ToListAsync());
        Assert.Equal(Actors.Agent, Assert.Single(rows).ActorRole); // one's own look at one's own case is no news
    }

    [Fact]
    public async Task Get_DelegationIsOver_TheAgentSeesItNoMore()
    {
        var delegation = await App.GivenDelegationAsync();
        var number = await App.GivenProxyCaseAsync(delegation);
        await App.RevokeAsync(delegation);

        Assert.NotEqual(HttpStatusCode.OK, (await GetAsync(Agent, Url(number))).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Principal, Url(number))).Status);
    }

    [Fact]
    public async Task Details_LeadsToTheViews()
    {
        var number = await App.GivenCaseAsync();

        var page = await HtmlForm.PageAsync(Principal, "/my/applications/" + number);

        Assert.Contains(page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == Url(number));
    }

    private static string Url(string number) => $"/my/applications/{number}/views";
}
