using FluentValidation;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Applications.Review.Office;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

/// <summary>庁内メモ.</summary>
public class NotesModel(OpenCaseHandler open, CaseNotesQuery query, IValidator<WriteNoteCommand> validator, WriteNoteHandler write) : PageModel
{
    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    [BindProperty]
    public string? Text { get; set; }

    public CaseRow Case { get; private set; } = null!;

    public IReadOnlyList<CaseNoteRow> Notes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var command = new WriteNoteCommand(ReceiptNumber, Text);
        if (!await this.IsValidAsync(validator, command, "", cancellationToken))
        {
            return this.ShowAgain();
        }

        var outcome = await write.HandleAsync(command, cancellationToken);
        if (outcome.Succeeded)
        {
            this.Say("メモを残しました。");
            return Redirect(StaffRoutes.Notes(ReceiptNumber));
        }

        return await LoadAsync(cancellationToken) ? this.ShowAgain(outcome.Refusal) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found)
        {
            return false;
        }

        (Case, Notes) = (found, await query.ReadAsync(found, cancellationToken));
        return true;
    }
}
