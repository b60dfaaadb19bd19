using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>Free text, one line or several. Kept as typed: names must never be normalised (NFC alone changes U+FA19).</summary>
public sealed partial class TextQuestion(QuestionFacts facts) : Question(facts)
{
    private Regex? _pattern;

    /// <summary>In text elements (what a person counts as characters).</summary>
    public required int MaxLength { get; init; }

    public bool IsMultiline { get; init; }

    /// <summary>Codes and numbers: a regular expression for the value after folding widths and removing spaces and hyphens.</summary>
    public string? Pattern { get; init; }

    /// <summary>The pattern is of digits alone: a phone shows its number pad.</summary>
    public bool IsDigits => Pattern is not null && DigitsPattern().IsMatch(Pattern);

    /// <summary>
    /// A pattern of a definition as the engine runs it: in time linear to the text, so that no text and no busy machine makes it time out.
    /// </summary>
    /// <exception cref="ArgumentException">The pattern is none.</exception>
    /// <exception cref="NotSupportedException">It looks around or refers back.</exception>
    public static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return PrefillFrom == "card.name" ? NameColumns.Of(Key, answer.Value) : base.Export(answer);
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today)
    {
        var text = IsMultiline
            ? raw[""].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\t', ' ').Trim()
            : OneLine(raw[""]);
        return ParsedAnswer.Of(new Answer(
            Pattern is null ? text : WidthFolding.WithoutSpacesAndHyphens(WidthFolding.ToHalfWidthAscii(text))));
    }

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (TooLong(Label, answer.Value, MaxLength) is { } tooLong)
        {
            yield return new FieldError("", tooLong);
        }
        else if (HasControl(answer.Value))
        {
            yield return new FieldError("", $"{Label}に使えない文字（制御文字）が入っています。入力し直してください");
        }
        else if (Pattern is not null && !(_pattern ??= Compile(Pattern)).IsMatch(answer.Value))
        {
            yield return new FieldError("", Hint is null ? $"{Label}の桁数と文字を確認して入力してください" : $"{Label}を確認してください。{Hint}");
        }
    }

    [GeneratedRegex(@"^\^(\[0-9\]|\\d)(\{[0-9,]+\}|[+*])?\$$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DigitsPattern();
}

/// <summary>フリガナ: full-width katakana; hiragana and half-width katakana are turned into it.</summary>
public sealed class KanaQuestion(QuestionFacts facts) : Question(facts)
{
    public required int MaxLength { get; init; }

    /// <summary>GIF separates the parts of a person's name by a half-width space.</summary>
    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return PrefillFrom == "profile.nameKana" ? [new(Key + ".fullNameKana", answer.Value.Replace('\u3000', ' '))] : base.Export(answer);
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today) =>
        ParsedAnswer.Of(new Answer(string.Join('\u3000', WidthFolding.ToKatakana(raw[""]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (TooLong(Label, answer.Value, MaxLength) is { } tooLong)
        {
            yield return new FieldError("", tooLong);
        }
        else if (!answer.Value.All(c => c is (>= 'ァ' and <= 'ヺ') or 'ー' or '・' or '　'))
        {
            yield return new FieldError("", $"{Label}はカタカナで入力してください");
        }
    }
}

/// <summary>電話番号: any width, with or without hyphens; kept in the form 093-582-2525.</summary>
public sealed class PhoneQuestion(QuestionFacts facts) : Question(facts)
{
    private string FormatMessage => $"{Label}は市外局番から10桁か11桁の数字で入力してください";

    /// <summary>As DS-445 writes it: (093)582-2525, 090-1234-5678.</summary>
    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return [new(Key + ".contactPointPhoneNumber", PhoneNumber.TryParse(answer.Value, out var phone) ? phone.ToGif() : answer.Value)];
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today) => PhoneNumber.TryParse(raw[""], out var phone)
        ? ParsedAnswer.Of(new Answer(phone.ToString()!))
        : ParsedAnswer.Of("", FormatMessage);

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!PhoneNumber.TryParse(answer.Value, out _))
        {
            yield return new FieldError("", FormatMessage);
        }
    }
}

/// <summary>メールアドレス: full-width letters are accepted.</summary>
public sealed class EmailQuestion(QuestionFacts facts) : Question(facts)
{
    /// <summary>Input of the six digits that were sent to the address; no part of the answer.</summary>
    public const string CodeField = "code";

    private string FormatMessage => $"{Label}は name@example.jp の形で入力してください";

    /// <summary>The person proves by a code that mail to this address reaches them; false for the address of somebody else.</summary>
    public bool NeedsCode { get; init; } = true;

    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return [new(Key + ".contactPointEmailAddress", answer.Value)];
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today) => EmailAddress.TryParse(raw[""], out var email)
        ? ParsedAnswer.Of(new Answer(email.ToString()!))
        : ParsedAnswer.Of("", FormatMessage);

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!EmailAddress.TryParse(answer.Value, out _))
        {
            yield return new FieldError("", FormatMessage);
        }
    }
}
