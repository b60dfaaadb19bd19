using KitakyushuDigitalWindow.UseCases.Approvals;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Approvals;

public class PreviewModel(OpenApprovalHandler handler) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        this.Send(await handler.PrintAsync(id, cancellationToken));
}
