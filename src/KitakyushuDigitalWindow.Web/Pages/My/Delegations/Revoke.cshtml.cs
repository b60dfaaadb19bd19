using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.My.Delegations;

/// <summary>What revoking means, for either side, before it is done.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public class RevokeModel(DelegationQuery query, RevokeDelegationHandler handler) : PageModel
{
    [FromRoute]
    public Guid DelegationId { get; set; }

    public DelegationRow Delegation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Delegation = (await query.ReadAsync(DelegationId, cancellationToken))!;
        return Delegation is null ? NotFound() : Delegation.CanBeRevoked ? Page() : Redirect(DelegationRoutes.Of(DelegationId));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await handler.HandleAsync(DelegationId, cancellationToken);
        return outcome.Refusal == DelegationRefusals.NotFound ? NotFound()
            : Redirect(DelegationRoutes.Of(DelegationId) + (outcome.Succeeded ? "?done=revoked" : ""));
    }
}
