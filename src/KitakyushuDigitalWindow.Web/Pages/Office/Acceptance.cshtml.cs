using FluentValidation;
using KitakyushuDigitalWindow.UseCases.Procedures.Office;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Office;

/// <summary>受付の開始と終了: the DX office opens and closes procedures event by event.</summary>
public class AcceptanceModel(
    WindowsQuery query, IValidator<OpenWindowCommand> openValidator, OpenWindowHandler open,
    IValidator<CloseWindowCommand> closeValidator, CloseWindowHandler close) : PageModel
{
    private const string Self = "/office/acceptance";

    public IReadOnlyList<OfficeProcedureRow> Procedures { get; private set; } = [];

    public OpenWindowCommand Opening { get; private set; } = new();

    public CloseWindowCommand Closing { get; private set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken) => Procedures = await query.ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Opening))] OpenWindowCommand opening, CancellationToken cancellationToken)
    {
        Opening = opening;
        Procedures = await query.ReadAsync(cancellationToken);
        if (!ModelState.IsValid || !await this.IsValidAsync(openValidator, opening, nameof(Opening), cancellationToken))
        {
            return this.ShowAgain();
        }

        var outcome = await open.HandleAsync(opening, cancellationToken);
        return outcome.Succeeded ? Redirect(Self) : this.ShowAgain(outcome.Refusal);
    }

    public async Task<IActionResult> OnPostCloseAsync([Bind(Prefix = nameof(Closing))] CloseWindowCommand closing, CancellationToken cancellationToken)
    {
        Closing = closing;
        Procedures = await query.ReadAsync(cancellationToken);
        if (!ModelState.IsValid || !await this.IsValidAsync(closeValidator, closing, nameof(Closing), cancellationToken))
        {
            return this.ShowAgain();
        }

        var outcome = await close.HandleAsync(closing, cancellationToken);
        return outcome.Succeeded ? Redirect(Self) : this.ShowAgain(outcome.Refusal);
    }
}
