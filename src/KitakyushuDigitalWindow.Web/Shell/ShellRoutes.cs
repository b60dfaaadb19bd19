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
}
