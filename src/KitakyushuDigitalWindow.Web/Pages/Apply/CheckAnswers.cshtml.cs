using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

[EnableRateLimiting(RateLimits.Submit)]
public class CheckAnswersModel(DraftQuery query, SubmitApplicationHandler handler) : PageModel, IForSomebody
{
    [FromRoute]
    public Guid DraftId { get; set; }

    [BindProperty]
    public string[] Declared { get; set; } = [];

    /// <summary>The box 「次の手続きで使えるように保存する」; never ticked beforehand.</summary>
    [BindProperty]
    public bool Keep { get; set; }

    public ConsentWording KeepWording { get; } = ConsentWording.Of(ConsentPurpose.Profile);

    public DraftRow Draft { get; private set; } = null!;

    public string? ForWhom => Draft.ForWhom.Label;

    /// <summary>Files that cannot be accepted are said before anything is posted; each line leads to the link that changes them.</summary>
    public IReadOnlyList<FieldError> Errors() =>
    [
        .. FieldError.From(ModelState, Draft.Procedure.Definition.Declarations.ToDictionary(d => d.Key, d => "declared-" + d.Key)),
        .. RejectedFiles().Select(f => new FieldError(ChangeId(f.QuestionKey), f.Check.WhyRejected(f.FileName)!)),
    ];

    public bool IsRejected(string questionKey) => RejectedFiles().Any(f => f.QuestionKey == questionKey);

    public static string ChangeId(string questionKey) => "change-" + QuestionView.IdOf(questionKey);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await handler.HandleAsync(new SubmitApplicationCommand(DraftId, Declared) { AgreesToKeep = Keep }, cancellationToken);
        if (outcome.Succeeded)
        {
            return Redirect(ApplyRoutes.Done(DraftId));
        }

        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        foreach (var declaration in Draft.Procedure.Definition.Declarations.Where(d => !Declared.Contains(d.Key)))
        {
            ModelState.AddModelError(declaration.Key, $"「{declaration.Label}」を確認して、チェックを入れてください");
        }

        return this.ShowAgain(ModelState.IsValid ? outcome.Refusal : null);
    }

    private IEnumerable<AttachmentRow> RejectedFiles() =>
        Draft.Attachments.Where(f => f.Check.IsRejected() && Draft.Journey.Questions.Any(q => q.Key == f.QuestionKey));

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(DraftId, cancellationToken) is not { } draft)
        {
            return NotFound();
        }

        Draft = draft;
        var elsewhere = ApplyRoutes.Elsewhere(draft)
            ?? (!draft.Journey.IsComplete ? ApplyRoutes.Next(DraftId, draft.Journey)
                : !draft.Life.Acceptance.IsOpen ? ApplyRoutes.Closed(DraftId)
                : draft.Life.MustMove ? ApplyRoutes.NewVersion(DraftId)
                : null);
        return elsewhere is null ? null : Redirect(elsewhere);
    }
}
