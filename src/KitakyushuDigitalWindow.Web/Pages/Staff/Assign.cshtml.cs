using System.Globalization;
using FluentValidation;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review.Assignment;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff;

public sealed record AssignInput
{
    /// <summary>Of the button that was pressed: one of <see cref="AssignmentAct"/>.</summary>
    public string? Act { get; init; }

    /// <summary>Receipt number, a dot, and the version that the list showed.</summary>
    public string[] Cases { get; init; } = [];

    /// <summary>One case alone, taken over with one press.</summary>
    public string? TakeOver { get; init; }

    public string? AssigneeStaffId { get; init; }

    /// <summary>Filters of the list that one came from.</summary>
    public string? Back { get; init; }
}

/// <summary>Acts on the cases chosen in the queue, and the report of what became of each.</summary>
public class AssignModel(IValidator<AssignCasesCommand> validator, AssignCasesHandler assign, QueueFilters filters) : PageModel
{
    [BindProperty]
    public AssignInput Input { get; set; } = new();

    /// <summary>The list that one came from.</summary>
    public string BackUrl { get; private set; } = StaffRoutes.Queue;

    public IReadOnlyList<ChosenCase> Chosen { get; private set; } = [];

    public IReadOnlyList<UnitStaffRow> People { get; private set; } = [];

    /// <summary>Null as long as nothing was done.</summary>
    public IReadOnlyList<AssignedCase>? Report { get; private set; }

    public IActionResult OnGet() => Redirect(StaffRoutes.Queue);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear(); // what could not be bound is missing, and the validator says so
        BackUrl = (await filters.ReadAsync(Input.Back, cancellationToken)).Url();
        People = await filters.PeopleAsync(cancellationToken);
        var isOne = !string.IsNullOrEmpty(Input.TakeOver);
        Chosen = [.. (isOne ? [Input.TakeOver!] : Input.Cases).Select(Parse).OfType<ChosenCase>()];
        var act = isOne ? AssignmentAct.TakeOver
            : Enum.GetValues<AssignmentAct>().Where(a => a.ToString() == Input.Act).Select(a => (AssignmentAct?)a).FirstOrDefault();
        var command = new AssignCasesCommand
        {
            Act = act,
            Cases = Chosen,
            AssigneeStaffId = Guid.TryParse(Input.AssigneeStaffId, out var id) ? id : null,
        };
        if (!await this.IsValidAsync(validator, command, nameof(Input), cancellationToken))
        {
            return this.ShowAgain();
        }

        var outcome = await assign.HandleAsync(command, cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            return this.ShowAgain(refusal, nameof(Input) + "." + nameof(AssignInput.AssigneeStaffId));
        }

        Report = outcome.Value!;
        if (Report.Count == 0)
        {
            return NotFound();
        }

        if (Report.All(c => c.Outcome.Succeeded))
        {
            this.Say(Done(command, Report));
            return Redirect(BackUrl);
        }

        return Report.Any(c => c.Outcome.Succeeded) ? Page() : this.ShowAgain();
    }

    private string Done(AssignCasesCommand command, IReadOnlyList<AssignedCase> report)
    {
        var what = report.Count == 1 ? report[0].ReceiptNumber + " " : report.Count.ToString(CultureInfo.InvariantCulture) + "件";
        return command.Act switch
        {
            AssignmentAct.Assign => $"{what}を{People.FirstOrDefault(p => p.Id == command.AssigneeStaffId)?.Name}さんの担当にしました。",
            AssignmentAct.Unassign => $"{what}の担当を外しました。",
            AssignmentAct.TakeOver => $"{what}を引き継ぎました。あなたの担当です。",
            _ => $"{what}をあなたの担当にしました。",
        };
    }

    private static ChosenCase? Parse(string? text) =>
        text?.Split('.') is [var number, var version] && ReceiptNumber.TryParse(number, out var receipt)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? new ChosenCase(receipt.Value, shown) : null;
}
