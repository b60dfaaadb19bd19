using System.Net;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.Data.Sqlite;

namespace KitakyushuDigitalWindow.Web.Tests.Operation;

public sealed class HealthTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Get_Running_Answers200(string url)
    {
        using var response = await _app.Anonymous().GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task GetReady_DatabaseGone_Answers503WhileHealthStays200()
    {
        using var client = _app.Anonymous();
        using var before = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_app.Folder, "digital-window.db*"))
        {
            File.Delete(file);
        }

        using var ready = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
        using var alive = await client.GetAsync(new Uri("/healthz", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode); // the process need not be started again for it
    }
}
