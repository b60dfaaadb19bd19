using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Delegations;

/// <summary>One delegation, for its two sides: what it covers, where it stands, what was done with it.</summary>
public class DetailsModel(DelegationQuery query) : PageModel
{
    /// <summary>Which act led here.</summary>
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public DelegationRow Delegation { get; private set; } = null!;

    /// <summary>Only what is true: an address that says otherwise shows nothing.</summary>
    public string? Banner => (Done, Delegation.Status) switch
    {
        ("accepted", DelegationStatus.Active) => "引き受けました",
        ("declined", DelegationStatus.Declined) => "辞退しました",
        ("revoked", DelegationStatus.Revoked) => Delegation.IsPrincipal ? "委任を取り消しました" : "代理をやめました",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(Guid delegationId, CancellationToken cancellationToken)
    {
        Delegation = (await query.ReadAsync(delegationId, cancellationToken))!;
        return Delegation is null ? NotFound() : Page();
    }
}
