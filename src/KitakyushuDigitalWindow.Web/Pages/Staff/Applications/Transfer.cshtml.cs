using FluentValidation;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Applications.Review.Assignment;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

public sealed record TransferInput
{
    public int? Version { get; init; }

    public string? Unit { get; init; }

    public string? Reason { get; init; }
}

/// <summary>移送: to another section, with a reason.</summary>
public class TransferModel(
    OpenCaseHandler open, UnitStaffQuery units, IValidator<TransferCaseCommand> validator, TransferCaseHandler transfer) : PageModel
{
    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    [BindProperty]
    public TransferInput Input { get; set; } = new();

    public CaseRow Case { get; private set; } = null!;

    public IReadOnlyList<UnitRow> Units { get; private set; } = [];

    public int? ShownVersion { get; private set; }

    public bool CanBeTransferred => Case.Status is ApplicationStatus.Received or ApplicationStatus.UnderReview && Case.OpenCorrections.Count == 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        (Case, ShownVersion, Units) = (found, found.Version, await units.OtherUnitsAsync(cancellationToken));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        (Case, ShownVersion, Units) = (found, Input.Version, await units.OtherUnitsAsync(cancellationToken));
        ModelState.Clear();
        var command = new TransferCaseCommand { ReceiptNumber = ReceiptNumber, Version = Input.Version, Unit = Input.Unit, Reason = Input.Reason };
        if (!await this.IsValidAsync(validator, command, nameof(Input), cancellationToken))
        {
            return this.ShowAgain();
        }

        var outcome = await transfer.HandleAsync(command, cancellationToken);
        if (outcome.Succeeded)
        {
            this.Say($"{ReceiptNumber} を{outcome.Value!.Name}に移送しました。この申請は、もうこの課では開けません。");
            return Redirect(StaffRoutes.Queue);
        }

        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } now)
        {
            return NotFound(); // somebody else has transferred it
        }

        (Case, ShownVersion) = (now, now.Version);
        return this.ShowAgain(outcome.Refusal);
    }
}
