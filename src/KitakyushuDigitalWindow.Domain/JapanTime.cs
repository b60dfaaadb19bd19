namespace KitakyushuDigitalWindow.Domain;

/// <summary>Instants are kept in UTC; days are Japan's (JST, UTC+9, no summer time: no time-zone data needed).</summary>
public static class JapanTime
{
    private static readonly TimeSpan _offset = TimeSpan.FromHours(9);

    /// <summary>The calendar day in Japan at a UTC instant.</summary>
    public static DateOnly DayOf(DateTime atUtc) => DateOnly.FromDateTime(atUtc + _offset);

    /// <summary>The wall clock in Japan at a UTC instant; for display only.</summary>
    public static DateTime ClockOf(DateTime atUtc) => DateTime.SpecifyKind(atUtc + _offset, DateTimeKind.Unspecified);

    /// <summary>The UTC instant at which a day begins in Japan.</summary>
    public static DateTime StartOfDayUtc(DateOnly day) =>
        DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - _offset, DateTimeKind.Utc);

    /// <summary>The UTC instant of a wall clock in Japan.</summary>
    public static DateTime InstantOf(DateTime clock) => DateTime.SpecifyKind(clock - _offset, DateTimeKind.Utc);

    /// <summary>"Today" of every rule: the day in Japan.</summary>
    public static DateOnly TodayInJapan(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DayOf(clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>Now, as the UTC instant that entities keep.</summary>
    public static DateTime NowUtc(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.GetUtcNow().UtcDateTime;
    }
}
