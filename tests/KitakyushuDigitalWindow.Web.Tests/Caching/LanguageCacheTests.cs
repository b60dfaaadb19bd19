using System.Net;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Caching;

/// <summary>Kept pages are never mixed up between languages, and no reader's choice goes into them.</summary>
public sealed class LanguageCacheTests : IDisposable
{
    private static readonly string[] _paths = ["", "/procedures", "/procedures/resident-record-copy", "/procedures/nursery-application", "/help"];

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_EveryLanguageTwice_EachIsKeptByItself()
    {
        foreach (var path in _paths)
        {
            var bodies = new HashSet<string>();
            var tags = new HashSet<string>();
            foreach (var prefix in (string[])["", "/en", "/easy", ""])
            {
                using var client = _app.Anonymous();
                var url = prefix + path is { Length: > 0 } named ? named : "/";
                using var first = await GetAsync(client, url);
                using var second = await GetAsync(client, url);

                var lang = prefix == "/en" ? "en" : "ja";
                var body = await second.Content.ReadAsStringAsync();
                Assert.Contains($"<html lang=\"{lang}\">", body, StringComparison.Ordinal);
                Assert.True(second.Headers.Contains("Age"), url);
                Assert.Equal(await first.Content.ReadAsStringAsync(), body);
                bodies.Add(body);
                tags.Add(second.Headers.ETag!.Tag);
            }

            Assert.Equal(3, bodies.Count);
            Assert.Equal(3, tags.Count);
        }
    }

    [Fact]
    public async Task Get_KeptPage_SetsTheCookieOfWhoeverHasNone()
    {
        using var first = await GetAsync(_app.Anonymous(), "/en/help");
        using var client = _app.Anonymous();
        using var second = await GetAsync(client, "/en/help");
        using var third = await GetAsync(client, "/en/help");
        using var japanese = await GetAsync(_app.Anonymous(), "/help");

        Assert.True(first.Headers.Contains("Set-Cookie"));
        Assert.True(second.Headers.Contains("Age"));
        Assert.True(second.Headers.Contains("Set-Cookie"));
        Assert.True(third.Headers.Contains("Age"));
        Assert.False(third.Headers.Contains("Set-Cookie"));
        Assert.False(japanese.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Get_FuriganaOff_LeavesThePageOfOthersAsItIs()
    {
        using var reader = _app.Anonymous();
        using var other = _app.Anonymous();
        using var kept = await GetAsync(other, "/easy/help");
        var page = await HtmlForm.ReadAsync(kept);
        using var off = await GetAsync(reader, page.QuerySelector(".kdw-ruby a")!.GetAttribute("href")!);
        Assert.Equal("/easy/help", off.Headers.Location!.ToString());

        using var without = await GetAsync(reader, "/easy/help");
        using var with = await GetAsync(other, "/easy/help");

        Assert.Contains("<ruby>", await with.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(with.Headers.Contains("Age"));
        Assert.DoesNotContain("<ruby>", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(with.Headers.ETag, without.Headers.ETag);
        using var on = await GetAsync(reader, (await HtmlForm.ReadAsync(without)).QuerySelector(".kdw-ruby a")!.GetAttribute("href")!);
        using var again = await GetAsync(reader, "/easy/help");
        Assert.Contains("<ruby>", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ETagOfAnotherLanguage_DoesNotCount()
    {
        using var japanese = await GetAsync(_app.Anonymous(), "/help");
        using var client = _app.Anonymous();
        client.DefaultRequestHeaders.IfNoneMatch.Add(japanese.Headers.ETag!);

        using var english = await GetAsync(client, "/en/help");

        Assert.Equal(HttpStatusCode.OK, english.StatusCode);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string url) => client.GetAsync(new Uri(url, UriKind.Relative));
}
