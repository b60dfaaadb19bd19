using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>Before and after, side by side; nothing is sent before its button.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public class CheckCorrectionModel(MyCorrectionQuery query, SubmitCorrectionHandler handler) : PageModel, IForSomebody
{
    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    public MyCorrectionPage Correction { get; private set; } = null!;

    public string? ForWhom => Correction.ForWhom;

    public IReadOnlyList<string> Rejected => [.. Correction.Form.RejectedFiles().Select(f => f.File.Check.WhyRejected(f.File.FileName)!)];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        return Correction.Form.IsComplete ? Page() : Redirect(MyRoutes.Correct(Correction.ReceiptNumber));
    }

    /// <param name="version">Of the answers that were shown: what is sent is what was seen.</param>
    public async Task<IActionResult> OnPostAsync(int version, CancellationToken cancellationToken)
    {
        var outcome = await handler.HandleAsync(new SubmitCorrectionCommand(ReceiptNumber, version), cancellationToken);
        if (outcome.Succeeded)
        {
            return Redirect(MyRoutes.Application(ReceiptNumber) + "?corrected=true");
        }

        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        return Correction.Form.IsComplete ? this.ShowAgain(outcome.Refusal) : Redirect(MyRoutes.Correct(Correction.ReceiptNumber));
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        var outcome = await query.ReadAsync(ReceiptNumber, cancellationToken);
        if (outcome.Value is { } correction)
        {
            Correction = correction;
            return null;
        }

        return outcome.Refusal == ApplicationRefusals.NotFound ? NotFound() : Redirect(MyRoutes.Application(ReceiptNumber));
    }
}
