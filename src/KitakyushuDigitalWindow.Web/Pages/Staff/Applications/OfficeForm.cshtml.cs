using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Applications.Review.Office;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

/// <summary>職員の記入欄, asked by the same engine as the citizen's form, on one page.</summary>
public class OfficeFormModel(OpenCaseHandler open, OfficeFormQuery query, SaveOfficeFormHandler save, FormLookups lookups, TimeProvider clock) : PageModel
{
    private List<(string Key, QuestionError Error)> _errors = [];
    private Func<string, IReadOnlyList<string>>? _typed;
    private Found _found = Found.Nothing;

    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    /// <summary>Of the record, as the page showed it.</summary>
    [BindProperty]
    public int? Version { get; set; }

    public CaseRow Case { get; private set; } = null!;

    public OfficeForm Office { get; private set; } = null!;

    public int? ShownVersion { get; private set; }

    public bool CanChange => Case.Status is ApplicationStatus.Received or ApplicationStatus.UnderReview or ApplicationStatus.AwaitingCorrection;

    public IReadOnlyList<QuestionView> Questions =>
    [
        .. Office.Journey.Questions.Select(q => new QuestionView(q, q.Key, _typed, [.. _errors.Where(e => e.Key == q.Key).Select(e => e.Error)], [], IsHeading: false)
        {
            Today = clock.TodayInJapan(),
            Found = _found,
        }),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? lookup, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        ShownVersion = Version;
        var posted = await Request.ReadFormAsync(cancellationToken);
        _typed = name => posted[name].Where(v => v is not null).ToArray()!;
        var inputs = Office.Journey.Questions.Select(q => (q, q.Key)).ToList();
        if (lookup is not null)
        {
            (_typed, _found, var missed) = lookups.Fill(lookup, _typed, inputs, clock.TodayInJapan());
            _errors = [.. missed];
            return Page();
        }

        _typed = lookups.Complete(_typed, inputs);
        var outcome = await save.HandleAsync(new SaveOfficeFormCommand(ReceiptNumber, Version, _typed), cancellationToken);
        if (outcome.Value is { Count: > 0 } wrong)
        {
            _errors = [.. wrong];
            return this.ShowAgain();
        }

        if (outcome.Succeeded)
        {
            this.Say("職員の記入欄を保存しました。");
            return Redirect(StaffRoutes.Checks(ReceiptNumber));
        }

        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        ShownVersion = Office.Version; // what was typed stays; the next save is on top of what the colleague wrote
        return this.ShowAgain(outcome.Refusal);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found || await query.ReadAsync(found, cancellationToken) is not { } office)
        {
            return false;
        }

        (Case, Office, ShownVersion) = (found, office, office.Version);
        return true;
    }
}
