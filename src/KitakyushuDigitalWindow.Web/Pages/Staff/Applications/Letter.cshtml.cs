using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

public class LetterModel(OpenFileHandler handler, StoredFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string receiptNumber, Guid id, CancellationToken cancellationToken) =>
        await files.SendAsync(HttpContext, await handler.LetterAsync(receiptNumber, id, cancellationToken), cancellationToken) ?? NotFound();
}
