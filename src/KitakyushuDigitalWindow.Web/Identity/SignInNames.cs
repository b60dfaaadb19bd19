namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>Names of the authentication schemes and of the rate limiter policy.</summary>
public static class SignInSchemes
{
    /// <summary>The default: staff session below /staff and /office, citizen session everywhere else.</summary>
    public const string ByPath = "by-path";

    public const string Citizen = "citizen";
    public const string Staff = "staff";

    /// <summary>マイナアプリ（デジタル認証）.</summary>
    public const string Myna = "myna";

    public const string StaffOidc = "staff-oidc";

    /// <summary>Rate limiter policy on the pages that start a log-in; registered by the host.</summary>
    public const string RateLimit = "sign-in";
}

/// <summary>Claims of a session. A citizen's holds the first two only: the card's facts never enter a cookie.</summary>
public static class SignInClaims
{
    /// <summary>Our own key of the citizen or staff member, a Guid.</summary>
    public const string Id = "kdw:id";

    /// <summary>The same key under the name that the framework's antiforgery looks for.</summary>
    public const string Subject = "sub";

    /// <summary>Unix seconds (UTC) of the log-in; the absolute limit counts from here.</summary>
    public const string SignedInAt = "kdw:signed-in-at";

    public const string Name = "kdw:name";

    /// <summary>Name of the <see cref="Domain.Ward"/> value.</summary>
    public const string Ward = "kdw:ward";

    public const string Section = "kdw:section";
    public const string Role = "kdw:role";
}
