using KitakyushuDigitalWindow.UseCases.Exports;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Exports;

/// <summary>The file of an export. Whose it is, and whether they may still have it, is looked at each time.</summary>
public class FileModel(DownloadExportHandler handler, StoredFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await files.SendAsync(HttpContext, ModelState.IsValid ? await handler.HandleAsync(id, cancellationToken) : null, cancellationToken) ?? NotFound();
}
