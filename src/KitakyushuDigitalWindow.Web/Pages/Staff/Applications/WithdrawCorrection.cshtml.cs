using FluentValidation;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

/// <summary>補正の取下げ, with the reason that the applicant reads.</summary>
public class WithdrawCorrectionModel(
    OpenCaseHandler open, IValidator<WithdrawCorrectionCommand> validator, WithdrawCorrectionHandler withdraw) : PageModel
{
    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    [FromRoute]
    public Guid CorrectionId { get; set; }

    [BindProperty]
    public int? Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CaseRow Case { get; private set; } = null!;

    public int? ShownVersion { get; private set; }

    /// <summary>Null when it has ended meanwhile.</summary>
    public CaseCorrection? Correction => Case.OpenCorrections.FirstOrDefault(c => c.Id == CorrectionId);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found || !found.Corrections.Any(c => c.Id == CorrectionId))
        {
            return NotFound();
        }

        (Case, ShownVersion) = (found, found.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found || !found.Corrections.Any(c => c.Id == CorrectionId))
        {
            return NotFound();
        }

        (Case, ShownVersion) = (found, Version);
        ModelState.Clear(); // what could not be bound is missing, and the validator says so in Japanese
        var command = new WithdrawCorrectionCommand { ReceiptNumber = ReceiptNumber, Version = Version, CorrectionId = CorrectionId, Reason = Reason };
        if (!await this.IsValidAsync(validator, command, "", cancellationToken))
        {
            return this.ShowAgain();
        }

        var outcome = await withdraw.HandleAsync(command, cancellationToken);
        if (outcome.Succeeded)
        {
            this.Say("補正を取り下げました。申請者に知らせます。");
            return Redirect(StaffRoutes.Case(ReceiptNumber));
        }

        Case = await open.HandleAsync(ReceiptNumber, cancellationToken) ?? Case;
        ShownVersion = Case.Version;
        return this.ShowAgain(outcome.Refusal);
    }
}
