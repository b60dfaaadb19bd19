using FluentValidation;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Absences;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff;

public sealed record AbsenceInput
{
    public string? StaffId { get; init; }

    public string? FromOn { get; init; }

    public string? ToOn { get; init; }

    /// <summary>An absence to cancel instead.</summary>
    public string? Cancel { get; init; }
}

/// <summary>不在の登録: one's own, and for the head of the section everybody's.</summary>
public class AbsencesModel(
    AbsencesQuery query, UnitStaffQuery unit, ICurrentStaff staff, IValidator<MarkAbsenceCommand> validator,
    MarkAbsenceHandler mark, CancelAbsenceHandler cancel) : PageModel
{
    [BindProperty]
    public AbsenceInput Input { get; set; } = new();

    public IReadOnlyList<AbsenceRow> Absences { get; private set; } = [];

    /// <summary>Whose absence the reader may mark.</summary>
    public IReadOnlyList<UnitStaffRow> Choices { get; private set; } = [];

    public Guid MyId => staff.Id;

    public bool IsHead => staff.IsInRole(StaffRoles.Approver);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Input = new AbsenceInput { StaffId = staff.Id.ToString() };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!string.IsNullOrEmpty(Input.Cancel))
        {
            var cancelled = await cancel.HandleAsync(new CancelAbsenceCommand(Guid.TryParse(Input.Cancel, out var absence) ? absence : Guid.Empty), cancellationToken);
            return await AnswerAsync(cancelled, "不在の登録を取り消しました。", cancellationToken);
        }

        var command = new MarkAbsenceCommand
        {
            StaffId = Guid.TryParse(Input.StaffId, out var who) ? who : null,
            FromOn = Input.FromOn,
            ToOn = Input.ToOn,
        };
        if (await this.IsValidAsync(validator, command, nameof(Input), cancellationToken))
        {
            return await AnswerAsync(await mark.HandleAsync(command, cancellationToken), "不在を登録しました。", cancellationToken);
        }

        await LoadAsync(cancellationToken);
        return this.ShowAgain();
    }

    private async Task<IActionResult> AnswerAsync(Domain.Outcome outcome, string said, CancellationToken cancellationToken)
    {
        if (outcome.Refusal == AbsenceRefusals.NotFound)
        {
            return NotFound();
        }

        if (outcome.Succeeded)
        {
            this.Say(said);
            return Redirect(StaffRoutes.Absences);
        }

        await LoadAsync(cancellationToken);
        return this.ShowAgain(outcome.Refusal);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Absences = await query.ReadAsync(cancellationToken);
        Choices = [.. (await unit.ReadAsync(cancellationToken)).Where(p => IsHead || p.Id == staff.Id)];
    }
}
