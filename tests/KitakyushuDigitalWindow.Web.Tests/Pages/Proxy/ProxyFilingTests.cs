using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Proxy;

/// <summary>An agent fills in and files: what the form knows, what each page says, and what becomes of it on both sides and in the office.</summary>
public sealed class ProxyFilingTests : ProxyTest
{
    [Fact]
    public async Task Form_KnowsThePrincipalsCardAndNothingElseOfEither()
    {
        await App.GivenContactAsync(GivenDelegations.Principal, "090-1111-0001", "hanako@example.jp");
        await App.GivenContactAsync(GivenDelegations.Agent, "090-2222-0008", "haru@example.jp");
        var delegation = await App.GivenDelegationAsync();
        var draft = await App.AddAsync(GivenDelegations.Agent, Procedure, complete: false, forWhom: await App.ForWhomAsync(delegation));

        var name = await HtmlForm.GetAsync(Agent, $"/apply/{draft}/applicant-name");
        Assert.Contains("北九　花子", name.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(name.Page.QuerySelector("[name=applicantName]")); // the card's, not to be changed
        Assert.Contains("小倉北区城内1番1号", name.Page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("", name.Page.QuerySelector("[name=applicantKana]")!.GetAttribute("value") ?? "");
        using var posted = await name.Type("applicantKana", "キタキュウ　ハナコ").PostAsync("次へ進む");
        var contact = await HtmlForm.GetAsync(Agent, posted.Headers.Location!.ToString());
        Assert.Equal("", contact.Page.QuerySelector("[name=applicantPhone]")!.GetAttribute("value") ?? "");
        foreach (var unrelated in new[] { "090-1111-0001", "hanako@example.jp", "090-2222-0008", "haru@example.jp", "テスト　カナ", "ハル", "清滝", "中央一丁目" })
        {
            Assert.DoesNotContain(unrelated, name.Page.QuerySelector("main")!.InnerHtml + contact.Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EveryPage_SaysForWhom()
    {
        var delegation = await App.GivenDelegationAsync();
        var draft = await App.GivenProxyDraftAsync(delegation, Drafts.ChildAllowance);
        const string label = "北九花子さんの手続き（代理）";
        var paths = await PathsAsync(draft);
        Assert.Contains(paths, p => p.StartsWith("children/", StringComparison.Ordinal));

        var row = string.Join('/', paths.First(p => p.StartsWith("children/", StringComparison.Ordinal)).Split('/').Take(2));
        foreach (var path in paths.Concat(["check", "remove/" + row]))
        {
            var words = await WordsAsync(Agent, $"/apply/{draft}/{path}");
            Assert.True(words.Contains(label, StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public async Task Filed_IsThePrincipals_WithTheAgentNamed()
    {
        var delegation = await App.GivenDelegationAsync();

        var number = await App.GivenProxyCaseAsync(delegation, Drafts.ChildAllowance);

        var filed = await App.WithDbAsync(db => db.Applications.AsNoTracking().Include(a => a.History).SingleAsync(a => a.ReceiptNumber == number));
        Assert.Equal(("北九　花子", Ward.KokuraKita), (filed.ApplicantName, filed.Ward)); // not the agent's ward, 八幡東
        Assert.Equal(await App.CitizenIdAsync(GivenDelegations.Agent), filed.CitizenId);
        Assert.All(filed.Answers.All.Values, a => Assert.DoesNotContain("ハル", a.Value, StringComparison.Ordinal));
        Assert.Contains("八幡ハル", await WordsAsync(Agent, $"/my/delegations/{delegation}") + await WordsAsync(Principal, $"/my/delegations/{delegation}"), StringComparison.Ordinal);
        foreach (var side in new[] { Principal, Agent })
        {
            Assert.Contains(number, await WordsAsync(side, $"/my/delegations/{delegation}"), StringComparison.Ordinal); // what was done under it
        }

        Assert.Contains("代理人（八幡ハルさん）が申請", await WordsAsync(Principal, "/my/applications"), StringComparison.Ordinal);
        Assert.Contains("北九花子さんの手続き（代理）", await WordsAsync(Agent, "/my/applications"), StringComparison.Ordinal);
        var mine = await WordsAsync(Principal, $"/my/applications/{number}");
        Assert.Contains("申請が届きました代理人（八幡ハルさん）", mine, StringComparison.Ordinal);
        Assert.Contains("代理人八幡ハル", mine, StringComparison.Ordinal);
        Assert.Contains("申請が届きましたあなた", await WordsAsync(Agent, $"/my/applications/{number}"), StringComparison.Ordinal);

        using var clerk = App.AsStaff(Ward.KokuraKita);
        var seen = await WordsAsync(clerk, $"/staff/applications/{number}");
        Assert.Contains("北九花子代理人八幡ハル", seen, StringComparison.Ordinal);
        Assert.Contains("代理人（八幡ハル）", await WordsAsync(clerk, $"/staff/applications/{number}/history"), StringComparison.Ordinal);
        Assert.Contains("北九花○", await WordsAsync(clerk, "/staff/queue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slip_NamesBoth()
    {
        var number = await App.GivenProxyCaseAsync(await App.GivenDelegationAsync());
        foreach (var side in new[] { Principal, Agent })
        {
            using var slip = await side.GetAsync(new Uri($"/my/applications/{number}/slip", UriKind.Relative));
            var text = System.Text.RegularExpressions.Regex.Unescape(await slip.Content.ReadAsStringAsync());
            Assert.Contains("北九　花子　様", text, StringComparison.Ordinal);
            Assert.Contains("代理人", text, StringComparison.Ordinal);
            Assert.Contains("八幡　ハル　様", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Filed_TeachesNothingOfThePrincipalToTheAgent()
    {
        await App.GivenProxyCaseAsync(await App.GivenDelegationAsync(), Drafts.ChildAllowance);

        var page = await HtmlForm.PageAsync(Agent, await FirstPageAsync(Agent));

        Assert.DoesNotContain("花子", page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector("[name=applicantKana]")!.GetAttribute("value") ?? "");
        Assert.Equal("", (await HtmlForm.PageAsync(Principal, await FirstPageAsync(Principal))).QuerySelector("[name=applicantKana]")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Mails_TheAgentOfTheCase_ThePrincipalThatItWasFiled()
    {
        await App.GivenContactAsync(GivenDelegations.Principal, "090-1111-0001", "hanako@example.jp");
        await App.GivenContactAsync(GivenDelegations.Agent, "090-2222-0008", "haru@example.jp");
        var delegation = await App.GivenDelegationAsync();
        var number = await App.GivenProxyCaseAsync(delegation, email: "haru@example.jp");
        await App.RunJobsAsync();
        var agents = Address(App, "haru");
        Assert.Equal(["【北九州市デジタル窓口】申請を受け付けました"], agents.Select(m => m.Subject));
        Assert.Equal(["【北九州市デジタル窓口】委任した手続きの申請がありました"], Address(App, "hanako").Select(m => m.Subject));

        await LinesAsync(number, OutboxKinds.MailDecided, OutboxKinds.MailDecidedForYou);
        Assert.Equal((2, 2), (Address(App, "haru").Count, Address(App, "hanako").Count));

        await App.RevokeAsync(delegation);
        await LinesAsync(number, OutboxKinds.MailWithdrawn, OutboxKinds.MailWithdrawnForYou);
        Assert.Equal((2, 3), (Address(App, "haru").Count, Address(App, "hanako").Count)); // nothing to the agent any more
        Assert.All(App.Mail.Sent, m =>
        {
            Assert.DoesNotContain("花子", m.Subject + m.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("ハル", m.Subject + m.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Mail_CorrectionAfterTheDelegationEnded_GoesToThePrincipal()
    {
        await App.GivenContactAsync(GivenDelegations.Principal, "090-1111-0001", "hanako@example.jp");
        await App.GivenContactAsync(GivenDelegations.Agent, "090-2222-0008", "haru@example.jp");
        var delegation = await App.GivenDelegationAsync();
        var number = await App.GivenProxyCaseAsync(delegation, email: "haru@example.jp");
        await App.RunJobsAsync();
        await CorrectionAsync(number);
        await LinesAsync(number, OutboxKinds.MailCorrectionRequested);
        Assert.Contains(Address(App, "haru"), m => m.Subject.EndsWith("申請の内容を直してください", StringComparison.Ordinal));
        await App.RevokeAsync(delegation);

        await LinesAsync(number, OutboxKinds.MailCorrectionRequested);

        Assert.Contains(Address(App, "hanako"), m => m.Subject.EndsWith("申請の内容を直してください", StringComparison.Ordinal));
        Assert.Single(Address(App, "haru"), m => m.Subject.EndsWith("申請の内容を直してください", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Correction_ByEither_KeepsThePrincipalsFacts(bool byAgent)
    {
        var number = await App.GivenProxyCaseAsync(await App.GivenDelegationAsync());
        await CorrectionAsync(number);
        var client = byAgent ? Agent : Principal;
        var form = await HtmlForm.GetAsync(client, $"/my/applications/{number}/correct");
        Assert.Contains(byAgent ? "北九花子さんの手続き（代理）" : "代理人（八幡ハルさん）が申請", Words(form.Page), StringComparison.Ordinal);

        using var saved = await form.Type("applicantPhone", "093-582-9999").PostAsync("直した内容を確認する");
        using var sent = await (await HtmlForm.GetAsync(client, saved.Headers.Location!.ToString())).PostAsync("直した内容を送信する");

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var filed = await App.WithDbAsync(db => db.Applications.AsNoTracking().SingleAsync(a => a.ReceiptNumber == number));
        Assert.Equal(ApplicationStatus.UnderReview, filed.Status);
        Assert.Equal(new Answer("北九　花子", AnswerSource.Card), filed.Answers["applicantName"]);
        var timeline = await WordsAsync(byAgent ? Principal : Agent, $"/my/applications/{number}"); // as the other side reads it
        Assert.Contains("修正した内容が届きました" + (byAgent ? "代理人（八幡ハルさん）" : "北九花子さん"), timeline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Withdraw_ByEither_IsTakenAndBothAreTold(bool byAgent)
    {
        var number = await App.GivenProxyCaseAsync(await App.GivenDelegationAsync());
        var client = byAgent ? Agent : Principal;

        using var response = await (await HtmlForm.GetAsync(client, $"/my/applications/{number}/withdraw")).Fill("取り下げる理由", "不要になったため").PostAsync("申請を取り下げる");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("取り下げました", await WordsAsync(byAgent ? Principal : Agent, $"/my/applications/{number}"), StringComparison.Ordinal);
        var lines = await App.WithDbAsync(db => db.Outbox.Where(l => l.Kind.StartsWith("mail.withdrawn")).Select(l => l.Kind).ToListAsync());
        Assert.Equal([OutboxKinds.MailWithdrawn, OutboxKinds.MailWithdrawnForYou], lines.Order(StringComparer.Ordinal));
    }

    private static List<UseCases.Ports.MailMessage> Address(AppFactory app, string who) =>
        [.. app.Mail.Sent.Where(m => m.To.StartsWith(who, StringComparison.Ordinal))];

    private static async Task<string> FirstPageAsync(HttpClient client)
    {
        var form = await HtmlForm.GetAsync(client, $"/apply/{Procedure}?for=self");
        using var started = await form.PostAsync("入力を始める");
        return (await GetAsync(client, started.Headers.Location!.ToString())).Location!;
    }

    private Task<int> LinesAsync(string number, params string[] kinds) => App.WithDbAsync(async db =>
    {
        var id = await db.Applications.Where(a => a.ReceiptNumber == number).Select(a => a.Id).SingleAsync();
        db.Outbox.AddRange(kinds.Select(k => new OutboxLine(k, id, App.Clock.NowUtc())));
        await db.SaveChangesAsync();
        await App.RunJobsAsync();
        return 0;
    });

    private async Task CorrectionAsync(string number)
    {
        var id = await App.WithDbAsync(db => db.Applications.Where(a => a.ReceiptNumber == number).Select(a => a.Id).SingleAsync());
        await Given.TreatAsync(App, id, a =>
        {
            a.StartReview(Given.StaffAct(App));
            a.RequestCorrection(CorrectionKind.Incorrect, ["applicantPhone"], "電話番号が違います", new DateOnly(2026, 12, 4), Given.StaffAct(App));
        });
    }

    private async Task<List<string>> PathsAsync(Guid draft)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var filed = await App.WithDbAsync(db => db.Applications.AsNoTracking().SingleAsync(a => a.Id == draft));
        var principal = await App.WithDbAsync(db => db.Citizens.AsNoTracking().SingleAsync(c => c.Subject == GivenDelegations.Principal));
        var form = scope.ServiceProvider.GetRequiredService<UseCases.Procedures.IPublishedProcedures>().Find(filed.ProcedureId)!.Definition.Form;
        var facts = UseCases.Applications.CitizenFacts.Of(principal).Where(f => f.Key.StartsWith("card.", StringComparison.Ordinal)).ToDictionary();
        return [.. Journey.Of(form, filed.Answers, new FormContext(new DateOnly(2026, 11, 24), facts)).Steps.Select(s => s.Path)];
    }
}
