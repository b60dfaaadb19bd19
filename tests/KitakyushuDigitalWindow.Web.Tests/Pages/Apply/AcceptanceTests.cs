using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;
using static KitakyushuDigitalWindow.TestSupport.SampleProcedure;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

/// <summary>受付の開始と締切, to the second, from the procedure page to the receipt number.</summary>
public sealed class AcceptanceTests : IDisposable
{
    private const string UntilFive = """{ "kind": "fixed", "opensAt": "2026-12-01T09:00:00", "closesAt": "2026-12-25T17:00:00" }""";
    private const string UntilMidnight = """{ "kind": "fixed", "opensAt": "2026-12-01T00:00:00", "closesAt": "2026-12-26T00:00:00" }""";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(UntilFive, "2026-12-25T16:59:59", true)]
    [InlineData(UntilFive, "2026-12-25T17:00:00", false)] // the closing is the first instant that is too late
    [InlineData(UntilFive, "2026-12-25T17:00:01", false)]
    [InlineData(UntilMidnight, "2026-12-25T23:59:59", true)]
    [InlineData(UntilMidnight, "2026-12-26T00:25:00", false)] // still 25 December in UTC
    public async Task Submit_AroundTheClosing_IsTakenOrKeptWithAClearPage(string acceptance, string clock, bool isTaken)
    {
        var draft = await BegunAsync(acceptance);
        _app.Clock.Now = Japan(clock).AddMinutes(-26);
        using var client = await _app.AsCitizenAsync();
        var check = await CheckedAsync(client, draft);
        _app.Clock.Now = Japan(clock);

        using var response = await check.PostAsync();

        Assert.Equal($"/apply/{draft}/{(isTaken ? "done" : "closed")}", response.Headers.Location?.ToString());
        var stored = await Given.SavedAsync(_app, draft);
        Assert.Equal(isTaken ? ApplicationStatus.Received : ApplicationStatus.Draft, stored.Status);
        Assert.Equal("新しく始めたため", stored.Answers["why"]!.Value);
    }

    [Theory]
    [InlineData("2026-12-01T08:59:59", false)]
    [InlineData("2026-12-01T09:00:00", true)]
    public async Task Start_AroundTheOpening_BeginsOnlyFromIt(string clock, bool begins)
    {
        await PublishAsync(_app, UntilFive);
        _app.Clock.Now = Japan(clock);
        using var client = await _app.AsCitizenAsync();

        var page = await HtmlForm.PageAsync(client, "/apply/" + Id);

        Assert.Equal(begins, page.QuerySelector("main form button") is not null);
        Assert.Equal(!begins, page.QuerySelector("main")!.TextContent.Contains("令和8年12月1日（火）午前9時から", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_PostedAfterTheClosing_IsRefusedAndMakesNoDraft()
    {
        await PublishAsync(_app, UntilFive);
        _app.Clock.Now = Japan("2026-12-25T16:59:59");
        using var client = await _app.AsCitizenAsync();
        var form = await HtmlForm.GetAsync(client, "/apply/" + Id);
        _app.Clock.Now = Japan("2026-12-25T17:00:00");

        using var response = await form.PostAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("いまは受付期間ではない", (await HtmlForm.ReadAsync(response)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _app.WithDbAsync(db => db.Applications.CountAsync()));
    }

    [Fact]
    public async Task Submit_DoubleClickAcrossTheClosing_GivesTheOneNumber()
    {
        var draft = await BegunAsync(UntilFive);
        _app.Clock.Now = Japan("2026-12-25T16:59:59");
        using var client = await _app.AsCitizenAsync();
        var check = await CheckedAsync(client, draft);

        using var first = await check.PostAsync();
        _app.Clock.Now = Japan("2026-12-25T17:00:00");
        using var second = await check.PostAsync();

        Assert.Equal($"/apply/{draft}/done", first.Headers.Location?.ToString());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single((await Given.SavedAsync(_app, draft)).History, e => e.Kind == ApplicationEventKind.Received);
    }

    [Fact]
    public async Task Get_BegunBeforeAndClosedNow_TheDraftCanBeSeenAndSavedButNotSent()
    {
        var draft = await BegunAsync(UntilFive);
        _app.Clock.Now = Japan("2026-12-26T10:00:00");
        using var client = await _app.AsCitizenAsync();

        using (var check = await client.GetAsync(new Uri($"/apply/{draft}/check", UriKind.Relative)))
        {
            Assert.Equal($"/apply/{draft}/closed", check.Headers.Location?.ToString());
        }

        var closed = (await HtmlForm.PageAsync(client, $"/apply/{draft}/closed")).QuerySelector("main")!.TextContent;
        Assert.Contains("受付は終わりました", closed, StringComparison.Ordinal);
        Assert.Contains("令和8年12月25日（金）午後5時まで", closed, StringComparison.Ordinal);
        Assert.Contains("093-671-8181", closed, StringComparison.Ordinal);
        Assert.Contains("入力した内容と添付したファイルは残っています", closed, StringComparison.Ordinal);
        var form = await HtmlForm.GetAsync(client, $"/apply/{draft}/content");
        Assert.Contains("いまは送信できません", form.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var saved = await form.Fill("理由", "直した理由").PostAsync("次へ進む");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("直した理由", (await Given.SavedAsync(_app, draft)).Answers["why"]!.Value);
        Assert.Contains("受付は終わりました", (await HtmlForm.PageAsync(client, "/my/applications")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-22T16:59:59", null)]
    [InlineData("2026-12-23T10:30:00", "あと2日と6時間")]
    [InlineData("2026-12-25T16:10:30", "あと49分")]
    [InlineData("2026-12-25T16:59:30", "あと1分もありません")]
    public async Task Get_FormPageNearTheClosing_SaysHowMuchIsLeft(string clock, string? left)
    {
        var draft = await BegunAsync(UntilFive);
        _app.Clock.Now = Japan(clock);
        using var client = await _app.AsCitizenAsync();

        var text = (await HtmlForm.PageAsync(client, $"/apply/{draft}/content")).QuerySelector("main")!.TextContent;

        Assert.Equal(left is not null, text.Contains("受付の締切が近づいています", StringComparison.Ordinal));
        Assert.Contains(left ?? "", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_LateButTaken_SaysSoAndIsFiled()
    {
        await PublishAsync(_app, """{ "kind": "yearly", "opens": "06-01", "due": "06-30", "until": "03-31" }""");
        var draft = await DraftAsync(_app); // 24 November
        using var client = await _app.AsCitizenAsync();
        var check = await CheckedAsync(client, draft);

        Assert.Contains("期限は令和8年6月30日（火）でした", check.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var response = await check.PostAsync();

        Assert.Equal($"/apply/{draft}/done", response.Headers.Location?.ToString());
    }

    /// <summary>The current version says when the office takes applications, also for drafts of an older one.</summary>
    [Fact]
    public async Task Submit_DraftOfAnOlderVersionWithoutAnEnd_HeedsTheNewClosing()
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app);
        await PublishSecondAsync(_app, acceptance: UntilFive);
        _app.Clock.Now = Japan("2026-12-25T17:00:00");
        using var client = await _app.AsCitizenAsync();

        using var check = await client.GetAsync(new Uri($"/apply/{draft}/check", UriKind.Relative));

        Assert.Equal($"/apply/{draft}/closed", check.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Get_ProcedurePageKept_IsAnotherFromTheSecondOfTheClosing()
    {
        await PublishAsync(_app, UntilFive);
        _app.Clock.Now = Japan("2026-12-25T16:59:58");
        using var client = _app.Anonymous();
        using var first = await client.GetAsync(new Uri("/procedures/" + Id, UriKind.Relative));
        _app.Clock.Now = Japan("2026-12-25T16:59:59");
        using var kept = await client.GetAsync(new Uri("/procedures/" + Id, UriKind.Relative));
        _app.Clock.Now = Japan("2026-12-25T17:00:00");
        client.DefaultRequestHeaders.IfNoneMatch.Add(kept.Headers.ETag!);

        using var after = await client.GetAsync(new Uri("/procedures/" + Id, UriKind.Relative));

        Assert.True(kept.Headers.Contains("Age"));
        Assert.Contains("申請を始める", await kept.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        var text = await after.Content.ReadAsStringAsync();
        Assert.DoesNotContain("申請を始める", text, StringComparison.Ordinal);
        Assert.Contains("いまは受付期間ではありません", text, StringComparison.Ordinal);
    }

    private async Task<Guid> BegunAsync(string acceptance)
    {
        _app.Clock.Now = Japan("2026-12-10T10:00:00");
        await PublishAsync(_app, acceptance);
        return await DraftAsync(_app);
    }

    private static async Task<HtmlForm> CheckedAsync(HttpClient client, Guid draft)
    {
        var form = await HtmlForm.GetAsync(client, $"/apply/{draft}/check");
        return form.Choose("書いた内容は事実です");
    }
}
