using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.Web.My;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Profile;

/// <summary>Asks before a member of the household is forgotten.</summary>
public class RemoveMemberModel(ProfileQuery query, RemoveHouseholdMemberHandler handler) : PageModel
{
    public ProfilePersonRow Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid memberId, CancellationToken cancellationToken)
    {
        if (await query.ReadMemberAsync(memberId, cancellationToken) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        return Page();
    }

    /// <summary>Pressed twice, the person is gone all the same.</summary>
    public async Task<IActionResult> OnPostAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var outcome = await handler.HandleAsync(new RemoveHouseholdMemberCommand(memberId), cancellationToken);
        return Redirect(ProfileRoutes.Profile + (outcome.Succeeded ? "?deleted=true" : ""));
    }
}
