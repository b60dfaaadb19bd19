using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.SignIn;

/// <summary>ログアウトの完了.</summary>
[AllowAnonymous]
public sealed class SignedOutModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Staff { get; set; }
}
