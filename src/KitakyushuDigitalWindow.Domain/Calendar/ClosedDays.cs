using System.Collections.Frozen;

namespace KitakyushuDigitalWindow.Domain.Calendar;

/// <summary>閉庁日: Saturdays, Sundays, holidays and 29 December to 3 January (地方自治法4条の2 and the city's ordinance).</summary>
/// <param name="extra">Further closed days, for instance a holiday made by a special law.</param>
public sealed class ClosedDays(IEnumerable<DateOnly>? extra = null)
{
    private readonly FrozenSet<DateOnly> _extra = (extra ?? []).ToFrozenSet();

    public bool IsClosed(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        || day is { Month: 12, Day: >= 29 } or { Month: 1, Day: <= 3 }
        || Holidays.Contains(day)
        || _extra.Contains(day);

    /// <summary>The day itself when open, else the next open day (地方自治法4条の2第4項).</summary>
    public DateOnly NextOpenDay(DateOnly day)
    {
        while (IsClosed(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The last of <paramref name="count"/> open days (標準処理期間).</summary>
    /// <param name="day">到達日; may be closed.</param>
    /// <param name="count">0 or more; 0 answers the day itself.</param>
    /// <param name="countArrivalDay">True: the arrival day, when open, is the first of them.</param>
    public DateOnly AddOpenDays(DateOnly day, int count, bool countArrivalDay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var left = countArrivalDay && count > 0 && !IsClosed(day) ? count - 1 : count;
        while (left > 0)
        {
            day = day.AddDays(1);
            left -= IsClosed(day) ? 0 : 1;
        }

        return day;
    }

    /// <summary>Open days after <paramref name="from"/> up to and with <paramref name="until"/>; 0 when that day has passed.</summary>
    public int OpenDaysUntil(DateOnly from, DateOnly until)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= until; day = day.AddDays(1))
        {
            count += IsClosed(day) ? 0 : 1;
        }

        return count;
    }
}
