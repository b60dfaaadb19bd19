using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

/// <summary>A page of a file as a picture, for the viewer.</summary>
public class FileImageModel(OpenFileHandler handler, FilePictures pictures) : PageModel
{
    /// <summary>Set when it cannot be opened.</summary>
    public StoredFileRow? Stored { get; private set; }

    public string ReceiptNumber { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string receiptNumber, Guid id, int number, CancellationToken cancellationToken)
    {
        (ReceiptNumber, Stored) = (receiptNumber, await handler.AttachmentAsync(receiptNumber, id, cancellationToken));
        return await pictures.SendAsync(HttpContext, Stored, number, cancellationToken) ?? Page();
    }
}
