namespace KitakyushuDigitalWindow.Web.Shell;

/// <summary>Addresses that every page's frame links to.</summary>
public static class ShellRoutes
{
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string StaffSignIn = "/staff/sign-in";
    public const string StaffSignOut = "/staff/sign-out";
    public const string KeepCitizenSession = "/session/citizen";
    public const string KeepStaffSession = "/session/staff";

    /// <summary>The log-in that leads back to the page one reads; from home, from the log-in itself and from error pages to the applications.</summary>
    public static string SignInFrom(PathString path) =>
        path == "/" || path.StartsWithSegments(SignIn, StringComparison.Ordinal) || path.StartsWithSegments("/signed-out", StringComparison.Ordinal)
        || path.StartsWithSegments("/error", StringComparison.Ordinal)
            ? SignIn
            : SignIn + QueryString.Create("returnUrl", path.Value ?? "/");
}
