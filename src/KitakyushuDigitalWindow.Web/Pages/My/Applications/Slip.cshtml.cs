using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>受付票 as PDF; printing one costs a browser's work, so it is limited like sending.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public class SlipModel(PrintReceiptSlipHandler handler, RecordAgentLookHandler look) : PageModel
{
    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await handler.HandleAsync(ReceiptNumber, cancellationToken);
        if (outcome.Value is { } pdf)
        {
            await look.HandleAsync(ReceiptNumber, cancellationToken);
            return StoredFiles.Send(HttpContext, pdf, FileKind.Pdf.MediaType(), $"受付票_{ReceiptNumber}.pdf");
        }

        if (outcome.Refusal == ApplicationRefusals.NotFound)
        {
            return NotFound();
        }

        Refusal = outcome.Refusal;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
