using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;
using static KitakyushuDigitalWindow.TestSupport.SampleProcedure;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

/// <summary>新しい版に移る: a draft stays on its version until its owner moves it, and every effect is shown before.</summary>
public sealed class NewVersionPageTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_NewVersionPublished_FormPagesSayItAndTheDraftStaysOnItsQuestions()
    {
        var draft = await MovableAsync();
        using var client = await _app.AsCitizenAsync();

        var page = await HtmlForm.PageAsync(client, $"/apply/{draft}/content");

        Assert.Contains("この申請の質問が新しくなりました", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/apply/{draft}/new-version']"));
        Assert.Contains("始めた日", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Effects_AreAllShown()
    {
        var draft = await MovableAsync();
        using var client = await _app.AsCitizenAsync();

        var text = string.Concat((await HtmlForm.PageAsync(client, $"/apply/{draft}/new-version")).QuerySelector("main")!.TextContent.Where(c => !char.IsWhiteSpace(c)));

        Assert.Contains("消える答え（2件）", text, StringComparison.Ordinal);
        Assert.Contains("仕事自営業この選択肢がなくなりました", text, StringComparison.Ordinal);
        Assert.Contains("通帳の写し.png", text, StringComparison.Ordinal);
        Assert.Contains("場所増えました", text, StringComparison.Ordinal);
        Assert.Contains("始めた月変わりました質問の言葉が変わりました（前は「始めた日」）答え方が変わりました", text, StringComparison.Ordinal);
        Assert.Contains("「会社員」は「会社員・公務員」になりました", text, StringComparison.Ordinal);
        Assert.Contains("通帳の写しなくなりました", text, StringComparison.Ordinal);
        Assert.Contains("手数料なし300円", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Move_KeepsWhatFitsDropsTheRestAndGoesToTheFirstOpenQuestion()
    {
        var draft = await MovableAsync();
        using var client = await _app.AsCitizenAsync();

        using var response = await (await HtmlForm.GetAsync(client, $"/apply/{draft}/new-version")).PostAsync();

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var moved = await Given.SavedAsync(_app, draft);
        Assert.Equal((null, "新しく始めたため", "2026-04"), (moved.Answers["job"], moved.Answers["why"]!.Value, moved.Answers["since"]!.Value));
        Assert.Empty(moved.Attachments);
        Assert.Contains(moved.History, e => e.Kind == ApplicationEventKind.VersionMoved);
        Assert.Equal(1, await _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "draft.move" && a.Subject == draft.ToString("N"))));
        Assert.Equal(1, await _app.WithDbAsync(db => db.ReleasedFiles.CountAsync()));
        using var resumed = await client.GetAsync(response.Headers.Location);
        Assert.Equal($"/apply/{draft}/about", resumed.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Post_Twice_MovesOnce()
    {
        var draft = await MovableAsync();
        using var client = await _app.AsCitizenAsync();
        var form = await HtmlForm.GetAsync(client, $"/apply/{draft}/new-version");

        using var first = await form.PostAsync();
        using var second = await form.PostAsync();

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single((await Given.SavedAsync(_app, draft)).History, e => e.Kind == ApplicationEventKind.VersionMoved);
    }

    [Fact]
    public async Task Post_DraftChangedSinceItWasShown_ShowsTheEffectsAgain()
    {
        var draft = await MovableAsync();
        using var client = await _app.AsCitizenAsync();
        var form = await HtmlForm.GetAsync(client, $"/apply/{draft}/new-version");
        await Given.TreatAsync(_app, draft, a => a.Save(a.Answers, new Act("citizen:x", _app.Clock.Now.UtcDateTime)));

        using var response = await form.PostAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("もう一度確認してから移してください", (await HtmlForm.ReadAsync(response)).QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await Given.SavedAsync(_app, draft)).History, e => e.Kind == ApplicationEventKind.VersionMoved);
    }

    [Fact]
    public async Task Submit_OldVersionStillAllowed_IsFiledOnIt()
    {
        var draft = await MovableAsync();
        using var client = await _app.AsCitizenAsync();

        using var response = await (await HtmlForm.GetAsync(client, $"/apply/{draft}/check")).Choose("書いた内容は事実です").PostAsync();

        Assert.Equal($"/apply/{draft}/done", response.Headers.Location?.ToString());
        Assert.Equal("b", (await Given.SavedAsync(_app, draft)).Answers["job"]!.Value);
    }

    [Fact]
    public async Task Submit_OldVersionWithdrawn_LeadsToTheNewOneFirst()
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app);
        using var client = await _app.AsCitizenAsync();
        var check = (await HtmlForm.GetAsync(client, $"/apply/{draft}/check")).Choose("書いた内容は事実です");
        await PublishSecondAsync(_app, mustMove: true);

        using var response = await check.PostAsync();

        Assert.Equal($"/apply/{draft}/new-version", response.Headers.Location?.ToString());
        Assert.Equal(ApplicationStatus.Draft, (await Given.SavedAsync(_app, draft)).Status);
        var page = await HtmlForm.PageAsync(client, $"/apply/{draft}/new-version");
        Assert.Contains("いまの質問のままでは送信できません", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NothingNewer_GoesToTheForm()
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app);
        using var client = await _app.AsCitizenAsync();

        using var response = await client.GetAsync(new Uri($"/apply/{draft}/new-version", UriKind.Relative));

        Assert.Equal($"/apply/{draft}", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Get_MyApplications_ShowsHowFarItIsUntilWhenAndThatThereIsANewVersion()
    {
        var draft = await MovableAsync();
        using var client = await _app.AsCitizenAsync();

        var page = await HtmlForm.PageAsync(client, "/my/applications");
        var text = string.Concat(page.QuerySelector("main")!.TextContent.Where(c => !char.IsWhiteSpace(c)));

        Assert.Contains("3つのまとまりのすべてに入力しました", text, StringComparison.Ordinal);
        Assert.Contains("令和9年2月22日（月）まで保存します", text, StringComparison.Ordinal);
        Assert.Contains("新しい版があります", text, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/apply/{draft}']"));
        Assert.NotNull(page.QuerySelector($"a[href='/my/applications/drafts/{draft}/discard']"));
    }

    [Theory]
    [InlineData("2027-02-08T00:30:00", "あと14日で消えます")]
    [InlineData("2027-02-22T00:30:00", "今日までで消えます")]
    [InlineData("2027-02-23T00:30:00", "保存期間が過ぎました")]
    public async Task Get_MyApplicationsNearTheLastDay_SaysIt(string clock, string words)
    {
        await PublishAsync(_app);
        await DraftAsync(_app, complete: false);
        _app.Clock.Now = Japan(clock);
        using var client = await _app.AsCitizenAsync();

        Assert.Contains(words, (await HtmlForm.PageAsync(client, "/my/applications")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<Guid> MovableAsync()
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app);
        await PublishSecondAsync(_app);
        return draft;
    }
}
