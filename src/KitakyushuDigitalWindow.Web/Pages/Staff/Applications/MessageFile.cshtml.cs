using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Messages;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

/// <summary>A file that goes with a message.</summary>
public class MessageFileModel(OpenCaseMessagesHandler handler, StoredFiles files) : PageModel
{
    /// <summary>Set when it cannot be opened.</summary>
    public StoredFileRow? Stored { get; private set; }

    public string ReceiptNumber { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string receiptNumber, Guid fileId, CancellationToken cancellationToken)
    {
        (ReceiptNumber, Stored) = (receiptNumber, await handler.FileAsync(receiptNumber, fileId, cancellationToken));
        return await files.SendAsync(HttpContext, Stored, cancellationToken) ?? Page();
    }
}
