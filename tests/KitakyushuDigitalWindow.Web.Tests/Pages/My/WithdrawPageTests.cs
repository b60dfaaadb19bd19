using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

public class WithdrawPageTests : MyPageTest
{
    private const string Reason = "取り下げる理由";

    [Fact]
    public async Task Post_WithReason_WithdrawsRecordsItAndLeavesAMail()
    {
        var application = await Given.UnderReviewAsync(App);

        using var response = await (await FormAsync(application)).Fill(Reason, "窓口で申請したため").PostAsync("申請を取り下げる");

        Assert.Equal($"/my/applications/{application.ReceiptNumber}?withdrawn=true", response.Headers.Location!.ToString());
        var saved = await Given.SavedAsync(App, application.Id);
        Assert.Equal(ApplicationStatus.Withdrawn, saved.Status);
        Assert.Contains(saved.History, e => e is { Kind: ApplicationEventKind.Withdrawn, Note: "窓口で申請したため" } && e.ActorId.StartsWith("citizen:", StringComparison.Ordinal));
        Assert.Equal(1, await MailsAsync());
        Assert.True(await App.WithDbAsync(db => db.Audit.AnyAsync(e => e.What == "application.withdraw" && e.Subject == application.ReceiptNumber)));
        Assert.Contains("申請を取り下げました", Words(await PageAsync(response.Headers.Location!.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Twice_WithdrawsOnce()
    {
        var application = await Given.ReceivedAsync(App);
        var form = (await FormAsync(application)).Fill(Reason, "不要になったため");

        using var first = await form.PostAsync("申請を取り下げる");
        using var second = await form.PostAsync("申請を取り下げる");

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single((await Given.SavedAsync(App, application.Id)).History, e => e.Kind == ApplicationEventKind.Withdrawn);
        Assert.Equal(1, await MailsAsync());
    }

    [Theory]
    [InlineData("", 0, "取り下げる理由を入力してください")]
    [InlineData("　\n", 2, "取り下げる理由を入力してください")]
    [InlineData("𠮷", 401, "理由は400文字以内で入力してください（いま401文字）")]
    [InlineData("番号は123456789018です", 1, "マイナンバー（個人番号）を消してください")]
    public async Task Post_BadReason_Returns400AndKeepsWhatWasTyped(string text, int times, string message)
    {
        var application = await Given.ReceivedAsync(App);
        var typed = string.Concat(Enumerable.Repeat(text, times));
        using var client = await App.AsCitizenAsync();
        var url = $"/my/applications/{application.ReceiptNumber}/withdraw";

        using var response = await (await HtmlForm.GetAsync(client, url)).Fill(Reason, typed).PostAsync("申請を取り下げる");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains(message, page.QuerySelector("#reason-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".kdw-error-summary a[href='#reason']"));
        Assert.Equal(typed.Trim(), HtmlForm.Of(client, url, page).ValueOf(Reason).Trim());
        Assert.Equal(ApplicationStatus.Received, (await Given.SavedAsync(App, application.Id)).Status);
    }

    [Fact]
    public async Task Post_400CharactersOutsideTheBasicPlane_IsTaken()
    {
        var application = await Given.ReceivedAsync(App);

        using var response = await (await FormAsync(application)).Fill(Reason, string.Concat(Enumerable.Repeat("𠮷", 400))).PostAsync("申請を取り下げる");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Fact]
    public async Task Post_PutToApprovalMeanwhile_IsWithdrawnAndEndsTheProposal()
    {
        var application = await Given.UnderReviewAsync(App);
        var form = (await FormAsync(application)).Fill(Reason, "不要になったため");
        await Given.TreatAsync(App, application.Id, a => a.ProposeDecision(DecisionKind.Granted, "案", null, "{}", "hash", Given.StaffAct(App)));
        var proposal = await App.WithDbAsync(async db =>
        {
            var made = db.Proposals.Add(Proposal.Draft(
                new ProposalSubject(Proposal.ApplicationDecision, application.Id, application.ReceiptNumber!), application.Ward, application.SectionCode, "案",
                "hash", ApprovalRoute.To(StaffPost.SectionChief, application.Ward, application.SectionCode), Given.StaffAct(App))).Entity;
            await db.SaveChangesAsync();
            return made.Id;
        });

        using var response = await form.PostAsync("申請を取り下げる");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(ApplicationStatus.Withdrawn, (await Given.SavedAsync(App, application.Id)).Status);
        Assert.Equal(ProposalStatus.Lapsed, (await App.WithDbAsync(db => db.Proposals.SingleAsync(p => p.Id == proposal))).Status);
        Assert.Equal(1, await MailsAsync());
    }

    [Fact]
    public async Task Post_DecidedMeanwhile_RefusesWithClearWordsAndKeepsTheStatus()
    {
        var application = await Given.UnderReviewAsync(App);
        var form = (await FormAsync(application)).Fill(Reason, "不要になったため");
        await Given.TreatAsync(App, application.Id, a => a.ProposeDecision(DecisionKind.Granted, "案", null, "{}", "hash", Given.StaffAct(App)));
        await Given.TreatAsync(App, application.Id, a => a.Decide("hash", "第1号", Given.StaffAct(App)));

        using var response = await form.PostAsync("申請を取り下げる");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var words = Words(await HtmlForm.ReadAsync(response));
        Assert.Contains("結果が決まったため", words, StringComparison.Ordinal);
        Assert.Contains("093-582-3311", words, StringComparison.Ordinal);
        Assert.Equal(ApplicationStatus.Decided, (await Given.SavedAsync(App, application.Id)).Status);
        Assert.Equal(0, await MailsAsync());
    }

    [Fact]
    public async Task Get_Completed_SaysThatItIsTooLate()
    {
        var application = await Given.CompletedAsync(App);

        var page = await PageAsync($"/my/applications/{application.ReceiptNumber}/withdraw");

        Assert.Contains("取り下げることはできません", Words(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
    }

    private async Task<HtmlForm> FormAsync(Application application) =>
        await HtmlForm.GetAsync(await App.AsCitizenAsync(), $"/my/applications/{application.ReceiptNumber}/withdraw");

    private Task<int> MailsAsync() => App.WithDbAsync(db => db.Outbox.CountAsync(l => l.Kind == OutboxKinds.MailWithdrawn));
}
