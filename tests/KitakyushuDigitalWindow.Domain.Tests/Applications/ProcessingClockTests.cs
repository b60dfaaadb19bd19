using System.Globalization;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Applications;

/// <summary>処理期間の計算, day by day. The first two tables are the worked values of the standards.</summary>
public class ProcessingClockTests
{
    private static readonly ClosedDays _closed = new();

    [Theory]
    [InlineData("2026-06-01", 10, "2026-06-15", "2026-06-12")]
    [InlineData("2026-11-20", 10, "2026-12-07", "2026-12-04")]
    [InlineData("2026-12-24", 5, "2027-01-06", "2027-01-05")]
    [InlineData("2026-09-18", 3, "2026-09-28", "2026-09-25")]
    [InlineData("2026-05-01", 5, "2026-05-13", "2026-05-12")]
    public void DueOn_OpenDays_LeavesClosedDaysOut(string arrival, int length, string fromNextDay, string fromArrivalDay)
    {
        var period = new StandardProcessingPeriod(length, PeriodUnit.OpenDays);

        Assert.Equal(Day(fromNextDay), Clock(period).DueOn(Day(arrival)));
        Assert.Equal(Day(fromArrivalDay), Clock(period with { Start = PeriodStart.ArrivalDay }).DueOn(Day(arrival)));
    }

    [Theory]
    [InlineData("2026-11-23", 14, PeriodUnit.Days, "2026-12-07", "2026-12-07")]
    [InlineData("2026-12-15", 14, PeriodUnit.Days, "2026-12-29", "2027-01-04")]
    [InlineData("2026-12-15", 2, PeriodUnit.Weeks, "2026-12-29", "2027-01-04")]
    [InlineData("2026-01-31", 1, PeriodUnit.Months, "2026-02-28", "2026-03-02")]
    [InlineData("2026-01-30", 1, PeriodUnit.Months, "2026-02-28", "2026-03-02")]
    [InlineData("2026-03-31", 3, PeriodUnit.Months, "2026-06-30", "2026-06-30")]
    public void DueOn_CalendarUnits_EndByTheCivilCodeAndMoveOffClosedDays(string arrival, int length, PeriodUnit unit, string asCounted, string moved)
    {
        var period = new StandardProcessingPeriod(length, unit);

        Assert.Equal(Day(moved), Clock(period).DueOn(Day(arrival)));
        Assert.Equal(Day(asCounted), Clock(period with { EndsOnOpenDay = false }).DueOn(Day(arrival)));
    }

    /// <summary>Friday 20 November; the 23rd is a holiday.</summary>
    [Theory]
    [InlineData(PeriodStart.NextDay, "2026-11-21", "2026-11-25")]
    [InlineData(PeriodStart.ArrivalDay, "2026-11-20", "2026-11-24")]
    [InlineData(PeriodStart.NextOpenDay, "2026-11-24", "2026-11-28")]
    public void Read_Start_DecidesTheFirstDay(PeriodStart start, string first, string due)
    {
        var clock = Clock(new StandardProcessingPeriod(5, PeriodUnit.Days) { Start = start, EndsOnOpenDay = false });

        var reading = clock.Read(Day("2026-11-20"), [], Day("2026-11-24"));

        Assert.Equal((Day(first), Day(due)), (reading.CountsFrom, reading.DueOn));
    }

    /// <summary>10 open days from Friday 20 November end on 7 December. Two open days (24, 25) are used when a correction is asked for on the 25th.</summary>
    [Theory]
    [InlineData(WaitingEffect.Pause, "2026-11-25", "2026-11-25", "2026-12-07")] // answered the same day
    [InlineData(WaitingEffect.Pause, "2026-11-25", "2026-11-30", "2026-12-10")] // three open days later
    [InlineData(WaitingEffect.Pause, "2026-11-25", "2026-11-29", "2026-12-09")] // on a Sunday: counts on from Monday
    [InlineData(WaitingEffect.Restart, "2026-11-25", "2026-11-30", "2026-12-14")]
    [InlineData(WaitingEffect.Continue, "2026-11-25", "2026-11-30", "2026-12-07")]
    [InlineData(WaitingEffect.Pause, "2026-12-07", "2026-12-10", "2026-12-10")] // asked on the last day: nothing is left but the day of the answer
    [InlineData(WaitingEffect.Pause, "2026-12-08", "2026-12-20", "2026-12-07")] // asked when the time was over
    [InlineData(WaitingEffect.Restart, "2026-12-08", "2026-12-20", "2026-12-07")]
    public void DueOn_OneCorrection_ByItsEffect(WaitingEffect effect, string asked, string answered, string due) =>
        Assert.Equal(Day(due), Clock(OpenDays10).DueOn(Day("2026-11-20"), [Stop(asked, answered, effect)]));

    [Theory]
    [InlineData(PeriodUnit.Days, 10, "2026-11-30", "2026-12-04")] // 30 November, and four days of waiting
    [InlineData(PeriodUnit.Weeks, 2, "2026-12-04", "2026-12-08")]
    [InlineData(PeriodUnit.Months, 1, "2026-12-21", "2026-12-24")] // the 20th is a Sunday; four days after it is a Thursday
    public void DueOn_CalendarUnits_WaitingIsAddedInDays(PeriodUnit unit, int length, string without, string with)
    {
        var clock = Clock(new StandardProcessingPeriod(length, unit));

        Assert.Equal(Day(without), clock.DueOn(Day("2026-11-20")));
        Assert.Equal(Day(with), clock.DueOn(Day("2026-11-20"), [Stop("2026-11-24", "2026-11-28")]));
    }

    [Fact]
    public void DueOn_OverlappingStops_CountEachDayOnce()
    {
        var both = Clock(OpenDays10).DueOn(Day("2026-11-20"), [Stop("2026-11-25", "2026-11-30"), Stop("2026-11-26", "2026-11-27")]);

        Assert.Equal(Day("2026-12-10"), both);
        Assert.Equal(Day("2026-12-14"), Clock(OpenDays10).DueOn(Day("2026-11-20"), [Stop("2026-11-25", "2026-11-27"), Stop("2026-11-26", "2026-11-30", WaitingEffect.Restart)]));
    }

    [Fact]
    public void DueOn_TwoStopsOneAfterTheOther_AddUp() =>
        Assert.Equal(Day("2026-12-14"), Clock(OpenDays10).DueOn(Day("2026-11-20"), [Stop("2026-11-25", "2026-11-30"), Stop("2026-12-01", "2026-12-03")]));

    [Fact]
    public void DueOn_AnswerAwaited_IsAsIfItCameOnItsLastDay()
    {
        var open = Stop("2026-11-25", null) with { ExpectedOn = Day("2026-12-09") };

        Assert.Equal(Clock(OpenDays10).DueOn(Day("2026-11-20"), [Stop("2026-11-25", "2026-12-09")]), Clock(OpenDays10).DueOn(Day("2026-11-20"), [open]));
        Assert.Equal(Day("2026-11-25"), Clock(OpenDays10).StoppedOn(Day("2026-11-20"), [open]));
        Assert.Null(Clock(OpenDays10).StoppedOn(Day("2026-11-20"), [Stop("2026-11-25", "2026-12-09")]));
    }

    /// <summary>A day that the city has closed does not count.</summary>
    [Fact]
    public void DueOn_CityDay_MovesTheEnd() =>
        Assert.Equal(Day("2026-12-08"), new ProcessingClock(OpenDays10, new ClosedDays([Day("2026-12-02")])).DueOn(Day("2026-11-20")));

    [Fact]
    public void Read_Running_TellsUsedAndRemainingDays()
    {
        var reading = Clock(OpenDays10).Read(Day("2026-11-20"), [Stop("2026-11-25", "2026-11-30")], Day("2026-12-03"));

        Assert.Equal((Day("2026-12-10"), 5, 5), (reading.DueOn, reading.UsedDays, reading.RemainingOpenDays)); // 24, 25, 1, 2, 3 / 4, 7, 8, 9, 10
        Assert.False(reading.IsStopped || reading.IsOverdue);
    }

    [Fact]
    public void Read_Stopped_StandsStillHoweverLongItTakes()
    {
        var soon = Clock(OpenDays10).Read(Day("2026-11-20"), [Stop("2026-11-25", null)], Day("2026-11-27"));
        var late = Clock(OpenDays10).Read(Day("2026-11-20"), [Stop("2026-11-25", null)], Day("2027-02-01"));

        Assert.Equal((true, false, 2, 8), (soon.IsStopped, soon.IsOverdue, soon.UsedDays, soon.RemainingOpenDays));
        Assert.Equal((true, false, 2, 8), (late.IsStopped, late.IsOverdue, late.UsedDays, late.RemainingOpenDays));
        Assert.True(late.DueOn > soon.DueOn);
    }

    [Fact]
    public void Read_AskedAfterTheLastDay_IsOverdueAndNotStopped()
    {
        var reading = Clock(OpenDays10).Read(Day("2026-11-20"), [Stop("2026-12-09", null)], Day("2026-12-10"));

        Assert.Equal((Day("2026-12-07"), true, false, 0), (reading.DueOn, reading.IsOverdue, reading.IsStopped, reading.RemainingOpenDays));
        Assert.Empty(reading.Stops);
    }

    [Fact]
    public void Read_TheLastDayItself_IsNotOverdue()
    {
        Assert.False(Clock(OpenDays10).Read(Day("2026-11-20"), [], Day("2026-12-07")).IsOverdue);
        Assert.True(Clock(OpenDays10).Read(Day("2026-11-20"), [], Day("2026-12-08")).IsOverdue);
    }

    [Fact]
    public void Reckon_CorrectionOfAnApplication_StopsTheClockAndTheAnswerStartsIt()
    {
        var application = Cases.In(ApplicationStatus.UnderReview);
        var arrival = JapanTime.DayOf(application.ReceivedAtUtc!.Value);
        var clock = Clock(OpenDays10);
        application.Reckon(clock);
        Assert.Equal((clock.DueOn(arrival), null), (application.DueOn, application.ClockStoppedOn));
        var version = application.Version;

        var asked = new Act("staff:1", application.ReceivedAtUtc!.Value.AddDays(1));
        Assert.True(application.RequestCorrection(CorrectionKind.Incorrect, [application.Answers.All.Keys.First()], "違います", arrival.AddDays(14), asked).Succeeded);
        application.Reckon(clock);
        Assert.Equal(arrival.AddDays(1), application.ClockStoppedOn);
        Assert.Equal(version + 1, application.Version); // the act's, none of the reckoning

        Assert.True(application.SubmitCorrection(application.Answers, new Act("citizen:1", asked.AtUtc.AddDays(7))).Succeeded);
        application.Reckon(clock);
        Assert.Null(application.ClockStoppedOn);
        Assert.True(application.DueOn > clock.DueOn(arrival));
    }

    [Fact]
    public void Withdraw_WhileStopped_NothingIsWaitedForAnyMore()
    {
        var application = Cases.In(ApplicationStatus.AwaitingCorrection);
        application.Reckon(Clock(new StandardProcessingPeriod(2, PeriodUnit.Months)));
        Assert.NotNull(application.ClockStoppedOn);

        Assert.True(application.Withdraw("不要", Cases.ByCitizen(90)).Succeeded);

        Assert.Null(application.ClockStoppedOn);
    }

    private static StandardProcessingPeriod OpenDays10 => new(10, PeriodUnit.OpenDays);

    private static ProcessingClock Clock(StandardProcessingPeriod period) => new(period, _closed);

    private static ClockStop Stop(string from, string? until, WaitingEffect effect = WaitingEffect.Pause) =>
        new(Day(from), until is null ? null : Day(until), effect, Day(until ?? from));

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, CultureInfo.InvariantCulture);
}
