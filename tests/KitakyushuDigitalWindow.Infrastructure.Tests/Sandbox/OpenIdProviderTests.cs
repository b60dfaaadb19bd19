using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KitakyushuDigitalWindow.Web.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Sandbox;

/// <summary>The limits of デジタル認証アプリ that the sandbox imitates, asked without the portal's client.</summary>
public sealed class OpenIdProviderTests(TrialPortal portal) : IClassFixture<TrialPortal>
{
    private const string Verifier = "0123456789012345678901234567890123456789012345";

    [Theory]
    [InlineData("state", 255, HttpStatusCode.OK)]
    [InlineData("state", 256, HttpStatusCode.BadRequest)]
    [InlineData("state", 0, HttpStatusCode.BadRequest)]
    [InlineData("nonce", 256, HttpStatusCode.BadRequest)]
    public async Task Authorize_LengthLimits_AreEnforced(string parameter, int length, HttpStatusCode expected)
    {
        using var browser = new TrialBrowser();
        await browser.OpenAsync(AuthorizeUrl((parameter, new string('a', length))));

        Assert.Equal(expected, browser.Status);
        Assert.Empty(browser.Trail);
    }

    [Theory]
    [InlineData("state", "日本")]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge_method", null)]
    [InlineData("code_challenge", null)]
    [InlineData("redirect_uri", "http://localhost:1/elsewhere")]
    [InlineData("client_id", "somebody")]
    [InlineData("response_type", "id_token")]
    public async Task Authorize_Forbidden_Answers400WithoutRedirect(string parameter, string? value)
    {
        using var browser = new TrialBrowser();
        await browser.OpenAsync(AuthorizeUrl((parameter, value)));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        Assert.Empty(browser.Trail);
    }

    [Fact]
    public async Task Discovery_OfBothRealms_NamesIssuerPathsAndMethods()
    {
        foreach (var realm in (string[])["main", "staff"])
        {
            using var browser = new TrialBrowser();
            var issuer = $"{portal.SandboxUrl}/api/realms/{realm}";
            await browser.OpenAsync(issuer + "/.well-known/openid-configuration");
            var document = JsonDocument.Parse(browser.Body).RootElement;

            Assert.Equal(issuer, document.GetProperty("issuer").GetString());
            Assert.Equal(issuer + "/protocol/openid-connect/auth", document.GetProperty("authorization_endpoint").GetString());
            Assert.Equal(issuer + "/protocol/openid-connect/token", document.GetProperty("token_endpoint").GetString());
            Assert.Equal(issuer + "/protocol/openid-connect/userinfo", document.GetProperty("userinfo_endpoint").GetString());
            Assert.Equal(issuer + "/protocol/openid-connect/certs", document.GetProperty("jwks_uri").GetString());
            Assert.Equal(["private_key_jwt"], Strings(document, "token_endpoint_auth_methods_supported"));
            Assert.Equal(["S256"], Strings(document, "code_challenge_methods_supported"));
            Assert.Equal(["ES256"], Strings(document, "id_token_signing_alg_values_supported"));
        }
    }

    [Theory]
    [InlineData("/protocol/openid-connect/token", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("/elsewhere", HttpStatusCode.BadRequest)]
    public async Task Token_AssertionAudience_IsTokenEndpointOrIssuer(string path, HttpStatusCode expected)
    {
        using var browser = new TrialBrowser();
        await RedeemAsync(browser, await CodeAsync(browser), portal.Key.Assertion("kdwcitizen", portal.Issuer + path, Now));

        Assert.Equal(expected, browser.Status);
    }

    [Fact]
    public async Task Token_ForeignKeyOrNoAssertion_IsRefused()
    {
        var pem = ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("SignIn:PrivateKeyPem", pem)]).Build();
        var stranger = SignInKey.Load(settings, new HostingEnvironment());
        using var browser = new TrialBrowser();
        var code = await CodeAsync(browser);

        await RedeemAsync(browser, code, stranger.Assertion("kdwcitizen", portal.Issuer, Now));
        Assert.NotEqual(HttpStatusCode.OK, browser.Status);
        await RedeemAsync(browser, code, null);
        Assert.NotEqual(HttpStatusCode.OK, browser.Status);
    }

    [Fact]
    public async Task Token_CodeUsedTwice_IsRefused()
    {
        using var browser = new TrialBrowser();
        var code = await CodeAsync(browser);

        await RedeemAsync(browser, code, Assertion());
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        await RedeemAsync(browser, code, Assertion());
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    [Fact]
    public async Task UserInfo_NameScopeOnly_DeliversNothingElse()
    {
        using var browser = new TrialBrowser();
        await RedeemAsync(browser, await CodeAsync(browser, ("scope", "openid name")), Assertion());
        using var tokens = JsonDocument.Parse(browser.Body);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", tokens.RootElement.GetProperty("access_token").GetString());
        using var facts = JsonDocument.Parse(await http.GetStringAsync(portal.Issuer + "/protocol/openid-connect/userinfo"));

        Assert.Equal(["sub", "name"], facts.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("北九　花子", facts.RootElement.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Authorize_ClientOfTheOtherRealm_IsRefused()
    {
        using var browser = new TrialBrowser();
        await browser.OpenAsync(AuthorizeUrl().Replace("/realms/main/", "/realms/staff/", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    private string AuthorizeUrl(params (string Name, string? Value)[] changes)
    {
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        Dictionary<string, string?> query = new(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = "kdwcitizen",
            ["redirect_uri"] = portal.PortalUrl + "/signin-myna",
            ["scope"] = "openid name address birthdate gender",
            ["state"] = "s",
            ["nonce"] = "n",
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
        {
            query[name] = value;
        }

        return QueryHelpers.AddQueryString(portal.Issuer + "/protocol/openid-connect/auth", query);
    }

    private async Task<string> CodeAsync(TrialBrowser browser, params (string Name, string? Value)[] changes)
    {
        await browser.OpenAsync(AuthorizeUrl(changes));
        await browser.PressAsync("北九　花子");
        var callback = browser.Trail.First(u => u.AbsolutePath == "/signin-myna");
        return QueryHelpers.ParseQuery(callback.Query)["code"].ToString();
    }

    private Task RedeemAsync(TrialBrowser browser, string code, string? assertion)
    {
        Dictionary<string, string> form = new(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = "kdwcitizen",
            ["code"] = code,
            ["redirect_uri"] = portal.PortalUrl + "/signin-myna",
            ["code_verifier"] = Verifier,
        };
        if (assertion is not null)
        {
            form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            form["client_assertion"] = assertion;
        }

        return browser.PostAsync(portal.Issuer + "/protocol/openid-connect/token", form);
    }

    private string Assertion() => portal.Key.Assertion("kdwcitizen", portal.Issuer, Now);

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static IEnumerable<string?> Strings(JsonElement document, string property) =>
        document.GetProperty(property).EnumerateArray().Select(v => v.GetString());
}
