using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>再申込: says what is copied, and asks before a draft goes.</summary>
public class StartAgainModel(StartAgainQuery query, StartAgainHandler handler) : PageModel
{
    public StartAgainRow Filed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string receiptNumber, CancellationToken cancellationToken) =>
        await LoadAsync(receiptNumber, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string receiptNumber, Guid? replaces, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(receiptNumber, cancellationToken))
        {
            return NotFound();
        }

        // only the draft that the page has shown may go; another one is asked about first
        var outcome = await handler.HandleAsync(new StartAgainCommand(receiptNumber, replaces == Filed.DraftId ? replaces : null), cancellationToken);
        return outcome.Succeeded ? Redirect(ApplyRoutes.Resume(outcome.Value)) : this.ShowAgain(outcome.Refusal);
    }

    private async Task<bool> LoadAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(receiptNumber, cancellationToken) is not { } filed)
        {
            return false;
        }

        Filed = filed;
        return true;
    }
}
