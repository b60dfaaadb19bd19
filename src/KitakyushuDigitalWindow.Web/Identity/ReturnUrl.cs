namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>Where to go after a log-in: a path of this site, never another site (open redirect).</summary>
public static class ReturnUrl
{
    public const string CitizenHome = "/my/applications";
    public const string StaffHome = "/staff/queue";
    private const int MaxLength = 2000;
    private static readonly string[] _loops = ["/sign-in", "/sign-out", "/signed-out", "/staff/sign-in", "/staff/sign-out", "/signin-"];

    /// <summary>The wished path when it is local, reasonable and no page of the log-in itself; else <paramref name="fallback"/>.</summary>
    public static string OrDefault(string? wished, string fallback) =>
        wished is { Length: > 0 and <= MaxLength }
        && wished[0] == '/'
        && (wished.Length == 1 || wished[1] is not ('/' or '\\'))
        && !wished.Any(char.IsControl)
        && !Array.Exists(_loops, l => wished.StartsWith(l, StringComparison.OrdinalIgnoreCase))
            ? wished
            : fallback;
}
