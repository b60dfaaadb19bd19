using KitakyushuDigitalWindow.Web.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.SignIn;

/// <summary>ログイン（職員）.</summary>
[AllowAnonymous]
public sealed class StaffModel : PageModel
{
    public string Target { get; private set; } = ReturnUrl.StaffHome;

    /// <summary>A cookie came that no longer counts.</summary>
    public bool SessionEnded { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? returnUrl)
    {
        Target = ReturnUrl.OrDefault(returnUrl, ReturnUrl.StaffHome);
        var session = await HttpContext.AuthenticateAsync(SignInSchemes.Staff);
        SessionEnded = !session.Succeeded && HostPrefixCookies.WasSent(HttpContext, SignInRegistration.StaffCookie);
        return session.Succeeded ? LocalRedirect(Target) : Page();
    }
}
