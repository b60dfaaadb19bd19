using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Applications.Review.Office;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

/// <summary>この申請を見た人, as colleagues read it.</summary>
public class ViewersModel(OpenCaseHandler open, CaseViewersQuery query) : PageModel
{
    public CaseRow Case { get; private set; } = null!;

    public IReadOnlyList<CaseViewerRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(receiptNumber, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        (Case, Rows) = (found, await query.ReadAsync(found, cancellationToken));
        return Page();
    }
}
