using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.Web.Apply;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

/// <summary>保存期限切れ: the last day has passed and the job has not come by yet.</summary>
public class ExpiredModel(DraftQuery query) : PageModel
{
    public DraftRow Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid draftId, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(draftId, cancellationToken) is not { } draft)
        {
            return NotFound();
        }

        Draft = draft;
        return draft.Status == ApplicationStatus.Draft && draft.Life.IsExpired ? Page() : Redirect(ApplyRoutes.Resume(draftId));
    }
}
