using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

/// <summary>A file of an application that is being written, for the person who attached it.</summary>
public class DraftFileModel(MyFilesQuery query, StoredFiles files) : PageModel
{
    /// <summary>Set when it cannot be opened.</summary>
    public StoredFileRow? Stored { get; private set; }

    public Guid DraftId { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid draftId, Guid attachmentId, CancellationToken cancellationToken)
    {
        (DraftId, Stored) = (draftId, await query.OfDraftAsync(draftId, attachmentId, cancellationToken));
        return await files.SendAsync(HttpContext, Stored, cancellationToken) ?? Page();
    }
}
