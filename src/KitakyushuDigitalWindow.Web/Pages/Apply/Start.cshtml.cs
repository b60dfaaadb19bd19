using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Procedures;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

/// <summary>Before the first question: for whom, when there is a choice, and what one already has of it.</summary>
public class StartModel(
    IPublishedProcedures procedures,
    ForWhomQuery people,
    StartQuery query,
    AcceptanceQuery acceptance,
    StartApplicationHandler handler,
    DiscardDraftHandler discard) : PageModel, IForSomebody
{
    [FromRoute]
    public string ProcedureId { get; set; } = "";

    /// <summary>The chosen person; null asks, when there is a choice.</summary>
    [FromQuery(Name = "for")]
    public string? For { get; set; }

    /// <summary>The person wants to begin anew and is asked once more, because what they typed would be gone.</summary>
    [FromQuery(Name = "anew")]
    public bool AsksAnew { get; set; }

    public ProcedureDefinition Definition { get; private set; } = null!;

    public StartRow Mine { get; private set; } = null!;

    public IReadOnlyList<ForWhomChoice> Choices { get; private set; } = [];

    public ForWhomChoice Chosen { get; private set; } = null!;

    /// <summary>だれの手続きですか: nobody is asked who can only act for themselves.</summary>
    public bool AsksForWhom => For is null && Definition.CanBeFiled && Choices.Count(c => c.Blocked is null) > 1;

    /// <summary>People for whom it cannot be started, and why.</summary>
    public IEnumerable<ForWhomChoice> BlockedChoices => For is null && Definition.CanBeFiled ? Choices.Where(c => c.Blocked is not null) : [];

    public string? ForWhom => AsksForWhom ? null : Chosen.ForWhom.Label;

    public AcceptanceNow Acceptance { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(bool confirmed, string? person, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (AsksForWhom)
        {
            return Choices.FirstOrDefault(c => c.Token == person && c.Blocked is null) is { } choice
                ? Redirect(ApplyRoutes.Start(ProcedureId, choice.Token))
                : this.ShowAgain(new Refusal("for_whom.missing", "だれの手続きかを選んでください"), "person");
        }

        if (confirmed && Acceptance.IsOpen && Mine.DraftId is { } old)
        {
            var gone = await discard.HandleAsync(new DiscardDraftCommand(old), cancellationToken);
            if (!gone.Succeeded)
            {
                return this.ShowAgain(gone.Refusal);
            }
        }

        var outcome = await handler.HandleAsync(new StartApplicationCommand(ProcedureId, For), cancellationToken);
        return outcome.Succeeded ? Redirect(ApplyRoutes.Resume(outcome.Value)) : this.ShowAgain(outcome.Refusal);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (procedures.Find(ProcedureId) is not { } procedure)
        {
            return false;
        }

        Definition = procedure.Definition;
        Choices = await people.ReadAsync(Definition, cancellationToken);
        if (Choices.FirstOrDefault(c => c.Token == (For ?? ForWhomQuery.Self)) is not { } chosen)
        {
            return false; // nobody of whom this person may know
        }

        Chosen = chosen;
        Acceptance = await acceptance.ReadAsync(ProcedureId, cancellationToken);
        Mine = await query.ReadAsync(ProcedureId, chosen.ForWhom, cancellationToken);
        return true;
    }
}
