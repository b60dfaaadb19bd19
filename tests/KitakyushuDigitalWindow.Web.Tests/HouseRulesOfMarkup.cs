using System.Text.RegularExpressions;

namespace KitakyushuDigitalWindow.Web.Tests;

/// <summary>House rule 10 (no inline script or style, so that the content security policy needs no exception) and the words of the design guide.</summary>
public partial class HouseRulesOfMarkup
{
    private static readonly string[] _words = ["正しく入力してください", "エラーが発生しました", "※"];

    [Fact]
    public void Pages_HaveNoInlineScriptOrStyle() => SourceTree.AssertNone(SourceTree.Find(
        SourceTree.Files("src/KitakyushuDigitalWindow.Web", ".cshtml"),
        @"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[""']|javascript:|<script\b(?![^>]*\ssrc=)|\shref\s*=\s*[""']#[""']"));

    [Fact]
    public void Pages_LoadNothingFromElsewhere() => SourceTree.AssertNone(SourceTree.Find(
        [.. SourceTree.Files("src/KitakyushuDigitalWindow.Web", ".cshtml"), .. SourceTree.Files("src/KitakyushuDigitalWindow.Web/wwwroot", ".css"), .. SourceTree.Files("src/KitakyushuDigitalWindow.Web/wwwroot", ".js")],
        @"(src|action)\s*=\s*[""'](https?:)?//|<link\b[^>]*href=[""'](https?:)?//|url\(\s*[""']?(https?:)?//|@import"));

    /// <summary>But for the preview of a letter, which is the letter's own markup (Documents/LetterHtml encodes every text in it).</summary>
    [Fact]
    public void Code_WritesNoRawHtml() => SourceTree.AssertNone(SourceTree.Find(
        [.. SourceTree.Files("src/KitakyushuDigitalWindow.Web", ".cshtml"), .. SourceTree.Files("src/KitakyushuDigitalWindow.Web", ".cs")], @"Html\.Raw\(|new HtmlString\(")
        .Where(found => !found.Contains("new HtmlString(view.Html(", StringComparison.Ordinal)));

    [Fact]
    public void Words_ForbiddenByTheDesignGuide_StandNowhere() => SourceTree.AssertNone(
        from file in (IEnumerable<(string Path, string Text)>)
            [.. SourceTree.Files("src", ".cshtml"), .. SourceTree.Files("src", ".cs"), .. SourceTree.Files("src", ".json"), .. SourceTree.Files("src", ".js")]
        from word in _words
        where file.Text.Contains(word, StringComparison.Ordinal)
        select $"{file.Path}: {word}");

    [Fact]
    public void Forms_ThatPost_LeaveCheckingToTheServer() => SourceTree.AssertNone(
        from file in SourceTree.Files("src/KitakyushuDigitalWindow.Web", ".cshtml")
        from Match form in PostForm().Matches(file.Text)
        where form.Value.Contains("kdw-form", StringComparison.Ordinal) && !form.Value.Contains("novalidate", StringComparison.Ordinal)
        select $"{file.Path}: {form.Value} needs novalidate (the browser's own messages are not ours)");

    [GeneratedRegex(@"<form\b[^>]*method=""post""[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex PostForm();
}
