using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.Web.My;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Profile;

/// <summary>Asks before the consent ends and everything goes.</summary>
public class WithdrawModel(ProfileQuery query, WithdrawConsentHandler handler) : PageModel
{
    public ProfileRow Kept { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Kept = await query.ReadAsync(cancellationToken);
        return Kept.IsKept ? Page() : Redirect(ProfileRoutes.Profile);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await handler.HandleAsync(new WithdrawConsentCommand(), cancellationToken);
        return Redirect(ProfileRoutes.Profile + "?withdrawn=true");
    }
}
