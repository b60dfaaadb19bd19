using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Apply;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>Where every page of a form leads an agent whose delegation has ended meanwhile.</summary>
public class EndedDraftModel(EndedCasesQuery query, StartedDraftQuery started) : PageModel
{
    public EndedCaseRow Ended { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid draftId, CancellationToken cancellationToken)
    {
        Ended = (await query.FindAsync(draftId, cancellationToken))!;
        return Ended is not null ? Page()
            : await started.ReadAsync(draftId, cancellationToken) is null ? NotFound()
            : Redirect(ApplyRoutes.Resume(draftId)); // it holds
    }
}
