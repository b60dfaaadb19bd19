using System.IO.Compression;
using System.Net;
using System.Text;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Caching;

/// <summary>Open pages are rendered once for everybody who is not signed in, and never for anybody else.</summary>
public class OpenPagesTests : IDisposable
{
    private const string Chrome = "gzip, deflate, br, zstd";

    private readonly AppFactory _app = new();

    public static TheoryData<string> OpenPages => ["/", "/procedures", "/procedures?by=life", "/procedures?life=moving", "/procedures/resident-record-copy", "/help"];

    public void Dispose()
    {
        _app.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(OpenPages))]
    public async Task Get_OpenPageTwice_IsRenderedOnceAndKeptCompressed(string url)
    {
        using var client = _app.Anonymous();

        using var first = await GetAsync(client, url, Chrome);
        using var second = await GetAsync(client, url, "br;q=1.0, gzip;q=0.8, *;q=0.1");

        Assert.False(first.Headers.Contains("Age"));
        Assert.True(second.Headers.Contains("Age"));
        Assert.Equal(["br"], second.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", second.Headers.Vary);
        Assert.Contains("Cookie", second.Headers.Vary);
        Assert.Equal("no-cache", second.Headers.CacheControl!.ToString());
        Assert.False(second.Headers.Contains("Set-Cookie"));
        Assert.True(second.Headers.Contains("Content-Security-Policy"));
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Contains("</html>", await TextAsync(second), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0.1, gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("identity", null)]
    [InlineData("", null)]
    [InlineData("nonsense;;;", null)]
    public async Task Get_OtherEncoding_GetsItsOwnEntry(string accepted, string? encoding)
    {
        using var client = _app.Anonymous();
        using var compressed = await GetAsync(client, "/help", Chrome);

        using var first = await GetAsync(client, "/help", accepted);
        using var second = await GetAsync(client, "/help", accepted);

        Assert.False(first.Headers.Contains("Age"));
        Assert.True(second.Headers.Contains("Age"));
        Assert.Equal(encoding, second.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(await TextAsync(compressed), await TextAsync(second));
    }

    [Fact]
    public async Task Get_OverHttps_IsCompressedToo()
    {
        using var client = _app.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var response = await GetAsync(client, "/help", Chrome);

        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Get_SignedIn_NeitherGetsNorLeavesAnEntry()
    {
        using var anonymous = _app.Anonymous();
        using var citizen = await _app.AsCitizenAsync();
        using var staff = _app.AsStaff();

        using (var own = await GetAsync(citizen, "/", Chrome))
        {
            Assert.Contains("ログアウト", await TextAsync(own), StringComparison.Ordinal);
            Assert.True(own.Headers.CacheControl!.NoStore);
            Assert.Null(own.Headers.ETag);
        }

        using (var first = await GetAsync(anonymous, "/", Chrome))
        {
            Assert.False(first.Headers.Contains("Age"));
            Assert.DoesNotContain("ログアウト", await TextAsync(first), StringComparison.Ordinal);
        }

        foreach (var client in (HttpClient[])[citizen, staff])
        {
            using var own = await GetAsync(client, "/", Chrome);
            Assert.False(own.Headers.Contains("Age"));
        }

        using var again = await GetAsync(anonymous, "/", Chrome);
        Assert.True(again.Headers.Contains("Age"));
        Assert.DoesNotContain("ログアウト", await TextAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SignedInWithAnAnonymousETag_GetsTheOwnPage()
    {
        using var anonymous = await GetAsync(_app.Anonymous(), "/help", Chrome);
        using var citizen = await _app.AsCitizenAsync();
        citizen.DefaultRequestHeaders.IfNoneMatch.Add(anonymous.Headers.ETag!);

        using var own = await GetAsync(citizen, "/help", Chrome);

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Get_Unchanged_AnswersNotModified()
    {
        using var client = _app.Anonymous();
        using var first = await GetAsync(client, "/procedures", Chrome);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await GetAsync(client, "/procedures", Chrome);
        using var other = await GetAsync(client, "/procedures?by=life", Chrome);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("/procedures/nothing", HttpStatusCode.NotFound)]
    [InlineData("/procedures?life=nothing", HttpStatusCode.NotFound)]
    [InlineData("/procedures?q=%E5%BC%95%E8%B6%8A%E3%81%97", HttpStatusCode.OK)]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    public async Task Get_NotFoundSearchOrForm_IsNotKept(string url, HttpStatusCode status)
    {
        using var client = _app.Anonymous();

        using var first = await GetAsync(client, url, Chrome);
        using var second = await GetAsync(client, url, Chrome);

        Assert.Equal(status, second.StatusCode);
        Assert.False(second.Headers.Contains("Age"));
        Assert.Null(second.Headers.ETag);
    }

    [Fact]
    public async Task Get_DefinitionsReloaded_ShowsTheNewVersion()
    {
        using var client = _app.Anonymous();
        using var before = await GetAsync(client, "/procedures/dog-registration", Chrome);
        var json = DefinitionImport.Shipped().Single(s => s.Id == "dog-registration").Json.Replace("\"1頭（登録）\"", "\"1匹\"", StringComparison.Ordinal);
        await _app.WithDbAsync(async db => await DefinitionImport.ImportAsync(db, [("dog-registration", json)], _app.Clock.Now.UtcDateTime, CancellationToken.None));
        await _app.Services.GetRequiredService<PublishedProcedures>().ReloadAsync(CancellationToken.None);

        client.DefaultRequestHeaders.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await GetAsync(client, "/procedures/dog-registration", Chrome);

        Assert.Contains("1頭につき3,000円", await TextAsync(before), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("1匹につき3,000円", await TextAsync(after), StringComparison.Ordinal);
    }

    internal static async Task<HttpResponseMessage> GetAsync(HttpClient client, string url, string acceptEncoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        return await client.SendAsync(request);
    }

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStreamAsync();
        body.Position = 0;
        Stream plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress, leaveOpen: true),
            "gzip" => new GZipStream(body, CompressionMode.Decompress, leaveOpen: true),
            _ => body,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }
}
