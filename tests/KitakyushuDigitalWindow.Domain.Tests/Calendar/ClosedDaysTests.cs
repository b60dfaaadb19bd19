using KitakyushuDigitalWindow.Domain.Calendar;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Calendar;

public class ClosedDaysTests
{
    private readonly ClosedDays _closed = new();

    [Theory]
    [InlineData(2025, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24")]
    [InlineData(2026, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23")]
    [InlineData(2027, "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23")]
    [InlineData(2028, "1/1 1/10 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/22 10/9 11/3 11/23")]
    [InlineData(2029, "1/1 1/8 2/11 2/12 2/23 3/20 4/29 4/30 5/3 5/4 5/5 7/16 8/11 9/17 9/23 9/24 10/8 11/3 11/23")]
    public void InYear_KnownYears_EqualTheCabinetOfficesTable(int year, string expected) =>
        Assert.Equal(expected, string.Join(' ', Holidays.InYear(year).Select(day => $"{day.Month}/{day.Day}")));

    [Theory]
    [InlineData("2026-11-21", true)]
    [InlineData("2026-11-22", true)]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-24", false)]
    [InlineData("2026-12-28", false)]
    [InlineData("2026-12-29", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2025-01-02", true)]
    [InlineData("2025-01-03", true)]
    [InlineData("2027-01-04", false)]
    [InlineData("2026-09-22", true)]
    public void IsClosed_EachKindOfDay_IsToldApart(string day, bool expected) => Assert.Equal(expected, _closed.IsClosed(Day(day)));

    [Fact]
    public void NextOpenDay_WithAnExtraClosedDay_MovesOverIt()
    {
        Assert.Equal(Day("2026-11-24"), _closed.NextOpenDay(Day("2026-11-21")));
        Assert.Equal(Day("2026-11-24"), _closed.NextOpenDay(Day("2026-11-24")));
        Assert.Equal(Day("2026-11-25"), new ClosedDays([Day("2026-11-24")]).NextOpenDay(Day("2026-11-21")));
    }

    [Theory]
    [InlineData("2026-06-01", 10, "2026-06-15", "2026-06-12")]
    [InlineData("2026-11-20", 10, "2026-12-07", "2026-12-04")]
    [InlineData("2026-12-24", 5, "2027-01-06", "2027-01-05")]
    [InlineData("2026-09-18", 3, "2026-09-28", "2026-09-25")]
    [InlineData("2026-05-01", 5, "2026-05-13", "2026-05-12")]
    [InlineData("2026-11-22", 1, "2026-11-24", "2026-11-24")]
    [InlineData("2026-11-24", 0, "2026-11-24", "2026-11-24")]
    public void AddOpenDays_WorkedValues_WithAndWithoutTheArrivalDay(string arrival, int count, string notCounted, string counted)
    {
        Assert.Equal(Day(notCounted), _closed.AddOpenDays(Day(arrival), count, countArrivalDay: false));
        Assert.Equal(Day(counted), _closed.AddOpenDays(Day(arrival), count, countArrivalDay: true));
    }

    [Theory]
    [InlineData("2026-11-20", "2026-12-07", 10)]
    [InlineData("2026-11-20", "2026-11-23", 0)]
    [InlineData("2026-11-20", "2026-11-19", 0)]
    public void OpenDaysUntil_ADay_CountsOnlyOpenOnes(string from, string until, int expected) =>
        Assert.Equal(expected, _closed.OpenDaysUntil(Day(from), Day(until)));

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
}
