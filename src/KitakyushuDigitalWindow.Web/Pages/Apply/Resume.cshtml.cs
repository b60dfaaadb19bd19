using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.Web.Apply;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

/// <summary>Going on, on any device: always at the first unanswered page of the path.</summary>
public class ResumeModel(DraftQuery query) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid draftId, CancellationToken cancellationToken) =>
        await query.ReadAsync(draftId, cancellationToken) switch
        {
            null => NotFound(),
            var draft => Redirect(ApplyRoutes.Elsewhere(draft) ?? ApplyRoutes.Next(draftId, draft.Journey)),
        };
}
