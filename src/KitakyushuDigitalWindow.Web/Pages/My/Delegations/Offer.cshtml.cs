using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.My.Delegations;

/// <summary>委任の申し出: what, until when; then a look at it, and only then the code.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public class OfferModel(
    DelegationChoicesQuery choices, KeptEmailQuery keptEmail, IValidator<OfferDelegationCommand> validator, OfferDelegationHandler handler,
    ShownCodes codes, TimeProvider clock) : PageModel
{
    public const string Send = "send";
    public const string Edit = "edit";

    [BindProperty]
    public OfferDelegationCommand Input { get; set; } = new();

    public IReadOnlyList<DelegableCategory> Choices => choices.Read();

    /// <summary>The page between: what is about to be entrusted.</summary>
    public bool IsChecked { get; private set; }

    public DateOnly Today => clock.TodayInJapan();

    public DateOnly UntilOn => Input.UntilOn(Today)!.Value;

    public IReadOnlyList<string> What => choices.Describe(Input.Categories, choices.Beyond(Input.Categories, Input.ProcedureIds));

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Input = Input with { Email = await keptEmail.ReadAsync(cancellationToken) };

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken cancellationToken)
    {
        if (step == Edit)
        {
            return Page();
        }

        if (!await this.IsValidAsync(validator, Input, nameof(Input), cancellationToken))
        {
            return this.ShowAgain();
        }

        if (step != Send)
        {
            IsChecked = true;
            return Page();
        }

        var outcome = await handler.HandleAsync(Input, cancellationToken);
        if (outcome.Value is not { } offered)
        {
            return this.ShowAgain(outcome.Refusal);
        }

        await codes.KeepAsync(offered.Id, offered.Code, cancellationToken);
        return Redirect(DelegationRoutes.Code(offered.Id));
    }
}
