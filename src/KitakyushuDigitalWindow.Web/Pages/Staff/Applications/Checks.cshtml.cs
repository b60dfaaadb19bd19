using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Applications.Review.Office;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

/// <summary>確認項目 and, below them, what the office has filled in.</summary>
public class ChecksModel(OpenCaseHandler open, CaseChecksQuery query, OfficeFormQuery office, MarkChecksHandler mark) : PageModel
{
    /// <summary>A mark is posted under the check's key; what the page showed, under the key with this before it.</summary>
    public const string WasPrefix = "was.";
    public const string MarkPrefix = "mark.";

    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    public CaseRow Case { get; private set; } = null!;

    public IReadOnlyList<CaseCheckRow> Checks { get; private set; } = [];

    public OfficeForm? Office { get; private set; }

    public bool CanChange => Case.Status is ApplicationStatus.Received or ApplicationStatus.UnderReview or ApplicationStatus.AwaitingCorrection;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var posted = await Request.ReadFormAsync(cancellationToken);
        CheckResult? Result(string name) => Enum.TryParse<CheckResult>(posted[name].FirstOrDefault(), out var result) && Enum.IsDefined(result) ? result : null;
        var marks = Checks.Where(c => posted.ContainsKey(MarkPrefix + c.Key))
            .ToDictionary(c => c.Key, c => (Result(WasPrefix + c.Key), Result(MarkPrefix + c.Key) is { } now and not CheckResult.Cleared ? now : (CheckResult?)null));
        var outcome = await mark.HandleAsync(new MarkChecksCommand(ReceiptNumber, marks), cancellationToken);
        if (outcome.Succeeded)
        {
            this.Say(outcome.Value > 0 ? $"確認を{outcome.Value}件保存しました。" : "変わったところはありませんでした。");
            return Redirect(StaffRoutes.Checks(ReceiptNumber));
        }

        return await LoadAsync(cancellationToken) ? this.ShowAgain(outcome.Refusal) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found)
        {
            return false;
        }

        (Case, Checks, Office) = (found, await query.ReadAsync(found, cancellationToken), await office.ReadAsync(found, cancellationToken));
        return true;
    }
}
