using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Proxy;

/// <summary>
/// Nobody sees the other's unrelated data, however much was entrusted. Every page of a case is found from the routes, so a new one is looked
/// at without a new test.
/// </summary>
public sealed class ProxyVisibilityTests : ProxyTest
{
    [Fact]
    public async Task OwnCasesOfEither_AreNotThereForTheOther_WhateverIsEntrusted()
    {
        await App.GivenDelegationAsync(); // everything that can be entrusted
        var routes = await RoutesAsync();
        var leaks = new List<string>();
        foreach (var (owner, other) in new[] { (GivenDelegations.Principal, Agent), (GivenDelegations.Agent, Principal) })
        {
            foreach (var filed in await FiledCase.InEveryStatusAsync(App, Ward.KokuraKita, owner))
            {
                foreach (var route in routes)
                {
                    var status = (await GetAsync(other, route.Url(p => filed.ValueOf(route.Path, p)))).Status;
                    if (status != HttpStatusCode.NotFound)
                    {
                        leaks.Add($"{route.Path} answers {(int)status} to the other side of {owner} for a case in {filed.Application.Status}");
                    }
                }
            }
        }

        SourceTree.AssertNone(leaks);
        foreach (var side in new[] { Principal, Agent })
        {
            Assert.Contains("手続き中（4件）", await WordsAsync(side, "/my/applications"), StringComparison.Ordinal); // one's own, and not one more
        }
    }

    [Fact]
    public async Task ProxyDraft_IsNotThereForThePrincipalOrAStranger()
    {
        var draft = await App.GivenProxyDraftAsync(await App.GivenDelegationAsync());

        foreach (var route in (await RoutesAsync()).Where(r => r.Path.Contains("draftId", StringComparison.Ordinal)))
        {
            var url = route.Url(p => p.Name switch { "draftId" => draft.ToString(), "path" => "applicant-name", _ => Guid.NewGuid().ToString() });
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Principal, url)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Stranger, url)).Status);
        }

        Assert.DoesNotContain("下書き", await WordsAsync(Principal, "/my/applications"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProxyCase_IsNotThereForAStranger_NorForAnotherAgentOfTheSamePerson()
    {
        var number = await App.GivenProxyCaseAsync(await App.GivenDelegationAsync());
        await App.GivenDelegationAsync(agent: "citizen-03");
        using var nobody = await App.AsCitizenAsync("citizen-02");

        foreach (var route in (await RoutesAsync()).Where(r => r.Path.Contains("receiptNumber", StringComparison.Ordinal)))
        {
            var url = route.Url(p => p.Name == "receiptNumber" ? number : Guid.NewGuid().ToString());
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Stranger, url)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(nobody, url)).Status);
        }
    }

    [Fact]
    public async Task DelegationForOneProcedure_DoesNotOpenADraftOfAnother()
    {
        var wide = await App.GivenDelegationAsync();
        var draft = await App.GivenProxyDraftAsync(wide, "smartphone-consultation-reservation");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Agent, $"/apply/{draft}/check")).Status);

        // as a forger would like to have it: the draft under a delegation that does not cover its procedure
        var narrow = await App.GivenDelegationAsync(procedures: [Procedure]);
        await App.WithDbAsync(db => db.Applications.Where(a => a.Id == draft).ExecuteUpdateAsync(a => a.SetProperty(x => x.DelegationId, narrow)));

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Agent, $"/apply/{draft}/check")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Agent, $"/apply/{draft}")).Status);
    }

    [Fact]
    public async Task Agent_SeesOnlyWhatTheyFiledThemselves_NotThePrincipalsOwnList()
    {
        await App.GivenDelegationAsync();
        var own = await Given.ReceivedAsync(App, GivenDelegations.Principal);

        var list = await WordsAsync(Agent, "/my/applications");

        Assert.DoesNotContain(own.ReceiptNumber!, list, StringComparison.Ordinal);
        Assert.Contains("申請はまだありません", list, StringComparison.Ordinal);
    }

    private async Task<List<PortalRoute>> RoutesAsync()
    {
        var routes = (await PortalRoutes.OfAsync(App)).Where(r => r.Who.Contains("Citizen", StringComparison.Ordinal) && r.Pattern.Parameters.Any(FiledCase.NamesTheCase)).ToList();
        Assert.True(routes.Count >= 12);
        return routes;
    }
}
