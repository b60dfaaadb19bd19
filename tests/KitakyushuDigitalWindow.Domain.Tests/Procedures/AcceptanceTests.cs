using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Procedures;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures;

/// <summary>受付期間, to the second and by the day in Japan.</summary>
public class AcceptanceTests
{
    private static readonly YearlyAcceptance _june = new(new DayOfYear(6, 1), new DayOfYear(6, 30), new DayOfYear(3, 31));
    private static readonly YearlyAcceptance _augustOnly = new(new DayOfYear(8, 1), null, new DayOfYear(8, 31));

    [Theory]
    [InlineData("2026-05-31T23:59:59", false, false)]
    [InlineData("2026-06-01T00:00:00", true, false)]
    [InlineData("2026-06-01T00:30:00", true, false)] // still 31 May in UTC
    [InlineData("2026-06-30T23:59:59", true, false)]
    [InlineData("2026-07-01T00:00:00", true, true)]
    [InlineData("2026-12-31T23:59:59", true, true)]
    [InlineData("2027-03-31T23:59:59", true, true)]
    [InlineData("2027-04-01T00:00:00", false, false)]
    public void Yearly_WithALastDayInTime_TakesLateOnesWithAWord(string clock, bool isOpen, bool isLate)
    {
        var now = _june.At(Japan(clock), []);

        Assert.Equal((isOpen, isLate), (now.IsOpen, now.IsLate));
        Assert.Equal(isOpen ? new DateOnly(2026, 6, 30) : null, now.DueOn);
    }

    [Fact]
    public void Yearly_Closed_KnowsWhenItClosedAndOpensAgain()
    {
        var now = _june.At(Japan("2027-04-15T12:00:00"), []);

        Assert.Equal((Japan("2027-04-01T00:00:00"), Japan("2027-06-01T00:00:00")), (now.ClosedAtUtc!.Value, now.OpensAtUtc!.Value));
        Assert.Equal(now.OpensAtUtc, now.ChangesAtUtc);
    }

    [Theory]
    [InlineData("2026-07-31T23:59:59", false)]
    [InlineData("2026-08-01T00:00:00", true)]
    [InlineData("2026-08-31T23:59:59", true)]
    [InlineData("2026-09-01T00:00:00", false)]
    public void Yearly_WithinOneYear_EndsWithItsLastDay(string clock, bool isOpen) =>
        Assert.Equal(isOpen, _augustOnly.At(Japan(clock), []).IsOpen);

    [Theory]
    [InlineData("2026-12-01T08:59:59", false)]
    [InlineData("2026-12-01T09:00:00", true)]
    [InlineData("2026-12-25T16:59:59", true)]
    [InlineData("2026-12-25T17:00:00", false)] // the closing is the first instant that is too late
    [InlineData("2026-12-25T17:00:01", false)]
    public void Fixed_OneSecondBeforeAndAfter_OpensAndCloses(string clock, bool isOpen) =>
        Assert.Equal(isOpen, new FixedAcceptance(Japan("2026-12-01T09:00:00"), Japan("2026-12-25T17:00:00")).At(Japan(clock), []).IsOpen);

    [Theory]
    [InlineData("2020-01-01T00:00:00", true)]
    [InlineData("2026-12-25T17:00:00", false)]
    public void Fixed_WithoutAnOpening_IsOpenUntilTheClosing(string clock, bool isOpen) =>
        Assert.Equal(isOpen, new FixedAcceptance(null, Japan("2026-12-25T17:00:00")).At(Japan(clock), []).IsOpen);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ByOffice_NothingSaid_IsAsTheDefinitionSays(bool open) => Assert.Equal(open, new AcceptanceByOffice(open).At(DateTime.UnixEpoch, []).IsOpen);

    [Fact]
    public void ByOffice_Windows_DecideAloneAndTheLongestRunningEnds()
    {
        var acceptance = new AcceptanceByOffice(true);
        AcceptanceWindow[] windows =
        [
            new(Japan("2026-07-10T00:00:00"), Japan("2026-08-01T00:00:00"), "七月の大雨"),
            new(Japan("2026-07-20T00:00:00"), null, "台風"),
            new(Japan("2026-09-01T00:00:00"), Japan("2026-08-01T00:00:00"), "取りやめ"),
        ];

        Assert.False(acceptance.At(Japan("2026-07-09T23:59:59"), windows).IsOpen);
        Assert.Equal(Japan("2026-07-10T00:00:00"), acceptance.At(Japan("2026-07-09T23:59:59"), windows).OpensAtUtc);
        Assert.Equal(("七月の大雨", Japan("2026-08-01T00:00:00")), (acceptance.At(Japan("2026-07-15T00:00:00"), windows).Note, acceptance.At(Japan("2026-07-15T00:00:00"), windows).ClosesAtUtc!.Value));
        var both = acceptance.At(Japan("2026-07-25T00:00:00"), windows);
        Assert.Equal((true, null, "台風"), (both.IsOpen, both.ClosesAtUtc, both.Note));
    }

    [Fact]
    public void ChangesAtUtc_BeforeTheLastDayInTime_IsTheEndOfThatDay() =>
        Assert.Equal(Japan("2026-07-01T00:00:00"), _june.At(Japan("2026-06-10T00:00:00"), []).ChangesAtUtc);

    [Fact]
    public void Always_NeverChanges() => Assert.Equal((true, null), (Acceptance.Always.At(DateTime.UnixEpoch, []).IsOpen, Acceptance.Always.At(DateTime.UnixEpoch, []).ChangesAtUtc));

    [Theory]
    [InlineData("""{"kind":"yearly","opens":"06-01","due":"06-30","until":"03-31"}""", "2026-06-01T00:00:00", true)]
    [InlineData("""{"kind":"fixed","closesAt":"2026-12-25T17:00:00"}""", "2026-12-25T17:00:00", false)]
    [InlineData("""{"kind":"byOffice","withoutWindow":"closed"}""", "2026-12-25T17:00:00", false)]
    [InlineData("null", "2026-12-25T17:00:00", true)]
    public void Read_Valid_IsWhatItSays(string json, string clock, bool isOpen) =>
        Assert.Equal(isOpen, Read(json).At(Japan(clock), []).IsOpen);

    [Theory]
    [InlineData("""{"kind":"monthly"}""")]
    [InlineData("""{"kind":"yearly","opens":"02-29","until":"03-31"}""")]
    [InlineData("""{"kind":"yearly","opens":"06-01"}""")]
    [InlineData("""{"kind":"yearly","opens":"06-01","due":"05-31","until":"03-31"}""")]
    [InlineData("""{"kind":"fixed"}""")]
    [InlineData("""{"kind":"fixed","closesAt":"2026-12-25"}""")]
    [InlineData("""{"kind":"fixed","opensAt":"2026-12-25T17:00:00","closesAt":"2026-12-25T17:00:00"}""")]
    [InlineData("""{"kind":"byOffice"}""")]
    [InlineData("""{"kind":"byOffice","withoutWindow":"perhaps"}""")]
    public void Read_Unknown_IsAFormatException(string json) => Assert.ThrowsAny<Exception>(() => Read(json));

    [Fact]
    public void Close_Running_EndsNowAndOnlyOnce()
    {
        var window = ProcedureWindow.Open("disaster-victim-certificate", Japan("2026-07-10T00:00:00"), null, null, new Act("staff:a", Japan("2026-07-10T00:00:00")));
        var act = new Act("staff:b", Japan("2026-08-01T17:00:00"));

        Assert.True(window.Close("受付を終えた", act).Succeeded);

        Assert.Equal((act.AtUtc, "staff:b", "受付を終えた"), (window.ClosesAtUtc!.Value, window.ClosedBy, window.ClosingReason));
        Assert.Equal(ProcedureRefusals.ClosedAlready, window.Close("もう一度", new Act("staff:b", act.AtUtc.AddSeconds(1))).Refusal);
    }

    private static DateTime Japan(string clock) => JapanTime.InstantOf(DateTime.Parse(clock, System.Globalization.CultureInfo.InvariantCulture));

    private static Acceptance Read(string json) => ProcedureDefinitionJson.Read(ProcedureDefinitionJsonTests.With("\"acceptance\": " + JsonDocument.Parse(json).RootElement.GetRawText())).Acceptance;
}
