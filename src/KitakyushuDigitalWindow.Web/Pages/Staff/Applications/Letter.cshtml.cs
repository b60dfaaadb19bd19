using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

public class LetterModel(OpenFileHandler handler) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string receiptNumber, Guid id, CancellationToken cancellationToken) =>
        this.Send(await handler.LetterAsync(receiptNumber, id, cancellationToken));
}
