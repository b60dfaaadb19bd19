using System.Globalization;
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

public sealed record AddClosedDayCommand
{
    /// <summary>yyyy-MM-dd, as the date field sends it.</summary>
    public string? Day { get; init; }

    public string? Reason { get; init; }

    internal DateOnly? Date =>
        DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal string ReasonText => (Reason ?? "").Trim();
}

public sealed class AddClosedDayValidator : AbstractValidator<AddClosedDayCommand>
{
    public AddClosedDayValidator(IOfficeCalendar calendar, TimeProvider clock)
    {
        var year = FiscalYear.Of(clock.TodayInJapan());
        var last = new FiscalYear(year.Year + 1).LastDay;
        RuleFor(c => c.Day).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("閉庁日にする日を入力してください")
            .Must((c, _) => c.Date is not null).WithMessage("閉庁日にする日は、年・月・日を数字で入力してください（例　2026-12-28）")
            .Must((c, _) => c.Date >= year.FirstDay && c.Date <= last).WithMessage("閉庁日にできるのは、今年度と来年度の日です")
            .Must((c, _) => !calendar.Current.IsClosed(c.Date!.Value)).WithMessage("この日は、もう閉庁日です（土曜日・日曜日、祝日、年末年始、または登録済みの日）");
        RuleFor(c => c.Reason).Cascade(CascadeMode.Stop)
            .Must((c, _) => c.ReasonText.Length > 0).WithMessage("閉庁日にする理由を入力してください")
            .Must((c, _) => c.ReasonText.Length <= CityClosedDay.ReasonMaxLength).WithMessage($"閉庁日にする理由は{CityClosedDay.ReasonMaxLength}文字以内で入力してください");
    }
}

/// <summary>閉庁日を追加する: from now on it does not count. The days of open cases are reckoned again in the background (<see cref="ReckonCasesHandler"/>).</summary>
public sealed partial class AddClosedDayHandler(
    IDigitalWindowDb db, ICurrentStaff staff, IOfficeCalendar calendar, TimeProvider clock, ILogger<AddClosedDayHandler> logger)
{
    public static readonly Refusal NotOffice = new("calendar.not_office", "閉庁日を変えられるのは、デジタル市役所推進室の職員だけです。");

    /// <summary>Other servers have read the days again by then, so that no act there still reckons with the old ones.</summary>
    internal static readonly TimeSpan UntilAllHaveRead = TimeSpan.FromSeconds(10);

    public async Task<Outcome> HandleAsync(AddClosedDayCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!staff.IsInRole(StaffRoles.Office))
        {
            return NotOffice;
        }

        var (act, date) = (clock.ActBy(staff), command.Date!.Value);
        var day = await db.CityClosedDays.SingleOrDefaultAsync(d => d.ClosedOn == date, cancellationToken);
        if (day is not null && day.AddAgain(command.ReasonText, act) is { Succeeded: false } refused)
        {
            return refused;
        }

        if (day is null)
        {
            day = CityClosedDay.Add(date, command.ReasonText, act);
            db.CityClosedDays.Add(day);
        }

        db.Audit.Add(new AuditEntry("calendar.add", Subject(day), act));
        db.Outbox.Add(new OutboxLine(OutboxKinds.ReckonCases, day.Id, act.AtUtc, act.AtUtc + UntilAllHaveRead));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return CalendarRefusals.ClosedAlready; // somebody else was first
        }

        await calendar.ReloadAsync(cancellationToken);
        LogAdded(logger, Subject(day));
        return Outcome.Done;
    }

    internal static string Subject(CityClosedDay day) => day.ClosedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Information, Message = "Closed day added: {Day}")]
    private static partial void LogAdded(ILogger logger, string day);
}
