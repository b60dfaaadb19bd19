using CsCheck;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Applications;

/// <summary>What holds for every rule, arrival and history.</summary>
public class ProcessingClockProperties
{
    private static readonly DateOnly _first = new(2026, 1, 1);
    private static readonly ClosedDays _closed = new([new(2026, 6, 10), new(2026, 6, 11)]);

    private static readonly Gen<DateOnly> _day = Gen.Int[0, 700].Select(_first.AddDays);

    private static readonly Gen<StandardProcessingPeriod> _period = Gen.Select(
        Gen.Int[1, 20], Gen.Int[1, 4], Gen.Int[1, 3], Gen.Bool, (length, unit, start, moves) =>
            new StandardProcessingPeriod(length, (PeriodUnit)(unit * 10)) { Start = (PeriodStart)(start * 10), EndsOnOpenDay = moves });

    private static readonly Gen<ClockStop> _stop = Gen.Select(
        _day, Gen.Int[0, 40], Gen.Bool, Gen.Int[1, 3], (from, length, isOpen, effect) =>
            new ClockStop(from, isOpen ? null : from.AddDays(length), (WaitingEffect)(effect * 10), from.AddDays(length)));

    private static readonly Gen<(StandardProcessingPeriod Period, DateOnly Arrival, ClockStop[] Stops)> _case =
        Gen.Select(_period, _day, _stop.Array[0, 4], (period, arrival, stops) => (period, arrival, stops));

    [Fact]
    public void DueOn_WhereTheEndMoves_IsNeverAClosedDay() => _case.Sample(c =>
        !(c.Period.EndsOnOpenDay || c.Period.Unit == PeriodUnit.OpenDays) || !_closed.IsClosed(Clock(c.Period).DueOn(c.Arrival, c.Stops)));

    [Fact]
    public void DueOn_Waiting_NeverMakesItEarlier() => _case.Sample(c =>
        Clock(c.Period).DueOn(c.Arrival, c.Stops) >= Clock(c.Period).DueOn(c.Arrival));

    [Fact]
    public void DueOn_LaterAnswer_IsNeverEarlier() => Gen.Select(_period, _day, _stop, Gen.Int[0, 20]).Sample((period, arrival, stop, more) =>
    {
        var later = stop with { Until = stop.Until?.AddDays(more), ExpectedOn = stop.ExpectedOn.AddDays(more) };
        return Clock(period).DueOn(arrival, [later]) >= Clock(period).DueOn(arrival, [stop]);
    });

    [Fact]
    public void DueOn_LaterArrivalOrLongerPeriod_IsNeverEarlier() => Gen.Select(_period, _day, Gen.Int[0, 20]).Sample((period, arrival, more) =>
        Clock(period).DueOn(arrival.AddDays(more)) >= Clock(period).DueOn(arrival)
        && Clock(period with { Length = period.Length + more }).DueOn(arrival) >= Clock(period).DueOn(arrival));

    [Fact]
    public void DueOn_OneMoreClosedDay_IsNeverEarlier() => Gen.Select(_case, _day).Sample((c, day) =>
        new ProcessingClock(c.Period, new ClosedDays([day])).DueOn(c.Arrival, c.Stops) >= new ProcessingClock(c.Period, new ClosedDays()).DueOn(c.Arrival, c.Stops));

    [Fact]
    public void DueOn_OrderOfTheStops_DoesNotMatter() => _case.Sample(c =>
        Clock(c.Period).DueOn(c.Arrival, c.Stops) == Clock(c.Period).DueOn(c.Arrival, c.Stops.Reverse()));

    [Fact]
    public void Read_AnyDay_IsNeverStoppedAndOverdueAndCountsNoNegativeDays() => Gen.Select(_case, _day).Sample((c, today) =>
    {
        var reading = Clock(c.Period).Read(c.Arrival, c.Stops, today);
        return !(reading.IsStopped && reading.IsOverdue) && reading.UsedDays >= 0 && reading.RemainingOpenDays >= 0 && reading.CountsFrom >= c.Arrival;
    });

    private static ProcessingClock Clock(StandardProcessingPeriod period) => new(period, _closed);
}
