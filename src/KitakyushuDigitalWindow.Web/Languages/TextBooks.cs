using System.Collections.Concurrent;
using System.Text;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Web.Languages;

/// <summary>The translations, ready to be written: each text is taken apart once.</summary>
public sealed class TextBooks(ITranslations translations)
{
    /// <summary>Words of the frame and of the pages themselves.</summary>
    public const string Shell = "shell";

    /// <summary>What many procedures say: 区役所, はい, 氏名.</summary>
    public const string Common = "common";

    /// <summary>ネットで手続きガイド.</summary>
    public const string Guide = "guide";

    /// <summary>What is put behind the label of a question that may be left empty.</summary>
    private const string Optional = "（任意）";

    private readonly ConcurrentDictionary<(string Markup, bool WithRuby), RubyText> _parsed = new();

    public Translation? Find(SiteLanguage language, string book)
    {
        ArgumentNullException.ThrowIfNull(language);
        return translations.Find(language.Code, book);
    }

    /// <summary>The translation of a text, looked for in this book and then in those of all; null when there is none.</summary>
    public RubyText? Find(LanguageChoice choice, string? book, string japanese)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(japanese);
        if (Markup(choice.Language, book, japanese) is { } exact)
        {
            return Parsed(exact, choice.HasRuby);
        }

        return MarkupOf(choice.Language, book, japanese) is { } found ? RubyText.Parse(found, choice.HasRuby) : null;
    }

    /// <summary>
    /// The translation of a message that names its question: 「氏名を入力してください」 is found as 「{label}を入力してください」.
    /// </summary>
    public RubyText? FindMessage(LanguageChoice choice, string? book, string message, string label)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentException.ThrowIfNullOrEmpty(label);
        if (Find(choice, book, message) is { } whole)
        {
            return whole;
        }

        var at = message.IndexOf(label, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var (pattern, numbers) = WithoutNumbers(message[..at] + "{label}" + message[(at + label.Length)..]);
        var name = MarkupOf(choice.Language, book, label) ?? (choice.Language.Lang == SiteLanguage.Japanese.Lang ? label : null);
        return name is not null && Markup(choice.Language, book, pattern) is { } found
            ? RubyText.Parse(Fill(found, numbers).Replace("{label}", name, StringComparison.Ordinal), choice.HasRuby)
            : null;
    }

    private RubyText Parsed(string markup, bool withRuby) => _parsed.GetOrAdd((markup, withRuby), key => RubyText.Parse(key.Markup, key.WithRuby));

    private string? MarkupOf(SiteLanguage language, string? book, string japanese)
    {
        if (Markup(language, book, japanese) is { } exact)
        {
            return exact;
        }

        var (pattern, numbers) = WithoutNumbers(japanese);
        if (numbers.Count > 0 && Markup(language, book, pattern) is { } found)
        {
            return Fill(found, numbers);
        }

        if (japanese.EndsWith(Optional, StringComparison.Ordinal))
        {
            return MarkupOf(language, book, japanese[..^Optional.Length]) is { } stem && Markup(language, book, Optional) is { } optional ? stem + optional : null;
        }

        return japanese.Contains('「', StringComparison.Ordinal) ? Quoting(language, book, japanese) : null;
    }

    /// <summary>「引っ越し」の手続き is found as 「{qa}」の手続き, and what is quoted by itself; a question also without its mark.</summary>
    private string? Quoting(SiteLanguage language, string? book, string japanese)
    {
        var pattern = new StringBuilder(japanese.Length);
        var quoted = new List<string>();
        for (var at = 0; at < japanese.Length;)
        {
            var open = japanese.IndexOf('「', at);
            var close = open < 0 ? -1 : japanese.IndexOf('」', open);
            if (close < 0)
            {
                pattern.Append(japanese, at, japanese.Length - at);
                break;
            }

            var inside = japanese[(open + 1)..close];
            var found = MarkupOf(language, book, inside) ?? MarkupOf(language, book, inside + "？") ?? MarkupOf(language, book, inside + "。");
            if (found is null && language.Lang != SiteLanguage.Japanese.Lang)
            {
                return null;
            }

            pattern.Append(japanese, at, open + 1 - at).Append(Place(quoted.Count)).Append('」');
            quoted.Add((found ?? inside).TrimEnd('？', '?', '。', '.'));
            at = close + 1;
        }

        var (key, numbers) = WithoutNumbers(pattern.ToString());
        if (quoted.Count == 0 || Markup(language, book, key) is not { } markup)
        {
            return null;
        }

        markup = Fill(markup, numbers);
        for (var i = 0; i < quoted.Count; i++)
        {
            markup = markup.Replace(Place(i), quoted[i], StringComparison.Ordinal);
        }

        return markup;
    }

    /// <summary>A letter, because digits stand for the numbers of a text.</summary>
    private static string Place(int index) => $"{{q{(char)('a' + index)}}}";

    private string? Markup(SiteLanguage language, string? book, string japanese)
    {
        foreach (var name in (ReadOnlySpan<string?>)[book, Shell, Common, Guide])
        {
            if (name is not null && translations.Find(language.Code, name) is { } found && found.Texts.TryGetValue(japanese, out var markup))
            {
                return markup;
            }
        }

        return null;
    }

    /// <summary>約15分 → 約{0}分 and 15.</summary>
    private static (string Pattern, IReadOnlyList<string> Numbers) WithoutNumbers(string text)
    {
        var pattern = new StringBuilder(text.Length);
        var numbers = new List<string>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                pattern.Append(text[at]);
                continue;
            }

            var start = at;
            while (at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || (text[at + 1] == ',' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]))))
            {
                at++;
            }

            pattern.Append('{').Append(numbers.Count).Append('}');
            numbers.Add(text[start..(at + 1)]);
        }

        return (pattern.ToString(), numbers);
    }

    private static string Fill(string markup, IReadOnlyList<string> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            markup = markup.Replace($"{{{i}}}", numbers[i], StringComparison.Ordinal);
        }

        return markup;
    }
}
