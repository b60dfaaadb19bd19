using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages;

/// <summary>
/// What 「続ける」 of the idle warning asks. Reading the sign-in lets the cookie slide; the answer is 204, or 401 when it is over.
/// </summary>
[AllowAnonymous]
[ResponseCache(Duration = 0, Location = ResponseCacheLocation.None, NoStore = true)]
public sealed class KeepSessionModel : PageModel
{
    public async Task<IActionResult> OnGetAsync(string who)
    {
        var scheme = who == "staff" ? Session.StaffScheme : Session.CitizenScheme;
        return await Session.ReadAsync(HttpContext, scheme) is null ? Unauthorized() : new NoContentResult();
    }
}
