using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Identity;

/// <summary>招待コード <c>XXXX-XXXX-XXXX-XXXX</c>: sixteen random symbols (72 bits) that one person hands to another. It opens one offer, once; only its
/// hash is kept. Letters that look or sound alike and vowels are left out.</summary>
public sealed record InvitationCode
{
    /// <summary>Of the hash, in hexadecimal.</summary>
    public const int HashLength = 64;

    private const string Alphabet = "2345679CDFHJKMNPQRTVWXY";
    private const int Symbols = 16;
    private const int Group = 4;
    private const int LongestInput = 60;

    private InvitationCode(string symbols) => Value = string.Join('-', symbols.Chunk(Group).Select(c => new string(c)));

    /// <summary>The shown form.</summary>
    public string Value { get; }

    /// <summary>What is kept. The code is long and random, so a plain hash cannot be turned back.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Value)));

    /// <param name="next">Random source: answers 0 … n−1 for n. Must not be guessable.</param>
    public static InvitationCode Create(Func<int, int> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new InvitationCode(string.Concat(Enumerable.Range(0, Symbols).Select(_ => Alphabet[next(Alphabet.Length)])));
    }

    /// <summary>Takes lower case, full width, spaces, missing hyphens and ー typed for a hyphen.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out InvitationCode? code)
    {
        code = null;
        if (text is null || text.Length > LongestInput)
        {
            return false;
        }

        var folded = WidthFolding.ToHalfWidthAscii(text).Replace('ー', '-');
        var symbols = WidthFolding.WithoutSpacesAndHyphens(folded).ToUpperInvariant();
        if (symbols.Length != Symbols || !symbols.All(Alphabet.Contains))
        {
            return false;
        }

        code = new InvitationCode(symbols);
        return true;
    }

    public override string ToString() => "(invitation code)"; // never into a log by mistake
}
