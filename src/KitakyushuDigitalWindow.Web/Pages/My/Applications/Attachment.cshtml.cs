using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>A file that the applicant attached.</summary>
public class AttachmentModel(MyFilesQuery query, StoredFiles files, RecordAgentLookHandler look) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string receiptNumber, Guid attachmentId, CancellationToken cancellationToken)
    {
        var file = await query.AttachmentAsync(receiptNumber, attachmentId, cancellationToken);
        if (file is not null)
        {
            await look.HandleFileAsync(receiptNumber, cancellationToken);
        }

        return await files.SendAsync(HttpContext, file, cancellationToken);
    }
}
