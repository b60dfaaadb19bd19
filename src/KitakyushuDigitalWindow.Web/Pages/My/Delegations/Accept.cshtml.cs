using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.My.Delegations;

/// <summary>Who offers what; 引き受ける.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public class AcceptModel(DelegationQuery query, AcceptDelegationHandler handler) : PageModel
{
    [FromRoute]
    public Guid DelegationId { get; set; }

    public DelegationRow Delegation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Delegation = (await query.ReadAsync(DelegationId, cancellationToken))!;
        return Delegation is not { IsPrincipal: false } ? NotFound()
            : Delegation.AwaitsMyAnswer ? Page()
            : Redirect(DelegationRoutes.Of(DelegationId));
    }

    /// <summary>What it is now, the page of the delegation says: accepted, or over meanwhile.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await handler.HandleAsync(DelegationId, cancellationToken);
        return outcome.Refusal == DelegationRefusals.NotFound || outcome.Refusal == DelegationRefusals.OfferedIsNotYours ? NotFound()
            : Redirect(DelegationRoutes.Of(DelegationId) + (outcome.Succeeded ? "?done=accepted" : ""));
    }
}
