using KitakyushuDigitalWindow.UseCases.Approvals;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Approvals;

public class PreviewModel(OpenApprovalHandler handler) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await handler.PrintAsync(id, cancellationToken) is { } draft
            ? StoredFiles.Send(HttpContext, draft.Pdf, "application/pdf", draft.FileName)
            : NotFound();
}
