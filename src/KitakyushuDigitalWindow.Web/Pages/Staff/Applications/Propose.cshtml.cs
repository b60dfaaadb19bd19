using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

public class ProposeModel(
    OpenCaseHandler open, CaseQuery query, DecisionLetterQuery letters, IValidator<ProposeDecisionCommand> validator,
    ProposeDecisionHandler handler, ILetterView view) : PageModel
{
    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    [BindProperty]
    public ProposeDecisionCommand Input { get; set; } = new();

    public CaseRow Case { get; private set; } = null!;

    public IReadOnlyList<DecisionKind> Kinds { get; private set; } = [];

    /// <summary>What the clerk has seen: the version of the first showing, until another's change was shown.</summary>
    public int? ShownVersion { get; private set; }

    public bool ShowsForm { get; private set; }

    public IHtmlContent? Letter { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Show(found, found.Version);
        ShowsForm = found.Status == ApplicationStatus.UnderReview;
        Input = Input with { Content = DecisionChoices.Sentence(Kinds[0]) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? preview, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(ReceiptNumber, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Show(found, Input.Version);
        ShowsForm = true;
        ModelState.Clear(); // what could not be bound is missing, and the validator says so in Japanese
        var command = Input with { ReceiptNumber = ReceiptNumber }; // the route decides, never a posted field
        if (!await this.IsValidAsync(validator, command, nameof(Input), cancellationToken))
        {
            return this.ShowAgain();
        }

        if (preview is not null)
        {
            Letter = await letters.ReadAsync(command, cancellationToken) is { } letter ? new HtmlString(view.Html(letter)) : null;
            return Page();
        }

        var outcome = await handler.HandleAsync(command, cancellationToken);
        if (outcome.Succeeded)
        {
            this.Say("起案して、決裁に回しました。");
            return Redirect(StaffRoutes.Case(ReceiptNumber));
        }

        var now = await query.ReadAsync(ReceiptNumber, cancellationToken) ?? Case;
        Show(now, now.Version);
        return Refused(outcome.Refusal!);
    }

    private void Show(CaseRow found, int? version) =>
        (Case, ShownVersion, Kinds) = (found, version, DecisionChoices.Of(found.Definition.Nature));

    /// <summary>A refusal that is about one field stands there.</summary>
    private PageResult Refused(Refusal refusal)
    {
        var field = refusal == ApplicationRefusals.ReasonMissing || refusal == ApplicationRefusals.ReasonNotWanted ? "Input.Reason"
            : refusal == ReviewRefusals.KindNotOffered ? "Input.Kind"
            : "";
        ModelState.AddModelError(field, refusal.Message);
        return this.ShowAgain();
    }
}
