using System.Net;
using AngleSharp.Dom;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Languages;

/// <summary>What pages in other languages show: translations, the official Japanese beside them in forms, and Japanese that says it is Japanese.</summary>
public sealed class LanguagePageTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_TranslatedProcedure_IsEnglishWithDateAndSaysWhatGoverns()
    {
        var page = await HtmlForm.PageAsync(_app.Anonymous(), "/en/procedures/resident-record-copy");

        Assert.Equal("Request for a copy of a resident record (juminhyo)", page.QuerySelector("h1")!.TextContent);
        var facts = page.QuerySelector(".kdw-facts")!.TextContent;
        Assert.Contains("300 yen per copy", facts, StringComparison.Ordinal);
        Assert.Contains("about 2 days", facts, StringComparison.Ordinal);
        Assert.Contains("住民票の写しの交付請求", page.QuerySelector("main [lang=ja]")!.TextContent, StringComparison.Ordinal);
        var note = page.QuerySelector(".kdw-languages")!.TextContent;
        Assert.Contains("Translated on 25 November 2026", note, StringComparison.Ordinal);
        Assert.Contains("the Japanese text governs", note, StringComparison.Ordinal);
        Assert.Equal(["ja", "ja"], page.QuerySelectorAll(".kdw-languages a").Select(a => a.GetAttribute("lang")));
        AssertJapaneseIsMarked(page);
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/en/procedures")]
    [InlineData("/en/procedures?by=life")]
    [InlineData("/en/procedures?q=%E5%BC%95%E8%B6%8A%E3%81%97")]
    [InlineData("/en/procedures/nursery-application")]
    [InlineData("/en/procedures/disaster-victim-certificate")]
    [InlineData("/en/help")]
    [InlineData("/en/terms")]
    public async Task Get_EnglishPage_MarksWhatIsJapanese(string url)
    {
        using var client = _app.Anonymous();

        var page = await HtmlForm.PageAsync(client, url);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        AssertJapaneseIsMarked(page);
    }

    [Fact]
    public async Task Get_UntranslatedProcedure_IsJapaneseInAnEnglishFrame()
    {
        var page = await HtmlForm.PageAsync(_app.Anonymous(), "/en/procedures/nursery-application");

        Assert.Matches("^[A-Za-z ]+$", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("has not been translated yet", page.QuerySelector("main .kdw-inset")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ja", page.QuerySelector(".kdw-lead span[lang]")!.GetAttribute("lang"));
        Assert.DoesNotContain("Translated on", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EasyProcedure_HasReadingsThatCanBeSwitchedOff()
    {
        using var client = _app.Anonymous();
        var page = await HtmlForm.PageAsync(client, "/easy/procedures/moving-out-notification");
        var japanese = await HtmlForm.PageAsync(_app.Anonymous(), "/procedures/moving-out-notification");

        var ruby = page.QuerySelector("h1 ruby")!;
        Assert.Equal("転出届（てんしゅつとどけ）", ruby.TextContent);
        Assert.Equal("てんしゅつとどけ", ruby.QuerySelector("rt")!.TextContent);
        Assert.Equal(["（", "）"], ruby.QuerySelectorAll("rp").Select(r => r.TextContent));
        Assert.DoesNotContain("{", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("（", page.Title!, StringComparison.Ordinal);
        Assert.Empty(japanese.QuerySelectorAll("ruby"));
        Assert.Empty(japanese.QuerySelectorAll(".kdw-ruby"));

        using var off = await client.GetAsync(new Uri(page.QuerySelector(".kdw-ruby a")!.GetAttribute("href")!, UriKind.Relative));
        var without = await HtmlForm.PageAsync(client, off.Headers.Location!.ToString());
        Assert.Empty(without.QuerySelectorAll("ruby"));
        Assert.Equal("転出届〈別の市にひっこす届け〉", without.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Get_FormPageInEnglish_ShowsTheOfficialLabelBelowTheTranslation()
    {
        using var client = await EnglishAsync();
        var draft = await _app.AddAsync(procedureId: "resident-record-copy", choose: new Dictionary<string, string> { ["requester"] = "self" });

        var page = await HtmlForm.PageAsync(client, $"/apply/{draft}/copies");

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        var official = page.QuerySelector("h1 [lang=ja]")!.TextContent;
        Assert.Equal(await TitleAsync(draft), official);
        Assert.Matches("^[A-Za-z (),]+$", page.QuerySelector("h1")!.TextContent.Replace(official, "", StringComparison.Ordinal));
        var copies = page.QuerySelector("label[for=q-copies]")!;
        Assert.Equal("Number of copies通数", copies.TextContent);
        Assert.Equal("通数", copies.QuerySelector("[lang=ja]")!.TextContent);
        Assert.Contains("Do not show it記載しない", page.QuerySelectorAll(".kdw-choice").Select(c => c.TextContent.Trim()));
        Assert.Contains("By law, a copy that shows My Number", page.QuerySelector("#q-showMyNumber-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("This form is an official document in Japanese", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        AssertJapaneseIsMarked(page);
    }

    [Fact]
    public async Task Post_WrongInEnglish_SaysSoInBothAndKeepsWhatWasTyped()
    {
        using var client = await EnglishAsync();
        var draft = await _app.AddAsync(procedureId: "resident-record-copy", choose: new Dictionary<string, string> { ["requester"] = "self" });
        var form = await HtmlForm.GetAsync(client, $"/apply/{draft}/copies");

        using var response = await form.Type("copies", "many").Type("showHonseki", "yes").PostAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.StartsWith("There is a problem with your answers (", page.QuerySelector(".kdw-error-summary h2")!.TextContent, StringComparison.Ordinal);
        var line = page.QuerySelector(".kdw-error-summary a[href='#q-copies']")!;
        Assert.Equal("Please enter a number: Number of copies通数は数字で入力してください", line.TextContent);
        Assert.Equal("通数は数字で入力してください", line.QuerySelector("[lang=ja]")!.TextContent);
        Assert.Equal("many", page.QuerySelector("#q-copies")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("input[name=showHonseki][value=yes]")!.HasAttribute("checked"));
        AssertJapaneseIsMarked(page);
    }

    [Fact]
    public async Task Get_CheckPageInEnglish_TranslatesChoicesAndKeepsWhatWasTyped()
    {
        using var client = await EnglishAsync();
        var draft = await _app.AddAsync(procedureId: "resident-record-copy", choose: new Dictionary<string, string> { ["requester"] = "self", ["scope"] = "all" });

        var page = await HtmlForm.PageAsync(client, $"/apply/{draft}/check");

        var rows = page.QuerySelectorAll("main dl > div").ToDictionary(d => d.QuerySelector("dt")!.TextContent, d => d.QuerySelector("dd")!.TextContent.Trim());
        Assert.Equal("All members of the household世帯全員", rows["Whom should the copy show?証明の範囲"]);
        Assert.Equal("Send the application", page.QuerySelectorAll("main form button")[^1].TextContent);
        Assert.Contains("What I have entered is true入力した内容は事実と相違ありません", page.QuerySelector("main form")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FormPageInJapanese_IsAsBefore()
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync(procedureId: "resident-record-copy", choose: new Dictionary<string, string> { ["requester"] = "self" });

        var page = await HtmlForm.PageAsync(client, $"/apply/{draft}/copies");

        Assert.Equal(await TitleAsync(draft), page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".kdw-official, .kdw-languages, main [lang], ruby"));
    }

    [Fact]
    public async Task Get_PageThatIsNotTranslated_SharesItsPartsInJapanese()
    {
        using var client = await EnglishAsync();

        var page = await HtmlForm.PageAsync(client, "/my/applications");

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("ja", page.QuerySelector("h1")!.Closest("[lang]")!.GetAttribute("lang"));
        Assert.Contains("It is shown in Japanese", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        AssertJapaneseIsMarked(page);
    }

    /// <summary>The title of the page with the copies, as the draft's version of the definition has it.</summary>
    private async Task<string> TitleAsync(Guid draft)
    {
        var version = await _app.WithDbAsync(db => db.Applications.Where(a => a.Id == draft).Select(a => a.ProcedureVersionId).SingleAsync());
        var procedure = await _app.Services.GetRequiredService<IPublishedProcedures>().OfVersionAsync(version, CancellationToken.None);
        return procedure.Definition.Form.Pages.Single(p => p.Id == "copies").Title;
    }

    private async Task<HttpClient> EnglishAsync()
    {
        var client = await _app.AsCitizenAsync();
        using var choose = await client.GetAsync(new Uri("/en/help", UriKind.Relative));
        return client;
    }

    /// <summary>Every piece of Japanese stands under <c>lang="ja"</c>. A list's options and an answer's value cannot be told apart in it.</summary>
    private static void AssertJapaneseIsMarked(IDocument page)
    {
        var unmarked = page.Body!.Descendants<IText>()
            .Where(t => t.Data.Any(c => c is >= 'ぁ' and <= 'ヿ' or >= '一' and <= '鿿'))
            .Where(t => t.ParentElement!.LocalName is not ("option" or "textarea" or "script" or "noscript") && t.ParentElement.Closest(".kdw-input--fixed, dd") is null)
            .Where(t => t.ParentElement!.Closest("[lang]")!.GetAttribute("lang") != "ja")
            .Select(t => t.Data.Trim()).ToList();
        Assert.True(unmarked.Count == 0, string.Join('\n', unmarked));
    }
}
