using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace KitakyushuDigitalWindow.Web.Shell;

/// <summary>
/// The two sign-ins a browser may hold at once, whatever the page's own policy is. Each is named like its cookie.
/// </summary>
public static class Session
{
    public const string CitizenScheme = "kdw-citizen";
    public const string StaffScheme = "kdw-staff";

    /// <summary>Claims of a staff sign-in that the frame shows: 氏名, 区, 課.</summary>
    public const string NameClaim = "name";
    public const string WardNameClaim = "ward_name";
    public const string SectionNameClaim = "section_name";

    /// <summary>Minutes without a request after which a sign-in ends; the cookies and the warning use this one figure.</summary>
    public const int IdleLimitMinutes = 30;

    /// <summary>Minutes before the limit at which the page warns (WCAG 2.2.1 asks at least 20 seconds).</summary>
    public const int WarnMinutes = 5;

    /// <summary>Who is signed in under a scheme; null when nobody, or when this surface does not have the scheme.</summary>
    public static async Task<ClaimsPrincipal?> ReadAsync(HttpContext context, string scheme)
    {
        var schemes = context.RequestServices.GetService<IAuthenticationSchemeProvider>();
        if (schemes is null || await schemes.GetSchemeAsync(scheme) is null)
        {
            return null;
        }

        var result = await context.AuthenticateAsync(scheme);
        return result.Succeeded ? result.Principal : null;
    }
}
