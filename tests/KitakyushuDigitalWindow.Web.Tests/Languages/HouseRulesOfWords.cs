using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Infrastructure.Translations;
using KitakyushuDigitalWindow.Web.Languages;

namespace KitakyushuDigitalWindow.Web.Tests.Languages;

/// <summary>A page that says that its words are translated keeps its word.</summary>
public partial class HouseRulesOfWords
{
    private static readonly TextBooks _books = new(new ShippedTranslations());

    private static readonly LanguageChoice[] _choices = [new(SiteLanguage.English, true, false), new(SiteLanguage.Easy, true, true)];

    private const string Name = "氏名";

    /// <summary>Parts that translated pages share.</summary>
    private static readonly string[] _shared = ["/Pages/Shared/", "/Pages/Apply/_"];

    /// <summary>Office addresses stay Japanese: taxis and maps know them so. The example of a date is made of numbers alone.</summary>
    private static readonly string[] _elsewhere = ["北九州市", "例　{Model.Example}"];

    [Fact]
    public void Words_OfTranslatedPages_AreInBothLanguages()
    {
        var literals = (
            from file in SourceTree.Files("src/KitakyushuDigitalWindow.Web", ".cshtml")
            where file.Text.Contains("T.Use(", StringComparison.Ordinal) || Array.Exists(_shared, s => file.Path.Contains(s, StringComparison.Ordinal))
            from call in Call().Matches(file.Text).Concat(ViewData().Matches(file.Text))
            from Match literal in Literal().Matches(call.Value)
            let text = literal.Groups["text"].Value
            where Japanese().IsMatch(text) && !_elsewhere.Contains(text) && !text.EndsWith("（任意）", StringComparison.Ordinal)
            select (file.Path, Text: text)).ToList();

        Assert.True(literals.Count > 200, "the scan finds nothing");
        SourceTree.AssertNone(
            from literal in literals
            from choice in _choices
            where !IsThere(choice, literal.Text)
            select $"{literal.Path}: {choice.Language.Code} has not: {literal.Text}");
    }

    /// <summary>A name in front of the words, or a number in them, is found by its pattern.</summary>
    private static bool IsThere(LanguageChoice choice, string text) =>
        Array.Exists(["1", Name], hole => Array.Exists(
            [Hole().Replace(QuotedHole().Replace(text, $"「{Name}」"), hole), Hole().Replace(text, hole), Hole().Replace(Hole().Replace(text, "1", 1), hole), Name + Hole().Replace(text, hole)],
            filled => _books.FindMessage(choice, TextBooks.Guide, filled, Name) is not null));

    [GeneratedRegex(@"\bT(\[|\.(Plain|PlainAbout|WithOfficial|About|Message)\()[^<;]*?[\])](?=[^""]*$|[^""]*?[<;@ ])", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Call();

    [GeneratedRegex(@"ViewData\[""(Title|BackText|Description)""\] = [^;]*;", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ViewData();

    [GeneratedRegex(@"""(?<text>[^""]*)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]{2,}\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"「\{[^{}]{2,}\}」", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex QuotedHole();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Japanese();
}
