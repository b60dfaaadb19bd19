using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Sandbox;

/// <summary>A browser without JavaScript: cookies, redirects, links and buttons.</summary>
public sealed class TrialBrowser : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false });

    public Uri Address { get; private set; } = new("about:blank");

    public HttpStatusCode Status { get; private set; }

    public string Body { get; private set; } = "";

    public IHtmlDocument Page => new HtmlParser().ParseDocument(Body);

    /// <summary>What a reader sees.</summary>
    public string Text => Page.Body!.TextContent;

    /// <summary>Every address a redirect led to.</summary>
    public List<Uri> Trail { get; } = [];

    /// <summary>A path counts from the page that is open.</summary>
    public Task OpenAsync(string url) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, url.StartsWith('/') ? new Uri(Address, url) : new Uri(url)));

    public Task ClickAsync(string linkText) =>
        OpenAsync(Page.QuerySelectorAll("a").Single(a => a.TextContent.Trim() == linkText).GetAttribute("href")!);

    public Task PressAsync(string buttonText)
    {
        var button = Page.QuerySelectorAll("button").Single(b => b.TextContent.Contains(buttonText, StringComparison.Ordinal));
        var form = button.Closest("form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!))
            .Append(KeyValuePair.Create(button.GetAttribute("name")!, button.GetAttribute("value")!));
        return PostAsync(form.GetAttribute("action")!, fields);
    }

    public Task PostAsync(string url, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(Address, url)) { Content = new FormUrlEncodedContent(fields) });

    public void Dispose() => _http.Dispose();

    private async Task SendAsync(HttpRequestMessage request)
    {
        Trail.Clear();
        for (var hops = 0; hops < 10; hops++)
        {
            using var response = await _http.SendAsync(request);
            Address = request.RequestUri!;
            Status = response.StatusCode;
            Body = await response.Content.ReadAsStringAsync();
            request.Dispose();
            if (response.Headers.Location is not { } next)
            {
                return;
            }

            request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, next));
            Trail.Add(request.RequestUri!);
        }

        throw new InvalidOperationException("Too many redirects.");
    }
}
