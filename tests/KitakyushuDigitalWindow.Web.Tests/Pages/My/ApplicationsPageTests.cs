using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

public class ApplicationsPageTests : MyPageTest
{
    private const string Url = "/my/applications";

    [Fact]
    public async Task Get_Nothing_SaysSoAndShowsAWayOn()
    {
        var page = await PageAsync(Url);

        Assert.Contains("申請はまだありません", Words(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/procedures']"));
    }

    [Fact]
    public async Task Get_CorrectionOpen_AsksForItFirstWithItsDay()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana"]);
        await Given.ReceivedAsync(App);

        var page = await PageAsync(Url);

        Assert.StartsWith("対応が必要な申請が1件あります", page.QuerySelector("main .kdw-lead")!.TextContent, StringComparison.Ordinal);
        var card = page.QuerySelector(".kdw-card--action")!;
        Assert.Contains("修正が必要です", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("令和8年12月4日（金）まで", card.TextContent, StringComparison.Ordinal);
        Assert.NotNull(card.QuerySelector($"a[href='/my/applications/{application.ReceiptNumber}/correct']"));
    }

    [Fact]
    public async Task Get_InTheOffice_LooksLikeReviewAndAsksNothing()
    {
        await Given.InApprovalAsync(App);

        var words = Words(await PageAsync(Url));

        Assert.Contains("いま、していただくことはありません", words, StringComparison.Ordinal);
        Assert.Contains("審査中", words, StringComparison.Ordinal);
        Assert.DoesNotContain("決裁", words, StringComparison.Ordinal);
        Assert.Contains("結果は令和8年12月24日（木）ごろまで", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_DueDayPassed_SaysThatItTakesLonger()
    {
        await Given.ReceivedAsync(App);
        App.Clock.Now = new DateTimeOffset(2026, 12, 24, 16, 0, 0, TimeSpan.Zero); // the 25th in Japan

        Assert.Contains("予定より時間がかかっています", Words(await PageAsync(Url)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DecisionKind.Granted, "完了")]
    [InlineData(DecisionKind.Refused, "お受けできませんでした")]
    public async Task Get_Completed_StandsAmongTheFinished(DecisionKind kind, string label)
    {
        await Given.CompletedAsync(App, kind);

        var page = await PageAsync(Url);

        Assert.Contains(page.QuerySelectorAll("h2"), h => h.TextContent == "終わったもの（1件）");
        Assert.Contains(page.QuerySelectorAll("td"), d => d.TextContent.Trim() == label);
    }

    [Fact]
    public async Task Get_OtherPersonsApplications_AreNotListed()
    {
        var other = await Given.ReceivedAsync(App, "citizen-02");

        Assert.DoesNotContain(other.ReceiptNumber!, Words(await PageAsync(Url)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SavedDraft_SaysSoAndOffersToGoOn()
    {
        var draft = await DraftAsync();

        var page = await PageAsync(Url + "?saved=true");

        Assert.Contains("保存しました", Words(page), StringComparison.Ordinal);
        Assert.Contains("令和9年2月22日（月）まで保存します", Words(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/apply/{draft}']"));
    }

    [Fact]
    public async Task Get_Hundreds_ShowsSomeAndLeadsToTheRestWithoutGaps()
    {
        const int Count = 130;
        await App.WithDbAsync(async db =>
        {
            var person = await db.Citizens.SingleAsync(c => c.Subject == "citizen-01");
            var version = await db.ProcedureVersions.FirstAsync(v => v.ProcedureId == Given.ProcedureId);
            for (var i = 0; i < Count; i++)
            {
                var act = new Act(person.ActorId, App.Clock.Now.UtcDateTime.AddMinutes(-i));
                var application = Application.Start(person.Id, Given.ProcedureId, version.Id, "児童手当の認定請求", act);
                application.Submit(
                    new Submission(
                        ReceiptNumber.Create(Random.Shared.Next), application.Answers, person.Name, Ward.KokuraKita, "hofuku-kodomo", new DateOnly(2026, 12, 24)),
                    act);
                db.Add(application);
            }

            return await db.SaveChangesAsync();
        });
        using var client = await App.AsCitizenAsync();
        var page = await HtmlForm.PageAsync(client, Url);
        Assert.Contains(page.QuerySelectorAll("h2"), h => h.TextContent == "手続き中（130件）");
        Assert.Equal(10, page.QuerySelectorAll("tbody tr").Length);

        var seen = new HashSet<string>();
        for (var next = page.QuerySelector("main a[href*='show=']"); next is not null; next = page.QuerySelectorAll("main a").FirstOrDefault(a => a.TextContent == "もっと見る"))
        {
            page = await HtmlForm.PageAsync(client, next.GetAttribute("href")!);
            Assert.InRange(page.QuerySelectorAll("tbody tr").Length, 1, 20);
            seen.UnionWith(page.QuerySelectorAll("tbody td.kdw-mono").Select(d => d.TextContent));
        }

        Assert.Equal(Count, seen.Count);
    }

    [Fact]
    public async Task Get_UnknownBlock_Returns404() => Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Url + "?show=everything"));

    [Fact]
    public async Task DiscardDraft_Confirmed_RemovesItAndSaysSo()
    {
        var draft = await DraftAsync();
        using var client = await App.AsCitizenAsync();
        var form = await HtmlForm.GetAsync(client, $"/my/applications/drafts/{draft}/discard");

        using var first = await form.PostAsync("下書きを削除する");
        using var second = await form.PostAsync("下書きを削除する");

        Assert.Equal("/my/applications?discarded=true", first.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.False(await App.WithDbAsync(db => db.Applications.AnyAsync()));
    }

    [Fact]
    public async Task DiscardDraft_OtherPersonOrFiled_DoesNothing()
    {
        var draft = await DraftAsync();
        var filed = await Given.ReceivedAsync(App, "citizen-02");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/my/applications/drafts/{draft}/discard", "citizen-02"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync($"/my/applications/drafts/{filed.Id}/discard", "citizen-02"));
        Assert.Equal(2, await App.WithDbAsync(db => db.Applications.CountAsync()));
    }

    private async Task<Guid> DraftAsync()
    {
        using var client = await App.AsCitizenAsync();
        using var started = await (await HtmlForm.GetAsync(client, "/apply/" + Given.ProcedureId)).PostAsync("入力を始める");
        return await App.WithDbAsync(db => db.Applications.Where(a => a.Status == ApplicationStatus.Draft).Select(a => a.Id).SingleAsync());
    }
}
