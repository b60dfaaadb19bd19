using AngleSharp.Html.Parser;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Benchmarks;

/// <summary>What a phone loads for one page, as it comes over the line (compressed).</summary>
internal sealed record PageWeight(string Path, int Requests, double FirstKilobytes, double AgainKilobytes)
{
    private const string Encoding = "gzip, br";

    public static async Task<PageWeight?> MeasureAsync(HttpClient client, string path, string cookie)
    {
        using var page = await BrowserPost.GetAsync(client, path, cookie, Encoding);
        if (!page.IsSuccessStatusCode)
        {
            return null;
        }

        var body = await page.Content.ReadAsByteArrayAsync();
        var document = await new HtmlParser().ParseDocumentAsync(await PlainAsync(client, path, cookie));
        var parts = document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], link[rel=preload]").Select(e => e.GetAttribute("href"))
            .Concat(document.QuerySelectorAll("script[src], img[src]").Select(e => e.GetAttribute("src")))
            .Concat(document.QuerySelectorAll("svg use").Select(e => e.GetAttribute("href")))
            .OfType<string>().Select(u => u.Split('#')[0]).Where(u => u.StartsWith('/')).Distinct().ToList();
        var (first, again) = (body.Length, body.Length);
        foreach (var part in parts)
        {
            using var response = await BrowserPost.GetAsync(client, part, "", Encoding);
            response.EnsureSuccessStatusCode();
            var size = (await response.Content.ReadAsByteArrayAsync()).Length;
            first += size;
            if (response.Headers.CacheControl is not { MaxAge.TotalDays: > 1 })
            {
                again += response.Headers.ETag is null ? size : 0; // asked again, answered 304
            }
        }

        return new PageWeight(path, 1 + parts.Count, first / 1024d, again / 1024d);
    }

    private static async Task<string> PlainAsync(HttpClient client, string path, string cookie)
    {
        using var response = await BrowserPost.GetAsync(client, path, cookie);
        return await response.Content.ReadAsStringAsync();
    }
}
