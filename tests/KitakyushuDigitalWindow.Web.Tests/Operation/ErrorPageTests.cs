using System.Collections.Concurrent;
using System.Net;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace KitakyushuDigitalWindow.Web.Tests.Operation;

public sealed class ErrorPageTests : IDisposable
{
    private readonly AppFactory _app = new AppFactory().With("Logs:Level", "Information");
    private readonly LogLines _log = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/apply/0193a000-0000-7000-8000-000000000000/check")] // nobody's draft
    public async Task Get_NothingThere_ShowsAPageWithWaysOn(string url)
    {
        using var client = await _app.AsCitizenAsync();

        using var response = await client.GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Equal("ページが見つかりません", page.QuerySelector("h1")?.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/procedures']"));
    }

    [Fact]
    public async Task Get_Failing_ShowsAnInquiryNumberThatTheLogHas()
    {
        var draft = (await ReadyDrafts.AddAsync(_app.Services, 1, _app.Clock))[0];
        var cookie = _app.CookieOf(draft.CitizenId);
        await _app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE app_attachments RENAME TO app_gone"));
        using var watched = Watched();
        using var client = watched.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", cookie);

        using var response = await client.GetAsync(new Uri($"/apply/{draft.DraftId}/check", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Equal("画面を表示できませんでした", page.QuerySelector("h1")?.TextContent);
        Assert.DoesNotContain("Exception", page.DocumentElement.TextContent, StringComparison.Ordinal);
        var number = page.QuerySelector("main .kdw-mono")!.TextContent;
        Assert.Matches("^[0-9A-F]{4}-[0-9A-F]{4}$", number);
        var request = await _log.WaitForAsync(l => l.Properties.TryGetValue("Inquiry", out var inquiry) && inquiry.ToString().Contains(number, StringComparison.Ordinal));
        Assert.Equal(LogEventLevel.Error, request.Level);
        var failures = _log.Lines.Where(l => l.Exception is not null).ToList();
        Assert.NotEmpty(failures);
        var digits = number.Replace("-", "", StringComparison.Ordinal);
        Assert.All(failures, f => Assert.StartsWith(digits, f.TraceId!.Value.ToHexString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Post_WithoutToken_ShowsAPageThatSaysWhatIsKept()
    {
        var draft = (await ReadyDrafts.AddAsync(_app.Services, 1, _app.Clock))[0];
        using var client = _app.AsCitizen(draft.CitizenId);
        using var content = new FormUrlEncodedContent([]);

        using var response = await client.PostAsync(new Uri($"/apply/{draft.DraftId}/check", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("送った内容を受け取れませんでした", (await HtmlForm.ReadAsync(response)).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task Post_BodyBeyondTheLimit_ShowsThatItIsTooLarge()
    {
        _app.Clock.Now = DateTimeOffset.UtcNow;
        var draft = (await ReadyDrafts.AddAsync(_app.Services, 1, _app.Clock))[0];
        using var portal = await PortalProcess.StartReadyAsync(_app.Folder); // the limits are Kestrel's
        using var client = portal.Client();
        client.DefaultRequestHeaders.Add("Cookie", _app.CookieOf(draft.CitizenId));

        using var form = new StringContent(new string('a', 6_000_000), null, "application/x-www-form-urlencoded");
        using var page = await client.PostAsync(new Uri($"/apply/{draft.DraftId}/check", UriKind.Relative), form);
        using var files = new MultipartFormDataContent { { new ByteArrayContent(new byte[57 * 1024 * 1024]), "attachment1", "a.pdf" } };
        using var upload = await client.PostAsync(new Uri($"/apply/{draft.DraftId}/attachments", UriKind.Relative), files);

        foreach (var response in new[] { page, upload })
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            Assert.Equal("ファイルが大きすぎて受け取れませんでした", (await HtmlForm.ReadAsync(response)).QuerySelector("h1")?.TextContent);
        }
    }

    private WebApplicationFactory<Program> Watched() =>
        _app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<ILogEventSink>(_log)));

    private sealed class LogLines : ILogEventSink
    {
        private readonly ConcurrentQueue<LogEvent> _lines = new();

        public IReadOnlyCollection<LogEvent> Lines => _lines;

        /// <summary>The line of a request is written when it has ended, which may be after the client has read the answer.</summary>
        public async Task<LogEvent> WaitForAsync(Func<LogEvent, bool> wanted)
        {
            for (var i = 0; i < 100 && !_lines.Any(wanted); i++)
            {
                await Task.Delay(50);
            }

            return Assert.Single(_lines, l => wanted(l));
        }

        public void Emit(LogEvent logEvent) => _lines.Enqueue(logEvent);
    }
}
