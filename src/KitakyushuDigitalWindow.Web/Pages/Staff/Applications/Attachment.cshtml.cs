using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

public class AttachmentModel(OpenFileHandler handler, StoredFiles files) : PageModel
{
    /// <summary>Set when it cannot be opened.</summary>
    public StoredFileRow? Stored { get; private set; }

    public string ReceiptNumber { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string receiptNumber, Guid id, CancellationToken cancellationToken)
    {
        (ReceiptNumber, Stored) = (receiptNumber, await handler.AttachmentAsync(receiptNumber, id, cancellationToken));
        return await files.SendAsync(HttpContext, Stored, cancellationToken) ?? Page();
    }
}
