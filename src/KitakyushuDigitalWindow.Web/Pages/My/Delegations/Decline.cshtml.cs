using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.My.Delegations;

/// <summary>Asks before an offer is declined, because that cannot be taken back.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public class DeclineModel(DelegationQuery query, DeclineDelegationHandler handler) : PageModel
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

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await handler.HandleAsync(DelegationId, cancellationToken);
        return outcome.Refusal == DelegationRefusals.NotFound || outcome.Refusal == DelegationRefusals.OfferedIsNotYours ? NotFound()
            : Redirect(DelegationRoutes.Of(DelegationId) + (outcome.Succeeded ? "?done=declined" : ""));
    }
}
