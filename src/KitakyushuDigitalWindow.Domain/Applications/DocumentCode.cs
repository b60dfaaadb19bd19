using System.Diagnostics.CodeAnalysis;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>照合番号 <c>XXXX-XXXX-XXXX</c> of a letter: twelve random symbols (54 bits), printed on it and in its two-dimensional code. Whoever holds the letter can
/// check it; whoever does not cannot guess it. Letters that look or sound alike and vowels are left out.</summary>
public sealed record DocumentCode
{
    /// <summary>With its two hyphens.</summary>
    public const int Length = 14;

    private const string Alphabet = "2345679CDFHJKMNPQRTVWXY";
    private const int Symbols = 12;
    private const int LongestInput = 40;

    private DocumentCode(string symbols) => Value = $"{symbols[..4]}-{symbols[4..8]}-{symbols[8..]}";

    /// <summary>The stored and shown form.</summary>
    public string Value { get; }

    /// <param name="next">Random source: answers 0 … n−1 for n. Must not be guessable.</param>
    public static DocumentCode Create(Func<int, int> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new DocumentCode(string.Concat(Enumerable.Range(0, Symbols).Select(_ => Alphabet[next(Alphabet.Length)])));
    }

    /// <summary>Takes lower case, full width, spaces, missing hyphens and ー typed for a hyphen.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DocumentCode? code)
    {
        code = null;
        if (text is null || text.Length > LongestInput)
        {
            return false;
        }

        var symbols = WidthFolding.WithoutSpacesAndHyphens(WidthFolding.ToHalfWidthAscii(text).Replace('ー', '-')).ToUpperInvariant();
        if (symbols.Length != Symbols || !symbols.All(Alphabet.Contains))
        {
            return false;
        }

        code = new DocumentCode(symbols);
        return true;
    }

    public override string ToString() => Value;
}
