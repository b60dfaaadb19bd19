using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Approvals;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Approvals;

public class DocumentModel(OpenApprovalHandler handler, StoredFiles files) : PageModel
{
    /// <summary>Set when it cannot be opened.</summary>
    public StoredFileRow? Stored { get; private set; }

    public Guid ProposalId { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid documentId, CancellationToken cancellationToken)
    {
        (ProposalId, Stored) = (id, await handler.DocumentAsync(id, documentId, cancellationToken));
        return await files.SendAsync(HttpContext, Stored, cancellationToken) ?? Page();
    }
}
