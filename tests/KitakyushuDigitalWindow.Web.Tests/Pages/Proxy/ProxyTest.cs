using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Proxy;

/// <summary>What the tests of filing for another share: 北九 花子 entrusts, 八幡 ハル acts, a third person has nothing to do with it.</summary>
public abstract class ProxyTest : IAsyncLifetime
{
    protected const string Procedure = GivenDelegations.ShortProcedure;

    protected AppFactory App { get; } = new();

    protected HttpClient Principal { get; private set; } = null!;

    protected HttpClient Agent { get; private set; } = null!;

    protected HttpClient Stranger { get; private set; } = null!;

    public async Task InitializeAsync() =>
        (Principal, Agent, Stranger) = (await App.AsCitizenAsync(GivenDelegations.Principal), await App.AsCitizenAsync(GivenDelegations.Agent), await App.AsCitizenAsync("citizen-03"));

    public Task DisposeAsync()
    {
        Principal.Dispose();
        Agent.Dispose();
        Stranger.Dispose();
        App.Dispose();
        return Task.CompletedTask;
    }

    protected static string Words(IHtmlDocument page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return string.Concat(page.QuerySelector("main")!.TextContent.Where(c => !char.IsWhiteSpace(c)));
    }

    protected static async Task<string> WordsAsync(HttpClient client, string url) => Words(await HtmlForm.PageAsync(client, url));

    protected static async Task<(HttpStatusCode Status, string? Location)> GetAsync(HttpClient client, string url)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
        return (response.StatusCode, response.Headers.Location?.ToString());
    }
}
