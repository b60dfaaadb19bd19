using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>The page between: what withdrawing means, and why it is wished.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public class WithdrawModel(
    MyApplicationQuery query, IValidator<WithdrawApplicationCommand> validator, WithdrawApplicationHandler handler, StashedPosts stash) : PageModel, IForSomebody
{
    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    [BindProperty]
    public WithdrawApplicationCommand Input { get; set; } = new();

    public MyApplicationRow Application { get; private set; } = null!;

    public string? ForWhom => Application.ForWhom;

    /// <summary>Why it cannot be withdrawn here; null when it can.</summary>
    public Refusal? Refusal => Application.CanBeWithdrawn ? null : MineRefusals.CannotWithdraw(Application.Status);

    private IActionResult ToDetails => Redirect(MyRoutes.Application(Application.ReceiptNumber) + "?withdrawn=true");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (await stash.TakeAsync(HttpContext, cancellationToken) is { } typed && typed("Input.Reason") is [var reason, ..])
        {
            Input = new WithdrawApplicationCommand { Reason = reason };
        }

        return Application.Status == ApplicationStatus.Withdrawn ? ToDetails : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var command = Input with { ReceiptNumber = ReceiptNumber };
        if (Refusal is null && !await this.IsValidAsync(validator, command, nameof(Input), cancellationToken))
        {
            return this.ShowAgain();
        }

        var outcome = await handler.HandleAsync(command, cancellationToken);
        if (outcome.Succeeded)
        {
            return ToDetails;
        }

        await LoadAsync(cancellationToken); // it may have moved on meanwhile
        return this.ShowAgain(outcome.Refusal);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Application = (await query.ReadAsync(ReceiptNumber, cancellationToken))!;
        return Application is not null;
    }
}
