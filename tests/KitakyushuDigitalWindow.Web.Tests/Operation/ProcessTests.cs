using System.Net;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Operation;

/// <summary>How the program starts and ends, as systemd or a container sees it.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly AppFactory _app = new();

    public ProcessTests() => _app.Clock.Now = DateTimeOffset.UtcNow;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Start_SandboxInProduction_StopsWithAClearMessage()
    {
        using var portal = PortalProcess.Start(_app.Folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("Sandbox__Url", "http://localhost:5081"), ("Clamd__Address", "127.0.0.1:3310"));

        var code = await portal.ExitAsync();

        Assert.NotEqual(0, code);
        Assert.Contains("Sandbox__Url is set, but the environment is Production.", portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoScannerInProduction_StopsWithAClearMessage()
    {
        using var portal = PortalProcess.Start(_app.Folder, ("ASPNETCORE_ENVIRONMENT", "Production"));

        var code = await portal.ExitAsync();

        Assert.NotEqual(0, code);
        Assert.Contains("Clamd__Address is not set, but the environment is Production.", portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SqlServerWithoutConnection_StopsWithAClearMessage()
    {
        using var portal = PortalProcess.Start(_app.Folder, ("Database__Provider", "SqlServer"));

        var code = await portal.ExitAsync();

        Assert.NotEqual(0, code);
        Assert.Contains("ConnectionStrings__DigitalWindow is not set", portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sigterm_WhileASubmissionIsOnItsWay_AnswersItAndEndsWithZero()
    {
        using var seeded = _app.CreateClient(); // the template's data-protection keys
        var draft = (await ReadyDrafts.AddAsync(_app.Services, 1, _app.Clock))[0];
        using var portal = await PortalProcess.StartReadyAsync(_app.Folder);
        using var client = portal.Client();
        client.DefaultRequestHeaders.Add("Cookie", _app.CookieOf(draft.CitizenId));
        using var body = new SlowBody("a=1", "&b=2");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/apply/{draft.DraftId}/check") { Content = body };
        var answer = client.SendAsync(request);
        await body.HalfSent;

        portal.Terminate();
        await Task.Delay(500);
        body.Continue();

        using var response = await answer;
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode); // no token in it: answered, by a page, not cut off
        Assert.Contains("送った内容を受け取れませんでした", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await portal.ExitAsync());
    }

    /// <summary>A form whose second half comes when the test says so.</summary>
    private sealed class SlowBody : HttpContent
    {
        private readonly TaskCompletionSource _halfSent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _continue = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly byte[] _first;
        private readonly byte[] _second;

        public SlowBody(string first, string second)
        {
            (_first, _second) = (System.Text.Encoding.ASCII.GetBytes(first), System.Text.Encoding.ASCII.GetBytes(second));
            Headers.ContentType = new("application/x-www-form-urlencoded");
        }

        public Task HalfSent => _halfSent.Task;

        public void Continue() => _continue.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_first);
            await stream.FlushAsync();
            _halfSent.SetResult();
            await _continue.Task;
            await stream.WriteAsync(_second);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _first.Length + _second.Length;
            return true;
        }
    }
}
