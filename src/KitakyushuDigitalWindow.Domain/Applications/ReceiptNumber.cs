using System.Diagnostics.CodeAnalysis;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>受付番号 <c>KXXX-XXXX-XXXX</c>: K, ten random symbols and a check symbol, safe to read out and to write down.
/// Letters that look or sound alike and vowels are left out, so it never spells a word; with its K it is never a bare run of
/// twelve digits, one in ten of which would pass for a マイナンバー.</summary>
public sealed record ReceiptNumber
{
    /// <summary>With its two hyphens.</summary>
    public const int Length = 14;

    private const string Alphabet = "2345679CDFHJKMNPQRTVWXY";
    private const char First = 'K';
    private const int Symbols = 12;
    private const int LongestInput = 40;

    private ReceiptNumber(string symbols) => Value = $"{symbols[..4]}-{symbols[4..8]}-{symbols[8..]}";

    /// <summary>The stored and shown form.</summary>
    public string Value { get; }

    /// <summary>A new number, one of 23^10; the caller makes sure that it is not taken.</summary>
    /// <param name="next">Random source: answers 0 … n−1 for n. Must not be guessable, because the number identifies a case.</param>
    public static ReceiptNumber Create(Func<int, int> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var symbols = new char[Symbols];
        symbols[0] = First;
        for (var i = 1; i < Symbols - 1; i++)
        {
            symbols[i] = Alphabet[next(Alphabet.Length)];
        }

        // The check symbol has weight 1, so it is what is missing to a multiple of 23.
        symbols[^1] = Alphabet[0];
        symbols[^1] = Alphabet[(Alphabet.Length - Remainder(symbols)) % Alphabet.Length];
        return new ReceiptNumber(new string(symbols));
    }

    /// <summary>Takes lower case, full width, spaces, missing hyphens and ー typed for a hyphen. False for any single wrong symbol and any two
    /// neighbours exchanged.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ReceiptNumber? number)
    {
        number = null;
        if (text is null || text.Length > LongestInput)
        {
            return false;
        }

        var folded = WidthFolding.ToHalfWidthAscii(text).Replace('ー', '-');
        var symbols = WidthFolding.WithoutSpacesAndHyphens(folded).ToUpperInvariant();
        if (symbols.Length != Symbols || symbols[0] != First || !symbols.All(Alphabet.Contains) || Remainder(symbols) != 0)
        {
            return false;
        }

        number = new ReceiptNumber(symbols);
        return true;
    }

    /// <summary>Reads a stored number. Throws <see cref="FormatException"/> when it is not one.</summary>
    public static ReceiptNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not a receipt number.");

    public override string ToString() => Value;

    /// <summary>Weights 12 … 1 modulo the prime 23: no weight and no difference of neighbours is 0, hence what TryParse promises.</summary>
    private static int Remainder(ReadOnlySpan<char> symbols)
    {
        var sum = 0;
        for (var i = 0; i < Symbols; i++)
        {
            sum += (Symbols - i) * Alphabet.IndexOf(symbols[i], StringComparison.Ordinal);
        }

        return sum % Alphabet.Length;
    }
}
