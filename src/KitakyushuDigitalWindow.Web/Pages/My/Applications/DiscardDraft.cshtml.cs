using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>Asks before a draft and its files go.</summary>
public class DiscardDraftModel(StartedDraftQuery query, DiscardDraftHandler handler) : PageModel
{
    public StartedDraftRow Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid draftId, CancellationToken cancellationToken) =>
        await LoadAsync(draftId, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid draftId, CancellationToken cancellationToken)
    {
        if (await LoadAsync(draftId, cancellationToken) is { } elsewhere)
        {
            return elsewhere is NotFoundResult ? Redirect(MyRoutes.Applications) : elsewhere; // gone already: pressed twice
        }

        var outcome = await handler.HandleAsync(new DiscardDraftCommand(draftId), cancellationToken);
        return outcome.Succeeded || outcome.Refusal == ApplicationRefusals.NotFound
            ? Redirect(MyRoutes.Applications + (outcome.Succeeded ? "?discarded=true" : ""))
            : this.ShowAgain(outcome.Refusal);
    }

    private async Task<IActionResult?> LoadAsync(Guid draftId, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(draftId, cancellationToken) is not { } draft)
        {
            return NotFound();
        }

        Draft = draft;
        return draft.IsDraft ? null : Redirect(ApplyRoutes.Done(draftId));
    }
}
