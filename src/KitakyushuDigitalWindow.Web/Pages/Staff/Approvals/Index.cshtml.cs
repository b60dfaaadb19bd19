using KitakyushuDigitalWindow.UseCases.Approvals;
using KitakyushuDigitalWindow.Web.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Approvals;

public class IndexModel(ApprovalListQuery query) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Tab { get; set; }

    public (ApprovalTab Tab, string Query, string Label, string Empty) Shown { get; private set; }

    public ApprovalList Found { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var known = ApprovalWords.Tabs.Where(t => t.Query == Tab).ToList();
        Shown = known.Count > 0 ? known[0] : ApprovalWords.Tabs[0];
        Found = await query.ReadAsync(Shown.Tab, cancellationToken);
    }

    /// <summary>How many wait for the reader; only where that is known without looking at the list.</summary>
    public int? CountOf(ApprovalTab tab) => tab switch
    {
        ApprovalTab.Mine => Found.MineCount,
        ApprovalTab.Reports => Found.ReportCount,
        _ => null,
    };
}
