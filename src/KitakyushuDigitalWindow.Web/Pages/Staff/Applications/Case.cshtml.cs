using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

public class CaseModel(OpenCaseHandler open, LookUpRegisterHandler register, StartReviewHandler startReview) : PageModel
{
    public const string FilesTab = "files";
    public const string HistoryTab = "history";
    public const string DocumentsTab = "documents";

    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    [FromRoute]
    public string? Tab { get; set; }

    /// <summary>Of the case, as the page showed it.</summary>
    [BindProperty]
    public int? Version { get; set; }

    public CaseRow Case { get; private set; } = null!;

    /// <summary>Looked up only where the values are shown.</summary>
    public CaseRegister Register { get; private set; } = CaseRegister.Nothing(RegisterState.NotConnected);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        await ShowAsync(found, cancellationToken);
        return Page();
    }

    /// <summary>審査を始める.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await startReview.HandleAsync(new StartReviewCommand(ReceiptNumber, Version), cancellationToken);
        if (outcome.Succeeded)
        {
            this.Say("審査を始めました。あなたの担当です。");
            return Redirect(StaffRoutes.Case(ReceiptNumber));
        }

        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        await ShowAsync(found, cancellationToken);
        return this.ShowAgain(outcome.Refusal);
    }

    private async Task ShowAsync(CaseRow found, CancellationToken cancellationToken)
    {
        Case = found;
        if (Tab is null)
        {
            Register = await register.HandleAsync(found, cancellationToken);
        }
    }
}
