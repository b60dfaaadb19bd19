using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Proxy;

/// <summary>The delegation ends, by an act or by the clock, while the agent is at work or after they have filed.</summary>
public sealed class ProxyEndedTests : ProxyTest
{
    public static TheoryData<bool> Ends() => [true, false];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Draft_EveryPageLeadsToTheExplanation_AndShowsNothing(bool byRevoking)
    {
        var (agent, draft) = await DraftThenEndAsync(byRevoking);
        using var client = agent;

        foreach (var path in new[] { "", "/check", "/applicant-name", "/pay-method", "/no-such-page", $"/files/{Guid.NewGuid()}" })
        {
            Assert.Equal((HttpStatusCode.Redirect, $"/apply/{draft}/ended"), await GetAsync(agent, $"/apply/{draft}{path}"));
        }

        var words = await WordsAsync(agent, $"/apply/{draft}/ended");
        Assert.Contains("委任は終わりました", words, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", words, StringComparison.Ordinal);
        Assert.DoesNotContain("城内", words, StringComparison.Ordinal);
        var list = await WordsAsync(agent, "/my/applications");
        Assert.Contains("委任が終わった申請（1件）", list, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_PostsAfterTheEnd_SaveSendAndAttachNothing()
    {
        var delegation = await App.GivenDelegationAsync();
        var draft = await App.GivenProxyDraftAsync(delegation, Drafts.ChildAllowance);
        var page = await HtmlForm.GetAsync(Agent, $"/apply/{draft}/applicant-phone");
        var check = await HtmlForm.GetAsync(Agent, $"/apply/{draft}/check");
        var removal = await HtmlForm.GetAsync(Agent, $"/apply/{draft}/remove/children/{await FirstRowAsync(draft)}");
        foreach (var box in check.Page.QuerySelectorAll("main form input[type=checkbox]"))
        {
            box.SetAttribute("checked", "checked");
        }

        await App.RevokeAsync(delegation);
        var before = await Given.SavedAsync(App, draft);

        foreach (var form in new[] { page.Type("applicantPhone", "093-582-1234"), check, removal })
        {
            using var response = await form.PostAsync();
            Assert.Equal((HttpStatusCode.Redirect, $"/apply/{draft}/ended"), (response.StatusCode, response.Headers.Location?.ToString()));
        }

        var after = await Given.SavedAsync(App, draft);
        Assert.Equal((before.Version, ApplicationStatus.Draft), (after.Version, after.Status));
    }

    [Fact]
    public async Task Draft_OfAnEndedDelegation_CanOnlyBeThrownAway()
    {
        var (agent, draft) = await DraftThenEndAsync(byRevoking: true);
        using var client = agent;

        using var response = await (await HtmlForm.GetAsync(agent, $"/my/applications/drafts/{draft}/discard")).PostAsync("下書きを削除する");

        Assert.Equal("/my/applications?discarded=true", response.Headers.Location!.ToString());
        Assert.Empty(await App.FiledByAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(agent, $"/apply/{draft}")).Status);
    }

    [Fact]
    public async Task Draft_OfAnEndedDelegation_DoesNotStandInTheWayOfANewOne()
    {
        var (agent, draft) = await DraftThenEndAsync(byRevoking: true);
        using var client = agent;
        var again = await App.GivenDelegationAsync();

        using var started = await (await HtmlForm.GetAsync(agent, $"/apply/{Procedure}?for=delegation-{again:N}")).PostAsync("入力を始める");

        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        Assert.NotEqual($"/apply/{draft}", started.Headers.Location!.ToString());
        Assert.Equal($"/apply/{draft}/ended", (await GetAsync(agent, $"/apply/{draft}")).Location);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Filed_TheAgentKeepsNumberAndStateAlone_ThePrincipalEverything(bool byRevoking)
    {
        var delegation = await App.GivenDelegationAsync(until: new DateOnly(2026, 11, 24));
        var number = await App.GivenProxyCaseAsync(delegation, Drafts.ChildAllowance);
        var filed = await App.WithDbAsync(db => db.Applications.AsNoTracking().Include(a => a.Attachments).SingleAsync(a => a.ReceiptNumber == number));
        Assert.NotEmpty(filed.Attachments);
        using var agent = await EndAsync(delegation, byRevoking);
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);

        var words = await WordsAsync(agent, $"/my/applications/{number}");
        Assert.Contains(number, words, StringComparison.Ordinal);
        Assert.Contains("受付済み", words, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", words, StringComparison.Ordinal);
        Assert.DoesNotContain("送った内容", words, StringComparison.Ordinal);
        foreach (var part in new[] { "correct", "correct/check", "withdraw", "slip", $"files/{filed.Attachments[0].Id}", $"letters/{Guid.NewGuid()}" })
        {
            Assert.Equal((HttpStatusCode.Redirect, $"/my/applications/{number}"), await GetAsync(agent, $"/my/applications/{number}/{part}"));
        }

        Assert.Equal((HttpStatusCode.Redirect, $"/my/applications/{number}"), await GetAsync(agent, $"/apply/{filed.Id}/done"));
        Assert.Contains("送った内容", await WordsAsync(principal, $"/my/applications/{number}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(principal, $"/my/applications/{number}/withdraw")).Status);
        Assert.Contains(number, await WordsAsync(agent, $"/my/delegations/{delegation}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_PostedAfterTheEnd_ChangesNothing()
    {
        var delegation = await App.GivenDelegationAsync();
        var number = await App.GivenProxyCaseAsync(delegation);
        var form = (await HtmlForm.GetAsync(Agent, $"/my/applications/{number}/withdraw")).Fill("取り下げる理由", "不要になったため");
        await App.RevokeAsync(delegation);

        using var response = await form.PostAsync("申請を取り下げる");

        Assert.Equal($"/my/applications/{number}", response.Headers.Location!.ToString());
        Assert.Equal(ApplicationStatus.Received, (await App.WithDbAsync(db => db.Applications.SingleAsync(a => a.ReceiptNumber == number))).Status);
    }

    [Fact]
    public async Task Clock_WritesTheEndDownAndTellsBoth()
    {
        await App.GivenContactAsync(GivenDelegations.Principal, "090-1111-0001", "hanako@example.jp");
        await App.GivenContactAsync(GivenDelegations.Agent, "090-2222-0008", "haru@example.jp");
        var id = await App.GivenDelegationAsync(DelegationStatus.Offered, until: new DateOnly(2026, 11, 30));
        using var accepted = await (await HtmlForm.GetAsync(Agent, $"/my/delegations/{id}/accept")).PostAsync("引き受ける");
        await App.RunJobsAsync();
        Assert.Equal(["【北九州市デジタル窓口】委任が承諾されました"], App.Mail.Sent.Select(m => m.Subject));

        App.Clock.Now = new DateTimeOffset(2026, 11, 30, 14, 59, 59, TimeSpan.Zero);
        await App.RunJobsAsync();
        Assert.Equal(DelegationStatus.Active, (await App.StoredDelegationAsync(id)).Status);
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        await App.RunJobsAsync();

        Assert.Equal(DelegationStatus.Expired, (await App.StoredDelegationAsync(id)).Status);
        var last = App.Mail.Sent.Skip(1).ToList();
        Assert.All(last, m => Assert.Equal("【北九州市デジタル窓口】委任が終わりました", m.Subject));
        Assert.Equal(["hanako@example.jp", "haru@example.jp"], last.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(last, m => Assert.Contains($"http://localhost/my/delegations/{id}", m.Text, StringComparison.Ordinal));
    }

    private async Task<(HttpClient Agent, Guid Draft)> DraftThenEndAsync(bool byRevoking)
    {
        var delegation = await App.GivenDelegationAsync(until: new DateOnly(2026, 11, 24));
        var draft = await App.GivenProxyDraftAsync(delegation);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Agent, $"/apply/{draft}/check")).Status);
        return (await EndAsync(delegation, byRevoking), draft);
    }

    /// <summary>Revoked; or 0:00 in Japan after its last day. The job has not run: nothing may depend on it.</summary>
    private async Task<HttpClient> EndAsync(Guid delegation, bool byRevoking)
    {
        if (byRevoking)
        {
            await App.RevokeAsync(delegation);
        }
        else
        {
            App.Clock.Now = new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);
        }

        return await App.AsCitizenAsync(GivenDelegations.Agent);
    }

    private async Task<int> FirstRowAsync(Guid draft) => (await Given.SavedAsync(App, draft)).Answers.RowsOf("children")[0];
}
