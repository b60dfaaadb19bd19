using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Identity;

namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>
/// Reads the four attributes from a log-in. デジタル認証アプリ does not promise a format, and the card itself writes an era
/// digit before the Gregorian year (公的個人認証 プロファイル仕様書), so all known forms are taken and none is dropped silently.
/// </summary>
public static partial class CardClaims
{
    public static CardFacts Read(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var birth = principal.FindFirstValue("birthdate");
        return new CardFacts(
            principal.FindFirstValue("sub") ?? throw new InvalidOperationException("The provider sent no sub."),
            principal.FindFirstValue("name") ?? "",
            principal.FindFirstValue("address") ?? "",
            BirthOn(birth),
            birth,
            SexOf(principal.FindFirstValue("gender")));
    }

    /// <summary>
    /// <c>YYYYMMDD</c>, <c>YYYY-MM-DD</c> or <c>EYYYYMMDD</c> (E: 0 unknown, 1 明治 … 5 令和; the year is Gregorian even then).
    /// Null when a part is <c>00</c> (unknown) or the date does not exist.
    /// </summary>
    public static DateOnly? BirthOn(string? raw)
    {
        var match = BirthForms().Match((raw ?? "").Normalize(NormalizationForm.FormKC).Trim());
        return match.Success && DateOnly.TryParseExact(
            match.Groups["y"].Value + match.Groups["m"].Value + match.Groups["d"].Value,
            "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    /// <summary>The card's digits (1, 2, 3 unknown), GIF's (0, 1, 2, 9), or words.</summary>
    public static Sex SexOf(string? raw) => (raw ?? "").Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant() switch
    {
        "1" or "男" or "男性" or "MALE" or "M" => Sex.Male,
        "2" or "女" or "女性" or "FEMALE" or "F" => Sex.Female,
        "9" or "適用不能" => Sex.NotApplicable,
        _ => Sex.Unknown,
    };

    [GeneratedRegex(@"^(?:[0-5]?(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})|(?<y>[0-9]{4})[-/](?<m>[0-9]{2})[-/](?<d>[0-9]{2}))\z",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BirthForms();
}
