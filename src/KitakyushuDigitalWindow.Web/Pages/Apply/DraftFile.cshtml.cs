using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

/// <summary>A file of an application that is being written, for the person who attached it.</summary>
public class DraftFileModel(MyFilesQuery query, StoredFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid draftId, Guid attachmentId, CancellationToken cancellationToken) =>
        await files.SendAsync(HttpContext, await query.OfDraftAsync(draftId, attachmentId, cancellationToken), cancellationToken);
}
