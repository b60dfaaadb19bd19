using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.My.Delegations;

/// <summary>Where the person to whom a code was handed shows it. A link may bring the code, but only pressing the button uses it.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public class ReceiveModel(OpenDelegationHandler handler) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await handler.HandleAsync(new OpenDelegationCommand(Code), cancellationToken);
        if (outcome.Succeeded)
        {
            return Redirect(DelegationRoutes.Accept(outcome.Value));
        }

        ModelState.AddModelError(nameof(Code), outcome.Refusal!.Message);
        return this.ShowAgain();
    }
}
