using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Calendar;

public sealed record RemoveClosedDayCommand
{
    public Guid? DayId { get; init; }

    public string? Reason { get; init; }

    internal string ReasonText => (Reason ?? "").Trim();
}

public sealed class RemoveClosedDayValidator : AbstractValidator<RemoveClosedDayCommand>
{
    public RemoveClosedDayValidator()
    {
        RuleFor(c => c.DayId).NotNull().WithMessage("取り消す閉庁日を選んでください");
        RuleFor(c => c.Reason).Cascade(CascadeMode.Stop)
            .Must((c, _) => c.ReasonText.Length > 0).WithMessage("取り消す理由を入力してください")
            .Must((c, _) => c.ReasonText.Length <= CityClosedDay.ReasonMaxLength).WithMessage($"取り消す理由は{CityClosedDay.ReasonMaxLength}文字以内で入力してください");
    }
}

/// <summary>閉庁日を取り消す: the day counts again; the cases follow in the background.</summary>
public sealed partial class RemoveClosedDayHandler(
    IDigitalWindowDb db, ICurrentStaff staff, IOfficeCalendar calendar, TimeProvider clock, ILogger<RemoveClosedDayHandler> logger)
{
    public async Task<Outcome> HandleAsync(RemoveClosedDayCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!staff.IsInRole(StaffRoles.Office))
        {
            return AddClosedDayHandler.NotOffice;
        }

        if (await db.CityClosedDays.SingleOrDefaultAsync(d => d.Id == command.DayId, cancellationToken) is not { } day)
        {
            return CalendarRefusals.NotThere;
        }

        var act = clock.ActBy(staff);
        var outcome = day.Remove(command.ReasonText, act);
        if (!outcome.Succeeded)
        {
            return outcome;
        }

        db.Audit.Add(new AuditEntry("calendar.remove", AddClosedDayHandler.Subject(day), act));
        db.Outbox.Add(new OutboxLine(OutboxKinds.ReckonCases, day.Id, act.AtUtc, act.AtUtc + AddClosedDayHandler.UntilAllHaveRead));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return CalendarRefusals.NotThere;
        }

        await calendar.ReloadAsync(cancellationToken);
        LogRemoved(logger, AddClosedDayHandler.Subject(day));
        return Outcome.Done;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Closed day removed: {Day}")]
    private static partial void LogRemoved(ILogger logger, string day);
}
