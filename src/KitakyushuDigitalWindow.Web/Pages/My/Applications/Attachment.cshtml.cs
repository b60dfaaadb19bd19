using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>A file that the applicant attached.</summary>
public class AttachmentModel(MyFilesQuery query, StoredFiles files) : PageModel
{
    /// <summary>Set when it cannot be opened.</summary>
    public StoredFileRow? Stored { get; private set; }

    public string ReceiptNumber { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string receiptNumber, Guid attachmentId, CancellationToken cancellationToken)
    {
        (ReceiptNumber, Stored) = (receiptNumber, await query.AttachmentAsync(receiptNumber, attachmentId, cancellationToken));
        return await files.SendAsync(HttpContext, Stored, cancellationToken) ?? Page();
    }
}
