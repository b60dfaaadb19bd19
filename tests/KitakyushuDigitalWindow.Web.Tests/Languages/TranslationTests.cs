using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.Infrastructure.Translations;
using KitakyushuDigitalWindow.UseCases.Procedures;
using KitakyushuDigitalWindow.Web.Languages;

namespace KitakyushuDigitalWindow.Web.Tests.Languages;

/// <summary>The translation files themselves: complete for the procedures that are used most, about nothing that is not there, and well written.</summary>
public partial class TranslationTests
{
    /// <summary>Longer sentences are hard to read for people who are learning Japanese.</summary>
    private const int MaxSentence = 50;

    private static readonly ShippedTranslations _shipped = new();
    private static readonly TextBooks _books = new(_shipped);
    private static readonly LanguageChoice _english = new(SiteLanguage.English, true, false);
    private static readonly LanguageChoice _easy = new(SiteLanguage.Easy, true, true);
    private static readonly string[] _sharedBooks = [TextBooks.Shell, TextBooks.Common, TextBooks.Guide];

    private static readonly Dictionary<string, ProcedureDefinition> _definitions =
        DefinitionImport.Shipped().ToDictionary(s => s.Id, s => DefinitionImport.Read(s.Json));

    /// <summary>The ten that are used most, and the one that follows.</summary>
    public static TheoryData<string> Translated =>
    [
        "resident-record-copy", "moving-out-notification", "moving-in-visit-reservation", "national-health-insurance-join",
        "child-allowance-certification", "child-medical-certificate", "pregnancy-notification", "income-tax-certificate",
        "my-number-card-pickup", "bulky-waste-collection", "dog-registration",
    ];

    [Theory]
    [MemberData(nameof(Translated))]
    public void Procedure_EveryTextThatACitizenReads_IsTranslatedTwice(string id)
    {
        foreach (var text in TextsOf(_definitions[id]).Distinct())
        {
            Assert.True(_books.Find(_english, id, text) is not null, $"{id}, en: {text}");
            Assert.True(_books.Find(_easy, id, text) is not null, $"{id}, easy: {text}");
        }
    }

    [Fact]
    public void Procedure_EveryTranslation_IsOfATextOfTheDefinition()
    {
        foreach (var (language, book) in _shipped.Books.Where(b => !_sharedBooks.Contains(b.Book)))
        {
            Assert.True(_definitions.TryGetValue(book, out var definition), $"{language}/{book} is no procedure");
            var there = TextsOf(definition!).Concat(MadeTexts(definition!)).Select(WithoutNumbers).ToHashSet();
            Assert.All(_shipped.Find(language, book)!.Texts.Keys, text => Assert.True(there.Contains(WithoutNumbers(text)), $"{language}/{book}: {text}"));
        }
    }

    [Fact]
    public void Books_AreTheSameInBothLanguages()
    {
        Assert.NotEmpty(_shipped.Books);
        foreach (var book in _shipped.Books.Select(b => b.Book).Distinct())
        {
            Assert.Equal(_shipped.Find("en", book)!.Texts.Keys.Order(StringComparer.Ordinal), _shipped.Find("easy", book)!.Texts.Keys.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Texts_NameOnlyTheirOwnNumbersAndNames()
    {
        foreach (var (where, japanese, text) in All())
        {
            var known = Placeholder().Matches(WithoutNumbers(japanese)).Select(m => m.Value).ToHashSet();
            Assert.All(Placeholder().Matches(text), m => Assert.True(known.Contains(m.Value), $"{where}: {m.Value} in {text}"));
        }
    }

    [Fact]
    public void English_HasNoReadingsAndNoJapaneseButExamples() => Assert.All(All().Where(t => t.Where.StartsWith("en/", StringComparison.Ordinal)), t =>
    {
        Assert.DoesNotContain('|', t.Text);
        Assert.True(!Japanese().IsMatch(t.Text) || t.Japanese.Contains('例', StringComparison.Ordinal) || t.Japanese.Contains('「', StringComparison.Ordinal), $"{t.Where}: {t.Text}");
    });

    [Fact]
    public void Easy_EveryKanji_HasAReadingInKana() => Assert.All(All().Where(t => t.Where.StartsWith("easy/", StringComparison.Ordinal)), t =>
    {
        Assert.NotNull(RubyText.Parse(t.Text, withRuby: true)); // throws when a brace is not closed
        Assert.False(Kanji().IsMatch(Ruby().Replace(t.Text, "")), $"{t.Where}: no reading: {t.Text}");
        foreach (Match ruby in Ruby().Matches(t.Text))
        {
            Assert.True(Kanji().IsMatch(ruby.Groups["text"].Value), $"{t.Where}: nothing to read: {ruby.Value}");
            Assert.True(Reading().IsMatch(ruby.Groups["reading"].Value), $"{t.Where}: no reading: {ruby.Value}");
        }
    });

    [Fact]
    public void Easy_Sentences_AreShortAndSayItStraight() => Assert.All(All().Where(t => t.Where.StartsWith("easy/", StringComparison.Ordinal)), t =>
    {
        var plain = RubyText.Parse(t.Text, withRuby: false).Plain;
        Assert.All(plain.Split('。', '？', '！'), s => Assert.True(s.Length <= MaxSentence, $"{t.Where}: {s.Length} characters: {s}"));
        Assert.False(DoubleNegative().IsMatch(plain), $"{t.Where}: double negative: {plain}");
    });

    [Fact]
    public void Checks_OfEasyJapanese_FindWhatTheyAreFor()
    {
        Assert.Matches(DoubleNegative(), "届けを出さなければなりません");
        Assert.Matches(DoubleNegative(), "行かないといけません");
        Assert.Matches(Kanji(), Ruby().Replace("{市|し}の窓口", ""));
        Assert.DoesNotMatch(Kanji(), Ruby().Replace("{市|し}の{窓口|まどぐち}", ""));
        Assert.DoesNotMatch(Reading(), "市");
        Assert.Throws<FormatException>(() => RubyText.Parse("{市|し", withRuby: true));
        Assert.Throws<FormatException>(() => RubyText.Parse("{市|}", withRuby: true));
        Assert.Throws<FormatException>(() => RubyText.Parse("市|し}", withRuby: true));
    }

    private static IEnumerable<(string Where, string Japanese, string Text)> All() =>
        from b in _shipped.Books
        from text in _shipped.Find(b.Language, b.Book)!.Texts
        select ($"{b.Language}/{b.Book}", text.Key, text.Value);

    /// <summary>What the page of the procedure and its form show.</summary>
    private static IEnumerable<string> TextsOf(ProcedureDefinition d) => new[]
        {
            d.Name, d.ShortName, d.Filer, d.Eligibility, d.ResultDocument, d.LegalBasis, d.Deadline.Text, d.Deadline.From, d.OnlineNote, d.Note, d.Section.Name,
            ProcedureText.FeeOf(d.Fee), ProcedureText.FeeNoteOf(d.Fee), ProcedureText.PeriodOf(d.Processing),
        }.OfType<string>()
        .Concat(d.Declarations.Select(x => x.Label))
        .Concat(d.Fee.Lines.Select(l => l.Label)).Concat(d.Fee.Reductions.Select(r => r.Label))
        .Concat(d.Form.Pages.SelectMany(TextsOf));

    private static IEnumerable<string> TextsOf(FormPage page) => new[] { page.Section, page.Title }.Concat(page.Exit?.Text.Split('\n') ?? [])
        .Concat(page.Rules.Select(r => r.Message))
        .Concat(page.Questions.SelectMany(q => TextsOf(q)));

    private static IEnumerable<string> TextsOf(Question question)
    {
        IEnumerable<string?> own = [question.Label, question.Hint, question.Asks ? question.PurposeOfUse : null];
        return own.OfType<string>().Concat(question switch
        {
            ChoiceQuestion choice => choice.Options.Select(o => o.Label),
            CheckboxesQuestion boxes => boxes.Options.Select(o => o.Label),
            FileQuestion { When: { } when } => [when],
            RepeatQuestion repeat => repeat.Pages.SelectMany(TextsOf).Append(repeat.ItemLabel),
            _ => [],
        });
    }

    /// <summary>Texts that a page makes of those of the definition.</summary>
    private static IEnumerable<string> MadeTexts(ProcedureDefinition d) =>
        d.Form.Questions.OfType<RepeatQuestion>().Select(r => r.RowLabel(1)).Concat(new[] { d.Fee.Per, d.Fee.Note }.OfType<string>());

    private static string WithoutNumbers(string text)
    {
        var count = 0;
        return Number().Replace(text, m => text[..m.Index].EndsWith('{') ? m.Value : $"{{{count++}}}");
    }

    [GeneratedRegex(@"\{([0-9]|label|n|q[a-z])\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\d+(,\d+)*", RegexOptions.ECMAScript, 5000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Japanese();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}々]", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Kanji();

    [GeneratedRegex(@"\{(?<text>[^{}|]+)\|(?<reading>[^{}|]+)\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Ruby();

    [GeneratedRegex(@"^[\p{IsHiragana}\p{IsKatakana}]+$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Reading();

    [GeneratedRegex("なければ(なら|なり|いけ)|ないと(いけ|なら|なり|でき)|なくては|ないわけ|ずには|ないことはな|なくは(な|あり)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex DoubleNegative();
}
