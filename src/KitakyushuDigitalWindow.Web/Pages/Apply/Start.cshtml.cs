using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Procedures;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

public class StartModel(
    IPublishedProcedures procedures, StartQuery query, AcceptanceQuery acceptance, StartApplicationHandler handler, DiscardDraftHandler discard) : PageModel
{
    [FromRoute]
    public string ProcedureId { get; set; } = "";

    /// <summary>The person wants to begin anew and is asked once more, because what they typed would be gone.</summary>
    [FromQuery(Name = "anew")]
    public bool AsksAnew { get; set; }

    public ProcedureDefinition Definition { get; private set; } = null!;

    public StartRow Mine { get; private set; } = null!;

    public AcceptanceNow Acceptance { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(bool confirmed, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (confirmed && Acceptance.IsOpen && Mine.DraftId is { } old)
        {
            var gone = await discard.HandleAsync(new DiscardDraftCommand(old), cancellationToken);
            if (!gone.Succeeded)
            {
                return this.ShowAgain(gone.Refusal);
            }
        }

        var outcome = await handler.HandleAsync(new StartApplicationCommand(ProcedureId), cancellationToken);
        return outcome.Succeeded ? Redirect(ApplyRoutes.Resume(outcome.Value)) : this.ShowAgain(outcome.Refusal);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (procedures.Find(ProcedureId) is not { } procedure)
        {
            return false;
        }

        Definition = procedure.Definition;
        Acceptance = await acceptance.ReadAsync(ProcedureId, cancellationToken);
        Mine = await query.ReadAsync(ProcedureId, cancellationToken);
        return true;
    }
}
