using System.Diagnostics.CodeAnalysis;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain;

/// <summary>郵便番号: kept as seven digits (DS-443), shown as <c>803-8501</c>. Whether such a code exists is not asked.</summary>
public sealed record PostalCode
{
    public const int Length = 7;
    private const int LongestInput = 20;

    private PostalCode(string digits) => Digits = digits;

    public string Digits { get; }

    /// <summary>Any width, with or without 〒, spaces and hyphens.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PostalCode? code)
    {
        code = null;
        if (text is null || text.Length > LongestInput)
        {
            return false;
        }

        var digits = WidthFolding.WithoutSpacesAndHyphens(WidthFolding.ToHalfWidthAscii(text)).TrimStart('〒');
        if (digits.Length != Length || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        code = new PostalCode(digits);
        return true;
    }

    public override string ToString() => $"{Digits[..3]}-{Digits[3..]}";
}
