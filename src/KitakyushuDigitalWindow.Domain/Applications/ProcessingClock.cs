using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;

namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>The office waits for the applicant.</summary>
/// <param name="From">The day of the request; it still counts, as the office worked on it.</param>
/// <param name="Until">The day of the answer; null while it is awaited.</param>
/// <param name="ExpectedOn">Until when the answer was asked for.</param>
public sealed record ClockStop(DateOnly From, DateOnly? Until, WaitingEffect Effect, DateOnly ExpectedOn);

/// <summary>How the processing of a case stands on a day.</summary>
/// <param name="DueOn">処理期限; while the clock is stopped, as if the answer came on the day of reading.</param>
/// <param name="CountsFrom">The first day that counts; later than the arrival where a correction began the count anew.</param>
/// <param name="UsedDays">Open days or calendar days, as the period is counted, without those that were waited.</param>
/// <param name="Stops">Those that had an effect, in order; overlapping ones as one.</param>
public sealed record ClockReading(
    DateOnly DueOn, DateOnly CountsFrom, int UsedDays, int RemainingOpenDays, bool IsStopped, bool IsOverdue, IReadOnlyList<ClockStop> Stops);

/// <summary>
/// 処理期間の計算: 標準処理期間 of one procedure, counted from the arrival over the calendar of the office. Pure: the same history gives the same days.
/// A case that has run over its time stays so: what is asked of the applicant after the last day changes nothing.
/// </summary>
public sealed class ProcessingClock(StandardProcessingPeriod period, ClosedDays closed)
{
    public StandardProcessingPeriod Period => period;

    /// <summary>処理期限. What is still awaited is taken to come on the day until which it was asked for.</summary>
    public DateOnly DueOn(DateOnly arrival, IEnumerable<ClockStop>? stops = null) => Walk(arrival, stops ?? [], s => s.ExpectedOn).Due;

    /// <summary>The day on which the clock stopped and has not gone on; null while it runs.</summary>
    public DateOnly? StoppedOn(DateOnly arrival, IEnumerable<ClockStop> stops) => Walk(arrival, stops, s => s.ExpectedOn).Stops.FirstOrDefault(s => s.Until is null)?.From;

    /// <param name="today">Or the day on which the case was decided.</param>
    public ClockReading Read(DateOnly arrival, IEnumerable<ClockStop> stops, DateOnly today)
    {
        var (due, origin, effective) = Walk(arrival, stops, _ => today);
        var isStopped = effective.Any(s => s.Until is null);
        return new ClockReading(
            due, FirstDay(origin), Used(origin, effective, today), closed.OpenDaysUntil(today, due), isStopped, !isStopped && today > due, effective);
    }

    private (DateOnly Due, DateOnly Origin, IReadOnlyList<ClockStop> Stops) Walk(
        DateOnly arrival, IEnumerable<ClockStop> stops, Func<ClockStop, DateOnly> answer)
    {
        var (end, origin, effective) = (End(arrival), arrival, new List<ClockStop>());
        foreach (var stop in Merged(arrival, stops))
        {
            if (stop.From > Moved(end))
            {
                break; // the time had run out
            }

            effective.Add(stop);
            end = stop.From > end ? Moved(end) : end;
            var until = stop.Until ?? Later(answer(stop), stop.From);
            if (stop.Effect == WaitingEffect.Restart)
            {
                (end, origin) = (Later(End(until), end), until);
            }
            else if (until > stop.From)
            {
                end = Resumed(end, stop.From, until);
            }
        }

        return (Moved(end), origin, effective);
    }

    /// <summary>The last day of the whole period after an event, before it moves off a closed day.</summary>
    private DateOnly End(DateOnly eventDay) => period.Unit switch
    {
        PeriodUnit.OpenDays => closed.AddOpenDays(eventDay, period.Length, period.Start == PeriodStart.ArrivalDay),
        PeriodUnit.Weeks => LegalPeriod.EndWeeks(DayBeforeFirst(eventDay), period.Length),
        PeriodUnit.Months => LegalPeriod.EndMonths(DayBeforeFirst(eventDay), period.Length),
        _ => LegalPeriod.EndDays(DayBeforeFirst(eventDay), period.Length),
    };

    /// <summary>What was left on the day of the request is left from the answer on; never less than the day of the answer itself.</summary>
    private DateOnly Resumed(DateOnly end, DateOnly from, DateOnly until) => Later(
        until,
        period.Unit == PeriodUnit.OpenDays
            ? closed.AddOpenDays(until, closed.OpenDaysUntil(from, end), period.Start == PeriodStart.ArrivalDay)
            : end.AddDays(DayBeforeFirst(until).DayNumber - from.DayNumber));

    private DateOnly DayBeforeFirst(DateOnly eventDay) => FirstDay(eventDay).AddDays(-1);

    private DateOnly FirstDay(DateOnly eventDay) => (period.Start, period.Unit) switch
    {
        (PeriodStart.ArrivalDay, PeriodUnit.OpenDays) => closed.NextOpenDay(eventDay),
        (PeriodStart.ArrivalDay, _) => eventDay,
        (PeriodStart.NextOpenDay, _) or (_, PeriodUnit.OpenDays) => closed.NextOpenDay(eventDay.AddDays(1)),
        _ => eventDay.AddDays(1),
    };

    private int Used(DateOnly origin, IReadOnlyList<ClockStop> stops, DateOnly today)
    {
        var count = 0;
        for (var day = FirstDay(origin); day <= today; day = day.AddDays(1))
        {
            var isWaited = stops.Any(s => day > s.From && (s.Until is null || day < FirstDay(s.Until.Value)));
            count += isWaited || (period.Unit == PeriodUnit.OpenDays && closed.IsClosed(day)) ? 0 : 1;
        }

        return count;
    }

    private DateOnly Moved(DateOnly end) => period.EndsOnOpenDay || period.Unit == PeriodUnit.OpenDays ? closed.NextOpenDay(end) : end;

    /// <summary>In order of time; those that overlap or touch are one, as days must not be left out twice.</summary>
    private static List<ClockStop> Merged(DateOnly arrival, IEnumerable<ClockStop> stops)
    {
        var merged = new List<ClockStop>();
        foreach (var given in stops.Where(s => s.Effect != WaitingEffect.Continue).OrderBy(s => s.From))
        {
            var from = Later(given.From, arrival);
            var stop = given with { From = from, Until = given.Until is { } until ? Later(until, from) : null };
            if (merged is [.., var last] && (last.Until is null || stop.From <= last.Until))
            {
                merged[^1] = last with
                {
                    Until = last.Until is { } a && stop.Until is { } b ? Later(a, b) : null,
                    Effect = last.Effect == WaitingEffect.Restart ? last.Effect : stop.Effect,
                    ExpectedOn = Later(last.ExpectedOn, stop.ExpectedOn),
                };
            }
            else
            {
                merged.Add(stop);
            }
        }

        return merged;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
