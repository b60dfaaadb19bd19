using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

/// <summary>Asks before a row and its answers go.</summary>
public class RemoveRowModel(DraftQuery query, RemoveRowHandler handler) : PageModel, IForSomebody
{
    [FromRoute]
    public Guid DraftId { get; set; }

    /// <summary>Of the row: <c>children/2</c>.</summary>
    [FromRoute(Name = "path")]
    public string RowPath { get; set; } = "";

    public string? ForWhom { get; private set; }

    public JourneyRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        await handler.HandleAsync(new RemoveRowCommand(DraftId, RowPath), cancellationToken);
        return Redirect(ApplyRoutes.Page(DraftId, Row.GroupPath));
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        var draft = await query.ReadAsync(DraftId, cancellationToken);
        if (draft is null || NewRow.PlaceOf(draft.Procedure.Definition.Form, RowPath) is not { } place)
        {
            return NotFound();
        }

        if (ApplyRoutes.Elsewhere(draft) is { } elsewhere)
        {
            return Redirect(elsewhere);
        }

        if (draft.Journey.Steps.FirstOrDefault(s => s.Row?.Path == RowPath)?.Row is not { } row || !draft.Answers.RowsOf(place.Group).Contains(place.Row))
        {
            return Redirect(ApplyRoutes.Page(DraftId, place.GroupPath)); // gone already
        }

        (Row, ForWhom) = (row, draft.ForWhom.Label);
        return null;
    }
}
