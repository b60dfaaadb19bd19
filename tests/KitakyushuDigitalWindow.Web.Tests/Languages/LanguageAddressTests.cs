using System.Net;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Languages;

/// <summary>The address and the cookie choose the language; each open page has one address in each.</summary>
public sealed class LanguageAddressTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/en", "en", "What do you need to do?")]
    [InlineData("/en/", "en", "What do you need to do?")]
    [InlineData("/en/procedures", "en", "Find a procedure")]
    [InlineData("/en/help", "en", "Need help?")]
    [InlineData("/easy", "ja", "何なにの手続てつづきをしますか")]
    [InlineData("/", "ja", "何の手続きをしますか")]
    public async Task Get_AddressWithLanguage_IsInThatLanguage(string url, string lang, string heading)
    {
        using var client = _app.Anonymous();

        var page = await HtmlForm.PageAsync(client, url);

        Assert.Equal(lang, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent.Replace("（", "", StringComparison.Ordinal).Replace("）", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_OpenPageWithCookie_LeadsToItsAddressInThatLanguage()
    {
        using var client = _app.Anonymous();
        using (var first = await GetAsync(client, "/en/help"))
        {
            var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
            Assert.StartsWith("kdw-language=en; max-age=31536000; path=/; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        }

        using var unnamed = await GetAsync(client, "/procedures?life=moving");
        using var named = await GetAsync(client, "/en/procedures?life=moving");

        Assert.Equal(HttpStatusCode.Redirect, unnamed.StatusCode);
        Assert.Equal("/en/procedures?life=moving", unnamed.Headers.Location!.ToString());
        Assert.True(unnamed.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        Assert.False(named.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Get_PageBehindTheLogIn_FollowsTheCookie()
    {
        using var client = await _app.AsCitizenAsync();
        using var choose = await GetAsync(client, "/en/help");

        var page = await HtmlForm.PageAsync(client, "/apply/resident-record-copy");

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Start: Request for a copy of a resident record (juminhyo)", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("/en/procedures/resident-record-copy", page.QuerySelector(".kdw-back")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_Japanese_ForgetsTheLanguage()
    {
        using var client = _app.Anonymous();
        using var choose = await GetAsync(client, "/easy/procedures");

        using var back = await GetAsync(client, "/ja/procedures?by=life");
        using var page = await GetAsync(client, "/procedures?by=life");

        Assert.Equal("/procedures?by=life", back.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("<html lang=\"ja\">", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ja//evil.example/x", "/evil.example/x")]
    [InlineData("/ja", "/")]
    [InlineData("/language/furigana?show=no&back=//evil.example", "/")]
    [InlineData("/language/furigana?show=no&back=https://evil.example", "/")]
    public async Task Get_WayBack_NeverLeavesTheSite(string url, string expected)
    {
        using var client = _app.Anonymous();

        using var response = await GetAsync(client, url);

        Assert.Equal(expected, response.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/fr")]
    [InlineData("/fr/procedures")]
    [InlineData("/EN/procedures")]
    [InlineData("/english")]
    [InlineData("/en/en/procedures")]
    [InlineData("/en/no-such-page")]
    [InlineData("/en/procedures/nothing")]
    public async Task Get_NoSuchLanguageOrPage_IsNotFound(string url)
    {
        using var client = await _app.AsCitizenAsync();

        using var response = await GetAsync(client, url);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Get_ErrorPage_IsInTheLanguageOfTheAddress()
    {
        using var client = await _app.AsCitizenAsync();
        using var response = await GetAsync(client, "/en/procedures/nothing");

        var page = await HtmlForm.ReadAsync(response);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Page not found", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/en/procedures']"));
    }

    [Fact]
    public async Task Get_StaffPage_HasNoOtherLanguage()
    {
        using var staff = _app.AsStaff();
        using var choose = await GetAsync(staff, "/en/help");

        using var named = await GetAsync(await _app.AsCitizenAsync(), "/en/staff/queue");
        var page = await HtmlForm.PageAsync(staff, "/staff/queue");

        Assert.Equal(HttpStatusCode.NotFound, named.StatusCode);
        Assert.Equal("ja", page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/en/staff/queue")]
    [InlineData("/easy/staff/sign-in")]
    public async Task Get_ThroughALanguage_DoesNotEnterADisabledSurface(string url)
    {
        using var app = new AppFactory().With("Surfaces:Enabled", "Portal");
        using var client = await app.AsCitizenAsync();

        using var response = await GetAsync(client, url);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/en/procedures")]
    [InlineData("/en/procedures/resident-record-copy")]
    [InlineData("/easy/help")]
    public async Task Get_TranslatedPage_LeadsOnInTheSameLanguage(string url)
    {
        var prefix = url.Split('/')[1];
        var page = await HtmlForm.PageAsync(_app.Anonymous(), url);

        var links = page.QuerySelectorAll("a[href^='/'], form[method=get], form:not([method])").Where(a => a.GetAttribute("hreflang") is null)
            .Select(a => (a.GetAttribute("href") ?? a.GetAttribute("action"))!).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, href => Assert.Matches($"^/({prefix}(/|$|#)|apply/|my/|sign-in|language)", href));
    }

    [Fact]
    public async Task Get_TranslatedPage_NamesItsAddresses()
    {
        var page = await HtmlForm.PageAsync(_app.Anonymous(), "/en/procedures?by=life&utm_source=mail");
        var untranslated = await HtmlForm.PageAsync(_app.Anonymous(), "/en/procedures/nursery-application");

        Assert.Equal("http://localhost/en/procedures?by=life", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("http://localhost/procedures?by=life", page.QuerySelector("link[hreflang=ja]")!.GetAttribute("href"));
        Assert.Equal("http://localhost/en/procedures?by=life", page.QuerySelector("link[hreflang=en]")!.GetAttribute("href"));
        Assert.Equal("http://localhost/procedures/nursery-application", untranslated.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Null(untranslated.QuerySelector("link[hreflang=en]"));
    }

    [Fact]
    public async Task Get_LanguagePage_ListsLanguagesInTheirOwnScript()
    {
        using var client = _app.Anonymous();
        var from = await HtmlForm.PageAsync(client, "/procedures/dog-registration");

        var page = await HtmlForm.PageAsync(client, from.QuerySelector("header a[lang=en]")!.GetAttribute("href")!);

        var links = page.QuerySelectorAll("main li a").Select(a => (a.TextContent, a.GetAttribute("lang"), a.GetAttribute("hreflang"), a.GetAttribute("href"), a.GetAttribute("aria-current")));
        Assert.Equal(
            [
                ("日本語", "ja", "ja", "/ja/procedures/dog-registration", "true"),
                ("やさしい日本語", "ja", "ja", "/easy/procedures/dog-registration", null),
                ("English", "en", "en", "/en/procedures/dog-registration", null),
            ],
            links);
        Assert.Equal("/procedures/dog-registration", page.QuerySelector(".kdw-back")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_CookiesPage_NamesTheChoices()
    {
        var page = await HtmlForm.PageAsync(_app.Anonymous(), "/cookies");

        Assert.Contains("kdw-language", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("kdw-furigana", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string url) => client.GetAsync(new Uri(url, UriKind.Relative));
}
