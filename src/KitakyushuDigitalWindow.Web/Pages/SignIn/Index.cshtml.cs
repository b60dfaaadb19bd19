using KitakyushuDigitalWindow.Web.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.SignIn;

/// <summary>ログイン（市民）: says what is needed before the provider's screens begin.</summary>
[AllowAnonymous]
public sealed class IndexModel : PageModel
{
    public string Target { get; private set; } = ReturnUrl.CitizenHome;

    /// <summary>A cookie came that no longer counts: the reader did not leave, the time ran out.</summary>
    public bool SessionEnded { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? returnUrl)
    {
        Target = ReturnUrl.OrDefault(returnUrl, ReturnUrl.CitizenHome);
        var session = await HttpContext.AuthenticateAsync(SignInSchemes.Citizen);
        SessionEnded = !session.Succeeded && HostPrefixCookies.WasSent(HttpContext, SignInRegistration.CitizenCookie);
        return session.Succeeded ? LocalRedirect(Target) : Page();
    }
}
