using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>A letter of the office, as it was issued.</summary>
public class LetterModel(MyFilesQuery query, StoredFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string receiptNumber, Guid letterId, CancellationToken cancellationToken) =>
        await files.SendAsync(HttpContext, await query.LetterAsync(receiptNumber, letterId, cancellationToken), cancellationToken) ?? NotFound();
}
