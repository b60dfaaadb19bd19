using KitakyushuDigitalWindow.Domain.Calendar;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Calendar;

public class LegalPeriodTests
{
    private readonly ClosedDays _closed = new();

    [Theory]
    [InlineData("2026-11-23", 14, "2026-12-07", "2026-12-07")]
    [InlineData("2026-12-15", 14, "2026-12-29", "2027-01-04")]
    public void EndDays_WorkedValues_MoveOverClosedDays(string eventDay, int days, string end, string moved)
    {
        Assert.Equal(Day(end), LegalPeriod.EndDays(Day(eventDay), days));
        Assert.Equal(Day(moved), LegalPeriod.EndDays(Day(eventDay), days, _closed));
        Assert.Equal(Day(end), LegalPeriod.EndWeeks(Day(eventDay), days / 7));
        Assert.Equal(Day(moved), LegalPeriod.EndWeeks(Day(eventDay), days / 7, _closed));
    }

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28", "2026-03-02")]
    [InlineData("2026-01-30", 1, "2026-02-28", "2026-03-02")]
    [InlineData("2026-03-31", 3, "2026-06-30", "2026-06-30")]
    [InlineData("2026-01-15", 1, "2026-02-15", "2026-02-16")]
    public void EndMonths_WorkedValues_EndBeforeTheCorrespondingDay(string eventDay, int months, string end, string moved)
    {
        Assert.Equal(Day(end), LegalPeriod.EndMonths(Day(eventDay), months));
        Assert.Equal(Day(moved), LegalPeriod.EndMonths(Day(eventDay), months, _closed));
    }

    [Theory]
    [InlineData("2024-02-28", "2025-02-28")]
    [InlineData("2024-02-29", "2025-02-28")]
    public void EndYears_AroundALeapDay_EndsInFebruary(string eventDay, string end)
    {
        Assert.Equal(Day(end), LegalPeriod.EndYears(Day(eventDay), 1));
        Assert.Equal(Day(end), LegalPeriod.EndYears(Day(eventDay), 1, _closed));
    }

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
}
