using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <summary>期限 of a case with its reasons.</summary>
/// <param name="DueOn">As the queue sorts by it.</param>
/// <param name="DueIfAnsweredToday">Only while the clock is stopped.</param>
/// <param name="RemainingOpenDays">After today; 0 when the day has passed.</param>
public sealed record CaseClock(
    StandardProcessingPeriod Period, DateOnly Arrival, DateOnly CountsFrom, DateOnly DueOn, DateOnly? DueIfAnsweredToday,
    int UsedDays, int RemainingOpenDays, bool IsStopped, bool IsOverdue, IReadOnlyList<ClockStop> Stops)
{
    /// <param name="today">Or the day on which the case ended.</param>
    internal static CaseClock Of(
        ProcessingClock clock, DateOnly dueOn, DateOnly? stoppedOn, DateOnly arrival, IReadOnlyList<ClockStop> stops, DateOnly today, ClosedDays closed)
    {
        var reading = clock.Read(arrival, stops, today);
        var isStopped = stoppedOn is not null;
        return new CaseClock(
            clock.Period, arrival, reading.CountsFrom, dueOn, isStopped ? reading.DueOn : null, reading.UsedDays,
            isStopped ? reading.RemainingOpenDays : closed.OpenDaysUntil(today, dueOn), isStopped, !isStopped && today > dueOn, reading.Stops);
    }
}
