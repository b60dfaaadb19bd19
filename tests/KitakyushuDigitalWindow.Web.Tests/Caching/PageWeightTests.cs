using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Caching;

/// <summary>A first visit on a phone, with everything that the page loads: at most 60 KB and six requests; a second one only asks for the page.</summary>
public class PageWeightTests : IDisposable
{
    private const int MaxBytes = 60 * 1024;
    private const int MaxRequests = 6;

    // While developing, static files are asked for each time and sent as they stand in the source folder; in production neither has an effect.
    private readonly AppFactory _app = new AppFactory().With("EnableStaticAssetsDevelopmentCaching", "true").With("ReloadStaticAssetsAtRuntime", "false");

    public void Dispose()
    {
        _app.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/procedures")]
    [InlineData("/procedures?by=life")]
    [InlineData("/procedures/child-allowance-certification")]
    [InlineData("/procedures/care-home-modification")]
    [InlineData("/help")]
    public async Task Get_FirstVisit_IsLight(string url)
    {
        using var client = _app.Anonymous();
        var loaded = new List<(string Url, int Bytes)>();
        string html;
        using (var response = await OpenPagesTests.GetAsync(client, url, "gzip, br"))
        {
            var body = await response.Content.ReadAsByteArrayAsync();
            loaded.Add((url, body.Length));
            using var plain = new System.IO.Compression.BrotliStream(new MemoryStream(body), System.IO.Compression.CompressionMode.Decompress);
            using var reader = new StreamReader(plain);
            html = await reader.ReadToEndAsync();
        }

        foreach (var part in PartsOf(await new HtmlParser().ParseDocumentAsync(html)))
        {
            using var response = await OpenPagesTests.GetAsync(client, part, "gzip, br");
            Assert.True(response.IsSuccessStatusCode, $"{part} answers {(int)response.StatusCode}");
            loaded.Add((part, (await response.Content.ReadAsByteArrayAsync()).Length));
        }

        var listing = string.Join(", ", loaded.Select(l => $"{l.Url} {l.Bytes}"));
        Assert.Contains(loaded, l => l.Url.EndsWith(".css", StringComparison.Ordinal));
        Assert.Contains(loaded, l => l.Url.EndsWith(".js", StringComparison.Ordinal));
        Assert.True(loaded.Sum(l => l.Bytes) <= MaxBytes, listing);
        Assert.True(loaded.Count <= MaxRequests, listing);
    }

    [Fact]
    public async Task Get_StyleAndScript_AreCompressedAndKeptForAYear()
    {
        using var client = _app.Anonymous();
        var page = await HtmlForm.PageAsync(client, "/");

        foreach (var part in page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!).Concat(page.QuerySelectorAll("script").Select(s => s.GetAttribute("src")!)))
        {
            using var response = await OpenPagesTests.GetAsync(client, part, "gzip, br");

            Assert.NotEmpty(response.Content.Headers.ContentEncoding);
            Assert.Equal(TimeSpan.FromDays(365), response.Headers.CacheControl!.MaxAge);
        }
    }

    private static IEnumerable<string> PartsOf(IDocument page) =>
        page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], img[src], use[href]")
            .Select(e => (e.GetAttribute("href") ?? e.GetAttribute("src"))!.Split('#')[0])
            .Where(u => u.Length > 0)
            .Distinct();
}
