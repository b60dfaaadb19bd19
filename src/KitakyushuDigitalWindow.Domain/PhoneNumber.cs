using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain;

/// <summary>電話番号 in Japan, kept as <c>093-582-2525</c>, <c>090-1234-5678</c>, <c>0120-123-456</c>. Typed in any width, with
/// spaces, hyphens, brackets or +81.</summary>
public sealed partial record PhoneNumber
{
    public const int MaxLength = 13;
    private const int LongestInput = 40;

    // 市外局番 whose length is certain from their first digits (総務省 電気通信番号計画); longer ones first.
    // For all others the writer's own hyphens decide.
    private static readonly string[] _areaCodes =
        ["0920", "0930", "0940", "0942", "0943", "0944", "0946", "0947", "0948", "0949", "092", "093", "03", "06"];

    private PhoneNumber(string value) => Value = value;

    /// <summary>Digits with hyphens; without hyphens where the length of the area code is not known.</summary>
    public string Value { get; }

    /// <summary>携帯電話 (070, 080, 090): it takes short messages.</summary>
    public bool IsMobile => Value is ['0', '7' or '8' or '9', '0', '-', ..];

    /// <summary>False when the text is not a Japanese telephone number of 10 or 11 digits (short numbers such as 110 are not).</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestInput)
        {
            return false;
        }

        var folded = WidthFolding.ToHalfWidthAscii(text).Trim().Replace('ー', '-').Replace('ｰ', '-');
        folded = folded.StartsWith('+') ? CountryCode().Replace(folded, "0") : folded;
        var groups = new string([.. folded.Select(c => IsSeparator(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var digits = string.Concat(groups);
        if (!digits.All(char.IsAsciiDigit) || Format(digits, groups) is not { } value)
        {
            return false;
        }

        number = new PhoneNumber(value);
        return true;
    }

    public override string ToString() => Value;

    /// <summary>The form of DS-445 (GIF): the area code of a fixed line in brackets, <c>(093)582-2525</c>; all else as <see cref="Value"/>.</summary>
    public string ToGif() => Value.Split('-') is [var area, var office, var line] && area is not ("0120" or "0570" or "0800") && area.Length + office.Length == 6
        ? $"({area}){office}-{line}"
        : Value;

    /// <summary>Without a regular expression: every step of a form checks the number again.</summary>
    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or '-' or (>= '\u2010' and <= '\u2015') or '\u2212';

    private static string? Format(string digits, string[] groups) => digits switch
    {
        ['0', '5' or '6' or '7' or '8' or '9', '0', not '0', ..] => digits.Length == 11 ? Group(digits, 3, 4) : null,
        ['0', '8', '0', '0', ..] => digits.Length == 11 ? Group(digits, 4, 3) : null,
        _ when digits.Length != 10 => null,
        ['0', '1', '2', '0', ..] or ['0', '5', '7', '0', ..] => Group(digits, 4, 3),
        ['0', not '0', ..] => FormatFixed(digits, groups),
        _ => null,
    };

    private static string FormatFixed(string digits, string[] groups)
    {
        if (_areaCodes.FirstOrDefault(code => digits.StartsWith(code, StringComparison.Ordinal)) is { } known)
        {
            return Group(digits, known.Length, 6 - known.Length);
        }

        return groups is [{ Length: >= 2 and <= 5 }, { Length: >= 1 }, { Length: 4 }] ? string.Join('-', groups) : digits;
    }

    private static string Group(string digits, int first, int second) =>
        $"{digits[..first]}-{digits.Substring(first, second)}-{digits[(first + second)..]}";

    [GeneratedRegex(@"^\+\s*81[\s-]*(\(0\)|0)?[\s-]*\(?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CountryCode();
}
