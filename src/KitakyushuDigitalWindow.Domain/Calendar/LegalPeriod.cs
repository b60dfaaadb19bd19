namespace KitakyushuDigitalWindow.Domain.Calendar;

/// <summary>The last day of a period by 民法140条–143条: the day of the event is not counted. With <c>closed</c> given, an end
/// on a closed day moves to the next open day (142条, 地方自治法4条の2第4項). Lengths are 1 or more.</summary>
public static class LegalPeriod
{
    public static DateOnly EndDays(DateOnly eventDay, int days, ClosedDays? closed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return Moved(eventDay.AddDays(days), closed);
    }

    public static DateOnly EndWeeks(DateOnly eventDay, int weeks, ClosedDays? closed = null) =>
        EndDays(eventDay, 7 * weeks, closed);

    /// <summary>The day before the corresponding day; where the month has no such day, its last day (143条2項).</summary>
    public static DateOnly EndMonths(DateOnly eventDay, int months, ClosedDays? closed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        var start = eventDay.AddDays(1);
        var month = new DateOnly(start.Year, start.Month, 1).AddMonths(months);
        var lastOfMonth = DateTime.DaysInMonth(month.Year, month.Month);
        var end = start.Day > lastOfMonth ? month.AddDays(lastOfMonth - 1) : month.AddDays(start.Day - 2);
        return Moved(end, closed);
    }

    public static DateOnly EndYears(DateOnly eventDay, int years, ClosedDays? closed = null) =>
        EndMonths(eventDay, 12 * years, closed);

    private static DateOnly Moved(DateOnly end, ClosedDays? closed) => closed is null ? end : closed.NextOpenDay(end);
}
