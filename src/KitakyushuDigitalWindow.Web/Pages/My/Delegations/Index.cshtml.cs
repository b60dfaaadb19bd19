using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Delegations;

/// <summary>委任の一覧: what I entrusted, what was entrusted to me, and what is over.</summary>
public class IndexModel(DelegationsQuery query) : PageModel
{
    public IReadOnlyList<(string Title, IReadOnlyList<DelegationsRow> Rows)> Blocks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = await query.ReadAsync(cancellationToken);
        Blocks =
        [
            ("あなたが任せている手続き", [.. rows.Where(r => r is { IsPrincipal: true, IsOver: false })]),
            ("あなたが任されている手続き", [.. rows.Where(r => r is { IsPrincipal: false, IsOver: false })]),
            ("終わったもの", [.. rows.Where(r => r.IsOver)]),
        ];
    }
}
