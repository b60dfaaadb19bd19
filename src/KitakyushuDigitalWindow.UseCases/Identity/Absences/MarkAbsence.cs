using System.Globalization;
using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Absences;

public sealed record MarkAbsenceCommand
{
    public Guid? StaffId { get; init; }

    /// <summary>yyyy-MM-dd, as the date field sends it.</summary>
    public string? FromOn { get; init; }

    /// <summary>yyyy-MM-dd; the last day away.</summary>
    public string? ToOn { get; init; }

    internal DateOnly? FromDay => Day(FromOn);

    internal DateOnly? ToDay => Day(ToOn);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

public sealed class MarkAbsenceValidator : AbstractValidator<MarkAbsenceCommand>
{
    public MarkAbsenceValidator(TimeProvider clock)
    {
        RuleFor(c => c.StaffId).NotNull().WithMessage("不在になる職員を選んでください");
        RuleFor(c => c.FromOn).Cascade(CascadeMode.Stop)
            .Must((c, _) => c.FromDay is not null).WithMessage("不在の最初の日を、年・月・日の数字で入力してください（例　2026-12-14）");
        RuleFor(c => c.ToOn).Cascade(CascadeMode.Stop)
            .Must((c, _) => c.ToDay is not null).WithMessage("不在の最後の日を、年・月・日の数字で入力してください（例　2026-12-18）")
            .Must((c, _) => c.ToDay >= clock.TodayInJapan()).WithMessage("不在の最後の日は、今日以降の日付にしてください")
            .Must((c, _) => c.FromDay is not { } from || c.ToDay >= from).WithMessage("不在の最後の日は、最初の日以降の日付にしてください")
            .Must((c, _) => c.FromDay is not { } from || c.ToDay!.Value.DayNumber - from.DayNumber < Absence.MaxDays)
            .WithMessage("1年を超える不在は登録できません。職員の異動として扱ってください");
    }
}

/// <summary>不在を登録する: one's own, or as head of the section another's.</summary>
public sealed class MarkAbsenceHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    public async Task<Outcome> HandleAsync(MarkAbsenceCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (who, from, to, act) = (command.StaffId!.Value, command.FromDay!.Value, command.ToDay!.Value, clock.ActBy(staff));
        if (!await db.Staff.InUnitOf(staff).AnyAsync(s => s.Id == who, cancellationToken))
        {
            return AbsenceRefusals.NotFound;
        }

        if (who != staff.Id && !staff.IsInRole(StaffRoles.Approver))
        {
            return AbsenceRefusals.OnlyTheHead;
        }

        if (await db.Absences.AnyAsync(a => a.StaffId == who && a.CancelledAtUtc == null && a.FromOn <= to && a.ToOn >= from, cancellationToken))
        {
            return AbsenceRefusals.Overlaps;
        }

        db.Absences.Add(Absence.Mark(who, from, to, act));
        db.Audit.Add(new AuditEntry("staff.mark_absence", who.ToString("N"), act));
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }
}
