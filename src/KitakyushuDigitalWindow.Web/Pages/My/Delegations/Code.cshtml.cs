using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.My.Delegations;

/// <summary>The invitation code, for the principal alone, as long as it can be shown.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public class CodeModel(DelegationQuery query, RenewDelegationCodeHandler handler, ShownCodes codes, PortalAddress address) : PageModel
{
    [FromRoute]
    public Guid DelegationId { get; set; }

    public DelegationRow Delegation { get; private set; } = null!;

    /// <summary>Null when it was shown long enough ago, or used.</summary>
    public string? Code { get; private set; }

    public string Link => address.ReceiveDelegation(Code!);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Code = Delegation.CanRenewCode ? await codes.ReadAsync(DelegationId, cancellationToken) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await handler.HandleAsync(DelegationId, cancellationToken);
        if (outcome.Value is { } code)
        {
            await codes.KeepAsync(DelegationId, code, cancellationToken);
            return Redirect(DelegationRoutes.Code(DelegationId));
        }

        return outcome.Refusal == DelegationRefusals.NotFound || !await LoadAsync(cancellationToken) ? NotFound() : this.ShowAgain(outcome.Refusal);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Delegation = (await query.ReadAsync(DelegationId, cancellationToken))!;
        return Delegation is { IsPrincipal: true };
    }
}
