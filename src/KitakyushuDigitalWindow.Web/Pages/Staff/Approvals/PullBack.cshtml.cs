using FluentValidation;
using KitakyushuDigitalWindow.UseCases.Approvals;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Approvals;

public sealed record PullBackInput
{
    public string? Reason { get; init; }
}

public class PullBackModel(OpenApprovalHandler open, IValidator<PullBackCommand> validator, PullBackHandler handler) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public PullBackInput Input { get; set; } = new();

    public ApprovalRow Approval { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        var command = new PullBackCommand(Id, Input.Reason);
        if (!await this.IsValidAsync(validator, command, nameof(Input), cancellationToken))
        {
            return this.ShowAgain();
        }

        var outcome = await handler.HandleAsync(command, cancellationToken);
        if (outcome.Succeeded)
        {
            this.Say("引き上げました。直してから、もう一度起案できます。");
            return Redirect(Approval.Subject.CaseNumber is { } number ? StaffRoutes.Case(number) : StaffRoutes.Approval(Id));
        }

        await LoadAsync(cancellationToken);
        return this.ShowAgain(outcome.Refusal);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(Id, cancellationToken) is not { } found)
        {
            return false;
        }

        Approval = found;
        return true;
    }
}
