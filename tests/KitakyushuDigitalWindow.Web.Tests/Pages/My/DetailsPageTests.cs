using System.Globalization;
using System.Net;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

public class DetailsPageTests : MyPageTest
{
    [Fact]
    public async Task Get_CorrectionOpen_SaysWhatToDoAndWhichQuestions()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana", "children.2.childName"]);

        var page = await PageAsync($"/my/applications/{application.ReceiptNumber}");

        var now = page.QuerySelector("section[aria-labelledby=now]")!;
        Assert.Contains("書類のとおりに直してください。", now.TextContent, StringComparison.Ordinal);
        Assert.Contains("お子さん（2）の児童の氏名", now.TextContent, StringComparison.Ordinal);
        Assert.NotNull(now.QuerySelector($"a[href='/my/applications/{application.ReceiptNumber}/correct']"));
    }

    [Fact]
    public async Task Get_Decided_HidesTheOfficesAndSaysTheLetterIsBeingMade()
    {
        var application = await Given.DecidedAsync(App);

        var words = Words(await PageAsync($"/my/applications/{application.ReceiptNumber}"));

        Assert.Contains("通知書を準備しています", words, StringComparison.Ordinal);
        Assert.DoesNotContain("庁内", words, StringComparison.Ordinal);
        Assert.DoesNotContain("起案", words, StringComparison.Ordinal);
        Assert.DoesNotContain("完了", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Timeline_IsNewestFirst()
    {
        var application = await Given.UnderReviewAsync(App);

        var page = await PageAsync($"/my/applications/{application.ReceiptNumber}");

        Assert.Equal(["審査を始めました", "申請が届きました"], page.QuerySelectorAll(".kdw-timeline b").Select(b => b.TextContent));
    }

    [Fact]
    public async Task Get_AnswersAndFiles_AreThoseThatWereFiled()
    {
        var application = await Given.ReceivedAsync(App, answers: new Dictionary<string, string> { ["bankAccountChoice"] = "other", ["childName"] = "見本　花" });

        var page = await PageAsync($"/my/applications/{application.ReceiptNumber}");

        Assert.Contains("見本花", Words(page), StringComparison.Ordinal);
        Assert.Contains("北九花子", Words(page), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("main a"), a => a.TextContent == Given.FileName
            && a.GetAttribute("href") == $"/my/applications/{application.ReceiptNumber}/files/{application.Attachments[0].Id}");
    }

    [Fact]
    public async Task Get_CardFactsChangedSince_StillShowsWhatWasFiled()
    {
        var application = await Given.ReceivedAsync(App);
        using var moved = await App.AsCitizenAsync(facts: new(
            "citizen-01", "改姓　花子", "福岡県北九州市門司区清滝一丁目1番1号", new DateOnly(1990, 5, 14), "19900514", Domain.Identity.Sex.Female));

        var page = await HtmlForm.PageAsync(moved, $"/my/applications/{application.ReceiptNumber}");

        Assert.Contains("城内1番1号", Words(page), StringComparison.Ordinal);
        Assert.DoesNotContain("改姓", Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Completed_OffersTheLetterAndNoWithdrawal()
    {
        var application = await Given.CompletedAsync(App);

        var page = await PageAsync($"/my/applications/{application.ReceiptNumber}");

        Assert.NotNull(page.QuerySelector($"a[href='/my/applications/{application.ReceiptNumber}/letters/{application.Letters[0].Id}']"));
        Assert.Null(page.QuerySelector("a[href$='/withdraw']"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/slip")]
    [InlineData("/withdraw")]
    [InlineData("/correct")]
    [InlineData("/correct/check")]
    public async Task Get_OtherPersonsOrForged_Returns404(string page)
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana"]);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/my/applications/{application.ReceiptNumber}{page}", "citizen-02"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/my/applications/K234-5678-9ABC{page}"));
    }

    [Theory]
    [InlineData("/withdraw", "/withdraw")]
    [InlineData("/correct", "/correct")]
    [InlineData("/correct", "/correct/check")]
    public async Task Post_ToAnotherPersonsApplication_Returns404AndChangesNothing(string own, string aim)
    {
        var victim = await Given.AwaitingCorrectionAsync(App, ["applicantKana"]);
        var mine = await Given.AwaitingCorrectionAsync(App, ["applicantKana"], subject: "citizen-02");
        using var client = await App.AsCitizenAsync("citizen-02");
        var form = await HtmlForm.GetAsync(client, $"/my/applications/{mine.ReceiptNumber}{own}");
        form.Page.QuerySelector("main form")!.SetAttribute("action", $"/my/applications/{victim.ReceiptNumber}{aim}");

        using var response = await form.Forge("Input.Reason", "他人").Forge("applicantKana", "タニン").Forge("version", victim.Version.ToString(CultureInfo.InvariantCulture)).PostAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(victim.Version, (await Given.SavedAsync(App, victim.Id)).Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/K234-5679-CDFH")]
    [InlineData("/K234-5679-CDFH/slip")]
    [InlineData("/K234-5679-CDFH/withdraw")]
    [InlineData("/K234-5679-CDFH/correct")]
    [InlineData("/K234-5679-CDFH/correct/check")]
    [InlineData("/K234-5679-CDFH/files/0197a000-0000-7000-8000-000000000000")]
    [InlineData("/K234-5679-CDFH/letters/0197a000-0000-7000-8000-000000000000")]
    [InlineData("/drafts/0197a000-0000-7000-8000-000000000000/discard")]
    public async Task Get_Anonymous_GoesToSignIn(string page)
    {
        using var response = await App.Anonymous().GetAsync(new Uri("/my/applications" + page, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("/sign-in?", response.Headers.Location!.ToString().Replace("http://localhost", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Get_NumberAsItIsTyped_FindsIt()
    {
        var application = await Given.ReceivedAsync(App);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/my/applications/" + application.ReceiptNumber!.ToLowerInvariant()));
    }
}
