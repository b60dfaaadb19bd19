using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>A letter of the office, as it was issued.</summary>
public class LetterModel(MyFilesQuery query, StoredFiles files, RecordAgentLookHandler look) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string receiptNumber, Guid letterId, CancellationToken cancellationToken)
    {
        var file = await query.LetterAsync(receiptNumber, letterId, cancellationToken);
        if (file is not null)
        {
            await look.HandleFileAsync(receiptNumber, cancellationToken);
        }

        return await files.SendAsync(HttpContext, file, cancellationToken) ?? NotFound();
    }
}
