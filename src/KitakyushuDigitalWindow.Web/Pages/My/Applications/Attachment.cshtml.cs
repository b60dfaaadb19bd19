using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>A file that the applicant attached.</summary>
public class AttachmentModel(MyFilesQuery query, StoredFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string receiptNumber, Guid attachmentId, CancellationToken cancellationToken) =>
        await files.SendAsync(HttpContext, await query.AttachmentAsync(receiptNumber, attachmentId, cancellationToken), cancellationToken);
}
