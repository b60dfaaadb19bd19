using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static KitakyushuDigitalWindow.TestSupport.SampleProcedure;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Office;

/// <summary>受付の開始と終了, by the DX office.</summary>
public sealed class AcceptancePageTests : IDisposable
{
    private const string Url = "/office/acceptance";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_AnotherSection_IsNotForThem()
    {
        using var clerk = _app.AsStaff();

        using var response = await clerk.GetAsync(new Uri(Url, UriKind.Relative));

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Post_Open_BeginsAtOnceAndIsRecordedAndShownToCitizens()
    {
        await PublishAsync(_app, """{ "kind": "byOffice", "withoutWindow": "closed" }""");
        using var anonymous = _app.Anonymous();
        Assert.Contains("いまは受付期間ではありません", await TextAsync(anonymous), StringComparison.Ordinal);
        using var office = _app.AsStaff(Ward.CityHall, "dx");

        using var response = await (await OpeningAsync(office)).Fill("何の受付か（市民の画面に出ます）", "七月の大雨").Fill("終わる日時（空なら終わりは未定）", "2026-12-25T17:00:00").PostAsync("受付を始める");

        Assert.Equal(Url, response.Headers.Location?.ToString());
        var window = await _app.WithDbAsync(db => db.ProcedureWindows.AsNoTracking().SingleAsync(w => w.ProcedureId == Id));
        Assert.Equal((Japan("2026-12-25T17:00:00").UtcDateTime, "七月の大雨", _app.Clock.Now.UtcDateTime), (window.ClosesAtUtc!.Value, window.Note, window.OpensAtUtc));
        Assert.Equal(1, await _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "procedure.open" && a.Subject == Id)));
        var text = await TextAsync(anonymous);
        Assert.Contains("申請を始める", text, StringComparison.Ordinal);
        Assert.Contains("七月の大雨", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Close_EndsItForDraftsOfThisAndOtherServersAtOnce()
    {
        await PublishAsync(_app, """{ "kind": "byOffice", "withoutWindow": "closed" }""");
        using var office = _app.AsStaff(Ward.CityHall, "dx");
        using (await (await OpeningAsync(office)).Fill("何の受付か（市民の画面に出ます）", "七月の大雨").PostAsync("受付を始める"))
        {
        }

        var draft = await DraftAsync(_app);
        using var beside = _app.Beside();
        using var client = beside.AsCitizen(await _app.CitizenIdAsync());
        await beside.Services.GetRequiredService<PublishedProcedures>().ReloadAsync(CancellationToken.None);
        var check = (await HtmlForm.GetAsync(client, $"/apply/{draft}/check")).Choose("書いた内容は事実です");

        using var refused = await (await ClosingAsync(office)).PostAsync();
        using var closed = await (await ClosingAsync(office)).Fill("終わりにする理由（市民の画面には出ません）", "予定の数に達した").PostAsync();
        using var sent = await check.PostAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(Url, closed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode); // the other server has not read the windows again, but the submit has
        Assert.Equal(ApplicationStatus.Draft, (await Given.SavedAsync(_app, draft)).Status);
        var window = await _app.WithDbAsync(db => db.ProcedureWindows.AsNoTracking().SingleAsync(w => w.ProcedureId == Id));
        Assert.Equal("予定の数に達した", window.ClosingReason);
        beside.Clock.Advance(TimeSpan.FromSeconds(6));
        using var later = await client.GetAsync(new Uri($"/apply/{draft}/check", UriKind.Relative));
        Assert.Equal($"/apply/{draft}/closed", later.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Post_NothingFilledOrEndsBeforeItBegins_ShowsErrorsAndOpensNothing()
    {
        using var office = _app.AsStaff(Ward.CityHall, "dx");
        var before = await _app.WithDbAsync(db => db.ProcedureWindows.CountAsync());

        using var response = await (await OpeningAsync(office, null)).Fill("終わる日時（空なら終わりは未定）", "2026-11-24T09:00:00").PostAsync("受付を始める");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await HtmlForm.ReadAsync(response)).QuerySelector(".kdw-error-summary")!.TextContent;
        Assert.Contains("受付を始める手続きを選んでください", errors, StringComparison.Ordinal);
        Assert.Contains("何の受付かを入力してください", errors, StringComparison.Ordinal);
        Assert.Contains("受付を終わる時は", errors, StringComparison.Ordinal);
        Assert.Equal(before, await _app.WithDbAsync(db => db.ProcedureWindows.CountAsync()));
    }

    private static async Task<string> TextAsync(HttpClient client) => await client.GetStringAsync(new Uri("/procedures/" + Id, UriKind.Relative));

    private static async Task<HtmlForm> OpeningAsync(HttpClient office, string? procedure = "見本の届出")
    {
        var form = await HtmlForm.GetAsync(office, Url, f => f.QuerySelector("select") is not null);
        return procedure is null ? form : form.Fill("手続き", procedure);
    }

    private static Task<HtmlForm> ClosingAsync(HttpClient office) =>
        HtmlForm.GetAsync(office, Url, f => f.QuerySelector("button")!.TextContent.Contains("見本の届出", StringComparison.Ordinal));
}
