using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

public sealed class OwnershipAndSessionTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("/applicant-phone")]
    [InlineData("/check")]
    [InlineData("/done")]
    [InlineData("/remove/children/1")]
    public async Task Get_OtherPersonsOrForgedDraft_Returns404(string page)
    {
        var draft = await _app.AddAsync("citizen-01");
        using var stranger = await _app.AsCitizenAsync("citizen-02");

        using var others = await stranger.GetAsync(new Uri($"/apply/{draft}{page}", UriKind.Relative));
        using var forged = await stranger.GetAsync(new Uri($"/apply/{Guid.NewGuid()}{page}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Contains("ページが見つかりません", (await HtmlForm.ReadAsync(others)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OtherPersonsDraft_Returns404AndChangesNothing()
    {
        var draft = await _app.AddAsync("citizen-01");
        var mine = await _app.AddAsync("citizen-02");
        using var stranger = await _app.AsCitizenAsync("citizen-02");
        var form = HtmlForm.Of(stranger, $"/apply/{draft}/applicant-phone", Redirected(await HtmlForm.PageAsync(stranger, $"/apply/{mine}/applicant-phone"), mine, draft));

        using var response = await form.Fill("日中に連絡がつく電話番号", "090-9999-9999").PostAsync("次へ進む");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEqual("090-9999-9999", (await ApplicationAsync(draft)).Answers["applicantPhone"]?.Value);
    }

    [Fact]
    public async Task Post_SessionExpired_KeepsWhatWasTypedUntilAfterTheLogIn()
    {
        var draft = await _app.AddAsync();
        using var client = await _app.AsCitizenAsync();
        var url = $"/apply/{draft}/applicant-phone";
        var form = (await HtmlForm.GetAsync(client, url)).Fill("日中に連絡がつく電話番号", "12345").Fill("メールアドレス（任意）", "typed@example.jp");
        _app.Clock.Now += TimeSpan.FromMinutes(31);

        using var late = await form.PostAsync("次へ進む");

        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        Assert.Contains("/sign-in?returnUrl=", late.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
        var cookie = late.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("kdw-typed=", StringComparison.Ordinal)).Split(';')[0];
        Assert.DoesNotContain("example", cookie, StringComparison.Ordinal);

        using var again = await _app.AsCitizenAsync();
        again.DefaultRequestHeaders.Add("Cookie", cookie);
        var page = await HtmlForm.PageAsync(again, url);
        Assert.Contains("入力した内容を戻しました", page.Body!.TextContent, StringComparison.Ordinal);
        var restored = HtmlForm.Of(again, url, page);
        Assert.Equal("12345", restored.ValueOf("日中に連絡がつく電話番号"));
        Assert.Equal("typed@example.jp", restored.ValueOf("メールアドレス（任意）"));
    }

    [Fact]
    public async Task Post_FormOpenedBeforeANewLogIn_IsStillAccepted()
    {
        var draft = await _app.AddAsync();
        using var before = await _app.AsCitizenAsync();
        var form = (await HtmlForm.GetAsync(before, $"/apply/{draft}/applicant-phone")).Fill("日中に連絡がつく電話番号", "093-555-1234");
        _app.Clock.Now += TimeSpan.FromMinutes(5);
        using var after = await _app.AsCitizenAsync(); // the same browser would send the cookie of the newer session

        using var response = await form.PostAsync("次へ進む");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("093-555-1234", (await ApplicationAsync(draft)).Answers["applicantPhone"]?.Value);
    }

    [Fact]
    public async Task Post_WithoutToken_Returns400AndAHumanPage()
    {
        var draft = await _app.AddAsync();
        using var client = await _app.AsCitizenAsync();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("applicantPhone", "090-9999-9999")]);

        using var response = await client.PostAsync(new Uri($"/apply/{draft}/applicant-phone", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("送った内容を受け取れませんでした", (await HtmlForm.ReadAsync(response)).Title, StringComparison.Ordinal);
        Assert.NotEqual("090-9999-9999", (await ApplicationAsync(draft)).Answers["applicantPhone"]?.Value);
    }

    [Fact]
    public async Task Post_ReplayedAfterSubmit_ShowsTheNumberAndChangesNothing()
    {
        var draft = await _app.AddAsync();
        using var client = await _app.AsCitizenAsync();
        var question = (await HtmlForm.GetAsync(client, $"/apply/{draft}/applicant-phone")).Fill("日中に連絡がつく電話番号", "090-9999-9999");
        using var sent = await (await HtmlForm.GetAsync(client, $"/apply/{draft}/check")).Choose("審査のため、税や住民票の情報を担当課が確認することに同意します")
            .Choose("入力した内容は事実と相違ありません").PostAsync("申請を送信する");
        Assert.EndsWith("/done", sent.Headers.Location!.ToString(), StringComparison.Ordinal);

        using var replayed = await question.PostAsync("次へ進む");

        Assert.EndsWith("/done", replayed.Headers.Location!.ToString(), StringComparison.Ordinal);
        var application = await ApplicationAsync(draft);
        Assert.Equal(ApplicationStatus.Received, application.Status);
        Assert.NotEqual("090-9999-9999", application.Answers["applicantPhone"]?.Value);
    }

    [Fact]
    public async Task Post_CheckWithoutDeclarations_NamesThem()
    {
        var draft = await _app.AddAsync();
        using var client = await _app.AsCitizenAsync();

        using var response = await (await HtmlForm.GetAsync(client, $"/apply/{draft}/check")).PostAsync("申請を送信する");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains("入力した内容は事実と相違ありません", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".kdw-error-summary a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Equal(ApplicationStatus.Draft, (await ApplicationAsync(draft)).Status);
    }

    [Fact]
    public async Task Get_CheckOfAnUnfinishedDraft_GoesToTheFirstUnansweredPage()
    {
        var draft = await _app.AddAsync(complete: false);
        using var client = await _app.AsCitizenAsync();

        using var response = await client.GetAsync(new Uri($"/apply/{draft}/check", UriKind.Relative));

        Assert.EndsWith("/applicant-name", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BeginAnew_AsksFirstAndThenGivesAnEmptyDraft()
    {
        var draft = await _app.AddAsync();
        using var client = await _app.AsCitizenAsync();
        var start = await HtmlForm.PageAsync(client, "/apply/child-allowance-certification");
        Assert.DoesNotContain(start.QuerySelectorAll("main form button"), b => b.TextContent.Contains("最初から", StringComparison.Ordinal));

        using var response = await (await HtmlForm.GetAsync(client, "/apply/child-allowance-certification?anew=true")).PostAsync("消して最初から始める");

        Assert.NotEqual($"/apply/{draft}", response.Headers.Location!.ToString());
        var left = await _app.WithDbAsync(db => db.Applications.AsNoTracking().SingleAsync());
        Assert.Equal(0, left.Answers.Count);
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Redirected(AngleSharp.Html.Dom.IHtmlDocument page, Guid from, Guid to)
    {
        var form = page.QuerySelector("main form")!;
        form.SetAttribute("action", form.GetAttribute("action")!.Replace(from.ToString(), to.ToString(), StringComparison.Ordinal));
        return page;
    }

    private async Task<Application> ApplicationAsync(Guid id) => await _app.WithDbAsync(db => db.Applications.AsNoTracking().SingleAsync(a => a.Id == id));
}
