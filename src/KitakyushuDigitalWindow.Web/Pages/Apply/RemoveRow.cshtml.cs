using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.Web.Apply;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

/// <summary>Asks before a row and its answers go.</summary>
public class RemoveRowModel(DraftQuery query, RemoveRowHandler handler) : PageModel
{
    [FromRoute]
    public Guid DraftId { get; set; }

    [FromRoute(Name = "pageId")]
    public string PageId { get; set; } = "";

    [FromRoute]
    public int Row { get; set; }

    public RepeatQuestion Repeat { get; private set; } = null!;

    public int Ordinal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        await handler.HandleAsync(new RemoveRowCommand(DraftId, PageId, Row), cancellationToken);
        return Redirect(ApplyRoutes.Page(DraftId, PageId));
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        var draft = await query.ReadAsync(DraftId, cancellationToken);
        var repeat = draft?.Procedure.Definition.Form.Pages.FirstOrDefault(p => p.Id == PageId)?.Repeat;
        if (draft is null || repeat is null)
        {
            return NotFound();
        }

        if (draft.Status != ApplicationStatus.Draft)
        {
            return Redirect(ApplyRoutes.Done(DraftId));
        }

        Repeat = repeat;
        Ordinal = draft.Answers.RowsOf(repeat.Key).ToList().IndexOf(Row) + 1;
        return Ordinal == 0 ? Redirect(ApplyRoutes.Page(DraftId, PageId)) : null;
    }
}
