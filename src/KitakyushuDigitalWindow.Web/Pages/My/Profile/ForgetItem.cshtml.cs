using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.Web.My;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Profile;

/// <summary>Asks before one thing is forgotten.</summary>
public class ForgetItemModel(ProfileQuery query, ForgetProfileItemHandler handler) : PageModel
{
    [FromRoute(Name = "item")]
    public string Name { get; set; } = "";

    public ProfileEntryRow Entry { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await query.ReadItemAsync(Name, cancellationToken) is not { Answer: not null } entry)
        {
            return NotFound();
        }

        Entry = entry;
        return Page();
    }

    /// <summary>Pressed twice, it is gone all the same.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await handler.HandleAsync(new ForgetProfileItemCommand(Name), cancellationToken);
        return Redirect(ProfileRoutes.Profile + (outcome.Succeeded ? "?deleted=true" : ""));
    }
}
