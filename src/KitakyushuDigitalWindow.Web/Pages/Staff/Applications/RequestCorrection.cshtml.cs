using System.Globalization;
using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

public class RequestCorrectionModel(
    OpenCaseHandler open, IValidator<RequestCorrectionCommand> validator, RequestCorrectionHandler handler, TimeProvider clock) : PageModel
{
    /// <summary>Offered until the clerk says otherwise: two weeks, so that a weekend or an illness does not break it.</summary>
    private const int OfferedDays = 14;

    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    [BindProperty]
    public RequestCorrectionCommand Input { get; set; } = new();

    public CaseRow Case { get; private set; } = null!;

    /// <summary>What the clerk has seen: the version of the first showing, until another's change was shown.</summary>
    public int? ShownVersion { get; private set; }

    public bool ShowsPreview { get; private set; }

    /// <summary>Nothing can be typed on a case that is not under review; what was typed before stays on the page.</summary>
    public bool ShowsForm { get; private set; }

    public string EarliestDueOn => Iso(clock.TodayInJapan().AddDays(1));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        (Case, ShownVersion, ShowsForm) = (found, found.Version, found.Status is ApplicationStatus.UnderReview or ApplicationStatus.AwaitingCorrection);
        Input = Input with { DueOn = Iso(clock.TodayInJapan().AddDays(OfferedDays)) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? preview, string? fill, string? template, CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        (Case, ShownVersion, ShowsForm) = (found, Input.Version, true);
        ModelState.Clear(); // what could not be bound is missing, and the validator says so in Japanese
        if (fill is not null)
        {
            FillFrom(template);
            return ModelState.IsValid ? Page() : this.ShowAgain();
        }

        var command = Input with { ReceiptNumber = ReceiptNumber }; // the route decides, never a posted field
        if (!await this.IsValidAsync(validator, command, nameof(Input), cancellationToken))
        {
            return this.ShowAgain();
        }

        if (preview is not null)
        {
            ShowsPreview = true;
            return Page();
        }

        var outcome = await handler.HandleAsync(command, cancellationToken);
        if (outcome.Succeeded)
        {
            this.Say("補正を求めました。申請者に知らせます。");
            return Redirect(StaffRoutes.Case(ReceiptNumber));
        }

        Case = await open.HandleAsync(ReceiptNumber, cancellationToken) ?? Case;
        ShownVersion = Case.Version;
        return this.ShowAgain(outcome.Refusal);
    }

    /// <summary>The example goes behind what was typed; nothing typed is lost.</summary>
    private void FillFrom(string? id)
    {
        if (CorrectionTemplates.Find(id) is not { } template)
        {
            ModelState.AddModelError("template", "入れる文例を選んでください");
            return;
        }

        var labels = Case.Sections.SelectMany(s => s.Answers).Where(a => Input.QuestionKeys.Contains(a.Key)).Select(a => a.FullLabel);
        var text = template.Fill(labels, Input.DueDay is { } due ? EraDate.FormatWithWeekday(due) : "");
        Input = Input with { Kind = Input.Kind ?? template.Kind, Message = string.IsNullOrWhiteSpace(Input.Message) ? text : Input.Message.TrimEnd() + "\n" + text };
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
