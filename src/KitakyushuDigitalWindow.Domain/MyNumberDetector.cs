using System.Text;
using System.Text.RegularExpressions;

namespace KitakyushuDigitalWindow.Domain;

/// <summary>Finds and masks マイナンバー in free text, file names and logs: the portal never keeps one.
/// One in ten runs of 12 digits is valid by chance, so our own numbers are never bare digits.</summary>
public static partial class MyNumberDetector
{
    /// <summary>Put in place of a whole run, separators included.</summary>
    public const string MaskText = "************";

    public static bool IsFoundIn(string text) => Runs(text).Count > 0;

    /// <summary>The text with every valid number masked; the same text when there is none.</summary>
    public static string Mask(string text)
    {
        var runs = Runs(text);
        if (runs.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var from = 0;
        foreach (var run in runs)
        {
            masked.Append(text.AsSpan(from, run.Start.Value - from)).Append(MaskText);
            from = run.End.Value;
        }

        return masked.Append(text.AsSpan(from)).ToString();
    }

    /// <summary>12 half-width digits with a right check digit (総務省令第85号 5条); all zeros pass the formula and are refused.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 12 || digits.IndexOfAnyExceptInRange('0', '9') >= 0 || digits.IndexOfAnyExcept('0') < 0)
        {
            return false;
        }

        var sum = 0;
        for (var n = 1; n <= 11; n++)
        {
            sum += (digits[11 - n] - '0') * (n <= 6 ? n + 1 : n - 5);
        }

        var rest = sum % 11;
        return digits[11] - '0' == (rest <= 1 ? 0 : 11 - rest);
    }

    private static List<Range> Runs(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var runs = new List<Range>();
        var folded = Fold(text);
        var match = TwelveDigits().Match(folded);
        while (match.Success)
        {
            if (IsValid(string.Concat(match.Value.Where(char.IsAsciiDigit))))
            {
                var start = match.Index;
                if (runs.Count > 0 && runs[^1].End.Value > start)
                {
                    start = runs[^1].Start.Value;
                    runs.RemoveAt(runs.Count - 1);
                }

                runs.Add(new Range(start, match.Index + match.Length));
            }

            // Runs may overlap: 5678-3333-9832-0567-3214 ends in a number. Where two overlap, both are masked as one.
            match = TwelveDigits().Match(folded, match.Index + 1);
        }

        return runs;
    }

    /// <summary>Full-width digits and hyphen to ASCII, one for one, so that positions stay those of the original.</summary>
    private static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] switch
            {
                >= '０' and <= '９' and var digit => (char)(digit - '０' + '0'),
                '－' or 'ｰ' => '-',
                var other => other,
            };
        }
    });

    [GeneratedRegex(
        @"(?<![0-9])[0-9](?:(?:\r\n|[\s\u002D\u2010-\u2015\u2212\u30FC])?[0-9]){11}(?![0-9])",
        RegexOptions.None,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex TwelveDigits();
}
