using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Documents;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

public sealed class ProposePageTests : IDisposable
{
    private const string Grant = "認める（認定・支給・交付）";
    private const string Refuse = "認めない（不認定・不支給・不交付）";

    private readonly AppFactory _app = new();
    private string _number = "";

    private string Url => $"/staff/applications/{_number}/propose";

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_Grant_LeavesDecisionAndProposalOfTheSameLetter()
    {
        var form = await OpenedAsync();

        using var response = await form.Choose(Grant).PostAsync("決裁に回す");

        response.RedirectsTo("/staff/applications/" + _number);
        var stored = await _app.StoredCaseAsync(_number);
        var decision = Assert.Single(stored.Decisions);
        var proposal = await _app.WithDbAsync(db => Task.FromResult(db.Proposals.Single(p => p.SubjectId == stored.Id)));
        var letter = LetterDocument.FromJson(decision.Letter);
        Assert.Equal(ApplicationStatus.InApproval, stored.Status);
        Assert.Equal(ProposalStatus.Pending, proposal.Status);
        Assert.Equal(letter.ContentHash(), proposal.ContentHash);
        Assert.Equal(letter.ContentHash(), decision.LetterHash);
        Assert.Equal("児童手当 認定通知書（通知）", letter.Title);
        Assert.Equal("北九　花子", letter.Addressee!.Name);
        Assert.Equal(["申請のとおり認めます。"], letter.Items[0].Paragraphs);
        Assert.Contains("3か月以内に、北九州市長へ審査請求", letter.AppealNotice![0], StringComparison.Ordinal);
        Assert.Null(letter.Number);
        Assert.True(await _app.WithDbAsync(db => Task.FromResult(db.Audit.Any(a => a.What == "application.propose" && a.Subject == _number))));
    }

    [Fact]
    public async Task Post_RefusalWithReason_PutsTheReasonIntoTheLetter()
    {
        var form = await OpenedAsync();

        using var response = await form.Choose(Refuse).Fill("決定の内容", "申請を認めません。").Fill("認めない理由", "監護の事実を確認できないため。").PostAsync();

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var letter = LetterDocument.FromJson((await _app.StoredCaseAsync(_number)).Decisions[0].Letter);
        Assert.Equal("児童手当 認定請求却下通知書（通知）", letter.Title);
        Assert.Equal(("理由", "監護の事実を確認できないため。"), (letter.Items[1].Heading, letter.Items[1].Paragraphs[0]));
    }

    [Theory]
    [InlineData(Refuse, "申請を認めません。", "", "理由が必要です（行政手続法8条）")]
    [InlineData(Grant, "申請のとおり認めます。", "要件を満たさない", "お断りの理由を空にしてください")]
    [InlineData(Refuse, "申請のとおり認めます。", "要件を満たさない", "決定の内容の文が合っていません")]
    [InlineData(null, "申請のとおり認めます。", "", "決定の種類を選んでください")]
    [InlineData(Grant, "", "", "決定の内容を入力してください")]
    public async Task Post_Incomplete_ShowsTheErrorAndKeepsWhatWasTyped(string? kind, string content, string reason, string error)
    {
        var form = await OpenedAsync();
        if (kind is not null)
        {
            form.Choose(kind);
        }

        using var response = await form.Fill("決定の内容", content).Fill("認めない理由", reason).PostAsync("決裁に回す");

        var page = await response.RefusedAsync(error);
        var again = HtmlForm.Of(_app.AsStaff(), Url, page);
        Assert.Equal((content, reason), (again.ValueOf("決定の内容"), again.ValueOf("認めない理由")));
        Assert.Equal(kind is null ? 0 : 1, page.QuerySelectorAll("input[name='Input.Kind'][checked]").Length);
        Assert.Equal(ApplicationStatus.UnderReview, (await _app.StoredCaseAsync(_number)).Status);
    }

    [Fact]
    public async Task Post_KindOfAnotherNature_IsRefused()
    {
        var form = await OpenedAsync();

        using var response = await form.Forge("Input.Kind", "Accepted").Fill("決定の内容", "受理します。").PostAsync();

        await response.RefusedAsync("この手続きでは選べない決定です");
    }

    [Fact]
    public async Task Post_Preview_ShowsTheLetterWithAppealNoticeAndSendsNothing()
    {
        var form = await OpenedAsync();

        using var response = await form.Choose(Grant).PostAsync("通知書の案を見る");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        var letter = page.QuerySelector("article.letter")!.TextContent;
        Assert.Contains("この処分に不服があるとき（教示）", letter, StringComparison.Ordinal);
        Assert.Contains("北九　花子　様", letter, StringComparison.Ordinal);
        Assert.Equal(ApplicationStatus.UnderReview, (await _app.StoredCaseAsync(_number)).Status);
        using var styles = await _app.Anonymous().OpenAsync(page.QuerySelector("main link[rel=stylesheet]")!.GetAttribute("href")!);
        Assert.Equal("text/css", styles.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Post_WordsWithMarkup_AreShownAsWords()
    {
        var form = await OpenedAsync();

        using var response = await form.Choose(Grant).Fill("決定の内容", "<b id=x>認めます</b>").PostAsync("通知書の案を見る");

        var page = await HtmlForm.ReadAsync(response);
        Assert.Null(page.GetElementById("x"));
        Assert.Contains("<b id=x>認めます</b>", page.QuerySelector("article.letter")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OfBothAtOnce_LeavesOneProposal()
    {
        var one = (await OpenedAsync()).Choose(Grant);
        var other = (await HtmlForm.GetAsync(_app.AsStaff(number: 2), Url)).Choose(Grant).Fill("決定の内容", "特に認めます。");

        var answers = await Task.WhenAll(one.PostAsync("決裁に回す"), other.PostAsync("決裁に回す"));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], answers.Select(a => a.StatusCode).Order());
        await answers.Single(a => a.StatusCode == HttpStatusCode.BadRequest).RefusedAsync("他の職員が先に更新しました");
        Assert.Single((await _app.StoredCaseAsync(_number)).Decisions);
        Assert.Equal(1, await _app.WithDbAsync(db => Task.FromResult(db.Proposals.Count())));
    }

    [Fact]
    public async Task Post_WithdrawnMeanwhile_SaysSo()
    {
        var form = await OpenedAsync();
        await _app.WithDbAsync(db =>
        {
            var application = db.Applications.Single(a => a.ReceiptNumber == _number);
            application.Withdraw("不要", new Act("citizen:" + application.CitizenId.ToString("N"), _app.Clock.GetUtcNow().UtcDateTime));
            return db.SaveChangesAsync();
        });

        using var response = await form.Choose(Grant).PostAsync("決裁に回す");

        await response.RefusedAsync("申請者がこの申請を取り下げました");
    }

    [Fact]
    public async Task Get_FilingThatIsOnlyAccepted_OffersItsOwnKindsAndGivesNoAppealNotice()
    {
        _number = await _app.GivenCaseAsync(new GivenCase
        {
            ProcedureId = "child-allowance-name-address-change",
            Status = ApplicationStatus.UnderReview,
        });
        var form = await HtmlForm.GetAsync(_app.AsStaff(), Url);

        Assert.False(form.Has(Grant));
        using var response = await form.Choose("受理する").PostAsync("通知書の案を見る");

        Assert.DoesNotContain("教示", (await HtmlForm.ReadAsync(response)).QuerySelector("article.letter")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<HtmlForm> OpenedAsync()
    {
        _number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        return await HtmlForm.GetAsync(_app.AsStaff(), Url);
    }
}
