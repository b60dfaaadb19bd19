using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.Web.Apply;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

/// <summary>受付期間外: the draft cannot be sent now. It says when it can, what else one can do, and that nothing is lost.</summary>
public class ClosedModel(DraftQuery query) : PageModel
{
    public DraftRow Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid draftId, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(draftId, cancellationToken) is not { } draft)
        {
            return NotFound();
        }

        Draft = draft;
        return (ApplyRoutes.Elsewhere(draft) ?? (draft.Life.Acceptance.IsOpen ? ApplyRoutes.Resume(draftId) : null)) is { } elsewhere
            ? Redirect(elsewhere)
            : Page();
    }
}
