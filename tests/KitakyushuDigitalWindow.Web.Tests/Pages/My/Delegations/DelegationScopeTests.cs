using System.Net;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My.Delegations;

/// <summary>Who may open which page of a delegation, and end it. The pages are found from the routes, so a new one is looked at without a new test.</summary>
public sealed class DelegationScopeTests : MyPageTest
{
    private const string Token = "__RequestVerificationToken";

    public static TheoryData<DelegationStatus> Statuses() => [.. Enum.GetValues<DelegationStatus>()];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task EveryPage_OfAStranger_IsNotThere(DelegationStatus status)
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);
        using var stranger = await App.AsCitizenAsync("citizen-03");
        var id = await App.GivenDelegationAsync(status);
        var routes = (await PortalRoutes.OfAsync(App)).Where(r => r.Pattern.Parameters.Any(p => p.Name == "delegationId")).ToList();
        Assert.True(routes.Count >= 5);
        var before = await App.StoredDelegationAsync(id);

        foreach (var route in routes)
        {
            var url = route.Url(_ => id.ToString());
            Assert.Equal(HttpStatusCode.NotFound, await GetAsync(stranger, url));
            if (route.Takes("POST"))
            {
                Assert.Equal(HttpStatusCode.NotFound, await PostAsync(stranger, url));
            }

            Assert.NotEqual((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await GetAsync(principal, url), await GetAsync(agent, url)));
        }

        Assert.DoesNotContain("花子", Words(await HtmlForm.PageAsync(stranger, "/my/delegations")), StringComparison.Ordinal);
        Assert.Equal(before.Version, (await App.StoredDelegationAsync(id)).Version);
    }

    [Fact]
    public async Task Pages_OfOneSide_AreNotThereForTheOther()
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);
        var id = await App.GivenDelegationAsync(DelegationStatus.Offered);

        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(agent, $"/my/delegations/{id}/code"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(agent, $"/my/delegations/{id}/code"));
        foreach (var act in new[] { "accept", "decline" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await GetAsync(principal, $"/my/delegations/{id}/{act}"));
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync(principal, $"/my/delegations/{id}/{act}"));
        }

        await PostAsync(agent, $"/my/delegations/{id}/revoke"); // they may decline, not revoke
        Assert.Equal(DelegationStatus.Offered, (await App.StoredDelegationAsync(id)).Status);
    }

    [Theory]
    [InlineData(GivenDelegations.Principal, "委任を取り消す", "委任を取り消しました")]
    [InlineData(GivenDelegations.Agent, "代理をやめる", "代理をやめました")]
    public async Task Revoke_ByEitherSide_EndsItForBothAtOnce(string who, string button, string done)
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);
        var id = await App.GivenDelegationAsync();
        using var client = await App.AsCitizenAsync(who);
        var form = await HtmlForm.GetAsync(client, $"/my/delegations/{id}/revoke");

        using var first = await form.PostAsync(button);
        using var second = await form.PostAsync(button);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Contains(done, Words(await HtmlForm.PageAsync(client, first.Headers.Location!.ToString())), StringComparison.Ordinal);
        var stored = await App.StoredDelegationAsync(id);
        Assert.Equal(DelegationStatus.Revoked, stored.Status);
        Assert.Single(stored.History, e => e.Kind == DelegationEventKind.Revoked);
        Assert.Contains("取り消されました", Words(await HtmlForm.PageAsync(principal, $"/my/delegations/{id}")), StringComparison.Ordinal);
        Assert.Contains("取り消されました", Words(await HtmlForm.PageAsync(agent, $"/my/delegations/{id}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decline_ByTheAgent_AsksFirstAndTellsThePrincipal()
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);
        var id = await App.GivenDelegationAsync(DelegationStatus.Offered);

        using var response = await (await HtmlForm.GetAsync(agent, $"/my/delegations/{id}/decline")).PostAsync("引き受けない");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(DelegationStatus.Declined, (await App.StoredDelegationAsync(id)).Status);
        var words = Words(await HtmlForm.PageAsync(principal, $"/my/delegations/{id}"));
        Assert.Contains("辞退されました", words, StringComparison.Ordinal);
        Assert.DoesNotContain("ハル", words, StringComparison.Ordinal); // who declined stays unknown
    }

    [Fact]
    public async Task Accept_RevokedMeanwhile_SaysSo()
    {
        using var principal = await App.AsCitizenAsync(GivenDelegations.Principal);
        using var agent = await App.AsCitizenAsync(GivenDelegations.Agent);
        var id = await App.GivenDelegationAsync(DelegationStatus.Offered);
        var form = await HtmlForm.GetAsync(agent, $"/my/delegations/{id}/accept");
        await App.RevokeAsync(id);

        using var response = await form.PostAsync("引き受ける");

        var words = Words(await HtmlForm.PageAsync(agent, response.Headers.Location!.ToString()));
        Assert.Contains("取り消されました", words, StringComparison.Ordinal);
        Assert.DoesNotContain("引き受けました", words, StringComparison.Ordinal);
        Assert.Equal(DelegationStatus.Revoked, (await App.StoredDelegationAsync(id)).Status);
    }

    private static async Task<HttpStatusCode> GetAsync(HttpClient client, string url)
    {
        using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
        return response.StatusCode;
    }

    /// <summary>With a token of this very session, so that only the scope can refuse it.</summary>
    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string url)
    {
        var page = await HtmlForm.PageAsync(client, "/my/delegations/receive");
        using var content = new FormUrlEncodedContent([KeyValuePair.Create(Token, page.QuerySelector($"input[name={Token}]")!.GetAttribute("value"))]);
        using var response = await client.PostAsync(new Uri(url, UriKind.Relative), content);
        return response.StatusCode;
    }
}
