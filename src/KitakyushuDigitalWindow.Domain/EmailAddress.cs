using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain;

/// <summary>メールアドレス. Pragmatic: what mail servers take, so also the doubled dots that Japanese carriers once gave out;
/// only a mail that arrives proves an address.</summary>
public sealed partial record EmailAddress
{
    /// <summary>RFC 5321: 256 with the angle brackets.</summary>
    public const int MaxLength = 254;

    private EmailAddress(string value) => Value = value;

    /// <summary>The domain in lower case, the part before @ as typed.</summary>
    public string Value { get; }

    /// <summary>Any width; spaces around it are dropped. ASCII only (a domain in Japanese is written as punycode).</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        // Trim would also take away line breaks, which have no place in an address.
        var typed = WidthFolding.ToHalfWidthAscii(text ?? "").Trim(' ');
        if (typed.Length > MaxLength || !Shape().IsMatch(typed))
        {
            return false;
        }

        var at = typed.IndexOf('@', StringComparison.Ordinal);
        address = new EmailAddress(typed[..at] + typed[at..].ToLowerInvariant());
        return true;
    }

    public override string ToString() => Value;

    [GeneratedRegex(
        @"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
