using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>A page's form as a browser would send it unchanged, ready to be sent many times and by many: plain data, no document.</summary>
/// <param name="Cookie">The session's and the token's.</param>
public sealed record BrowserPost(string Url, string Cookie, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Opens the page and reads its form; null when the page is not there (any more).</summary>
    /// <param name="ticked">Every box is ticked, as on the check page before sending.</param>
    public static async Task<BrowserPost?> OpenAsync(HttpClient client, string url, string cookie, bool ticked = false)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var response = await GetAsync(client, url, cookie);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return null;
        }

        var document = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        var form = document.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(f => f.Method == "post");
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            var value = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } box => ticked || box.IsChecked ? box.GetAttribute("value") ?? "on" : null,
                IHtmlInputElement { Type: not "file" } input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                _ => null,
            };
            if (value is not null && element.GetAttribute("name") is { Length: > 0 } name)
            {
                fields.Add(KeyValuePair.Create(name, value));
            }
        }

        var token = response.Headers.TryGetValues("Set-Cookie", out var set)
            ? set.Select(c => c.Split(';')[0]).FirstOrDefault(c => c.Contains("ntiforgery", StringComparison.Ordinal))
            : null;
        var cookies = string.Join("; ", new[] { cookie, token }.Where(c => c is { Length: > 0 }));
        return new BrowserPost(form.GetAttribute("action") is { Length: > 0 } action ? action : url, cookies, fields);
    }

    /// <param name="encoding">What the browser could unpack; nothing is unpacked here.</param>
    public static async Task<HttpResponseMessage> GetAsync(HttpClient client, string url, string cookie, string? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (encoding is not null)
        {
            request.Headers.Add("Accept-Encoding", encoding);
        }

        if (cookie.Length > 0)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await client.SendAsync(request);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new FormUrlEncodedContent(Fields) };
        request.Headers.Add("Cookie", Cookie);
        return await client.SendAsync(request);
    }
}
