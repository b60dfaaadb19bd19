using System.Security.Claims;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Web.Identity;
using Microsoft.AspNetCore.Authentication;

namespace KitakyushuDigitalWindow.Web.Shell;

/// <summary>
/// The two sign-ins a browser may hold at once, whatever the page's own policy is.
/// </summary>
public static class Session
{
    public const string CitizenScheme = SignInSchemes.Citizen;
    public const string StaffScheme = SignInSchemes.Staff;

    /// <summary>区役所と課, for the frame of staff pages.</summary>
    public static string OfficeOf(ClaimsPrincipal staff)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var ward = Enum.TryParse<Ward>(staff.FindFirst(SignInClaims.Ward)?.Value, out var found) ? found.Label() : "";
        return $"{ward}　{Sections.NameOf(staff.FindFirst(SignInClaims.Section)?.Value)}";
    }

    public static string NameOf(ClaimsPrincipal staff)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return staff.FindFirst(SignInClaims.Name)?.Value ?? "";
    }

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
