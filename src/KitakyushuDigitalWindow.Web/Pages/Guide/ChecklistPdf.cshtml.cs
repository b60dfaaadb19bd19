using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using KitakyushuDigitalWindow.UseCases.Procedures.Guide;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Files;
using KitakyushuDigitalWindow.Web.Guide;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.Guide;

/// <summary>The same list as PDF; printing one costs a browser's work, so it is limited like sending.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public class ChecklistPdfModel(
    GuideBook book, GuideQuery query, GuideChecklistQuery checklist, GuideCookie cookie, PrintGuideChecklistHandler handler)
    : ChecklistModel(book, query, checklist, cookie)
{
    public Refusal? Refusal { get; private set; }

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var outcome = await handler.HandleAsync(Result.Title, Rows, cancellationToken);
        if (outcome.Value is { } pdf)
        {
            return StoredFiles.Send(HttpContext, pdf, FileKind.Pdf.MediaType(), "書類のチェックリスト.pdf");
        }

        Refusal = outcome.Refusal;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
