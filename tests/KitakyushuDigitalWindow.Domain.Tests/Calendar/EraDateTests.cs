using KitakyushuDigitalWindow.Domain.Calendar;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Calendar;

public class EraDateTests
{
    [Theory]
    [InlineData("2026-11-23", "令和8年11月23日")]
    [InlineData("2019-05-01", "令和元年5月1日")]
    [InlineData("2019-04-30", "平成31年4月30日")]
    [InlineData("1989-01-08", "平成元年1月8日")]
    [InlineData("1989-01-07", "昭和64年1月7日")]
    [InlineData("1926-12-25", "昭和元年12月25日")]
    [InlineData("1926-12-24", "大正15年12月24日")]
    [InlineData("1912-07-30", "大正元年7月30日")]
    [InlineData("1912-07-29", "明治45年7月29日")]
    [InlineData("1868-01-25", "明治元年1月25日")]
    [InlineData("1868-01-24", "1868年1月24日")]
    public void Format_EachEra_UsesTheLaterEraOnAChangeDay(string day, string expected) =>
        Assert.Equal(expected, EraDate.Format(Day(day)));

    [Fact]
    public void Format_OtherForms_AreAsTheStyleGuideSays()
    {
        Assert.Equal("2019年（令和元年）8月27日", EraDate.FormatBoth(Day("2019-08-27")));
        Assert.Equal("1867年1月2日", EraDate.FormatBoth(Day("1867-01-02")));
        Assert.Equal("12月7日（月）", EraDate.FormatMonthDayWithWeekday(Day("2026-12-07")));
        Assert.Equal("令和8年12月6日（日）", EraDate.FormatWithWeekday(Day("2026-12-06")));
    }

    [Theory]
    [InlineData("2026-11-23T00:12:00Z", "令和8年11月23日 午前9時12分")]
    [InlineData("2026-11-22T15:00:00Z", "令和8年11月23日 午前0時0分")]
    [InlineData("2026-11-23T03:05:00Z", "令和8年11月23日 午後0時5分")]
    [InlineData("2026-11-23T14:59:00Z", "令和8年11月23日 午後11時59分")]
    public void FormatInstant_Utc_ShowsJapansClock(string utc, string expected) => Assert.Equal(
        expected, EraDate.FormatInstant(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime));

    [Theory]
    [InlineData("令和", "8", "11", "23", "2026-11-23")]
    [InlineData("令和", "元", "5", "1", "2019-05-01")]
    [InlineData("Ｒ", "１", "０５", "　1 ", "2019-05-01")]
    [InlineData("h", "31", "4", "30", "2019-04-30")]
    [InlineData("昭和", "64", "1", "7", "1989-01-07")]
    [InlineData("昭和", "元", "12", "25", "1926-12-25")]
    [InlineData("大正", "15", "12", "25", "1926-12-25")]
    [InlineData("明治", "45", "7", "30", "1912-07-30")]
    public void Parse_RightParts_GivesTheDay(string era, string year, string month, string day, string expected) =>
        Assert.Equal(new EraDateResult(Day(expected), null), EraDate.Parse(era, year, month, day));

    [Theory]
    [InlineData("令和", "", null, " ", EraDateProblem.Empty)]
    [InlineData("令和", "8", "", "1", EraDateProblem.Incomplete)]
    [InlineData("", "8", "1", "1", EraDateProblem.UnknownEra)]
    [InlineData("慶応", "3", "1", "1", EraDateProblem.UnknownEra)]
    [InlineData("令和", "八", "1", "1", EraDateProblem.NotANumber)]
    [InlineData("令和", "-8", "1", "1", EraDateProblem.NotANumber)]
    [InlineData("令和", "8", "元", "1", EraDateProblem.NotANumber)]
    [InlineData("令和", "99999999999", "1", "1", EraDateProblem.NotANumber)]
    [InlineData("昭和", "0", "1", "1", EraDateProblem.YearOutOfRange)]
    [InlineData("昭和", "65", "1", "1", EraDateProblem.YearOutOfRange)]
    [InlineData("令和", "8000", "1", "1", EraDateProblem.YearOutOfRange)]
    [InlineData("平成", "2", "2", "30", EraDateProblem.NoSuchDay)]
    [InlineData("令和", "8", "13", "1", EraDateProblem.NoSuchDay)]
    [InlineData("令和", "8", "1", "0", EraDateProblem.NoSuchDay)]
    [InlineData("平成", "31", "5", "1", EraDateProblem.OutsideEra)]
    [InlineData("昭和", "64", "1", "8", EraDateProblem.OutsideEra)]
    [InlineData("令和", "元", "4", "30", EraDateProblem.OutsideEra)]
    [InlineData("大正", "15", "12", "26", EraDateProblem.OutsideEra)]
    [InlineData("明治", "1", "1", "24", EraDateProblem.OutsideEra)]
    public void Parse_WrongParts_SaysWhy(string? era, string? year, string? month, string? day, EraDateProblem problem) =>
        Assert.Equal(new EraDateResult(null, problem), EraDate.Parse(era, year, month, day));

    [Fact]
    public void ParseWestern_Parts_GivesTheDayOrTheReason()
    {
        Assert.Equal(new EraDateResult(Day("2024-02-29"), null), EraDate.ParseWestern("２０２４", "2", "29"));
        Assert.Equal(EraDateProblem.NoSuchDay, EraDate.ParseWestern("2025", "2", "29").Problem);
        Assert.Equal(EraDateProblem.YearOutOfRange, EraDate.ParseWestern("0", "2", "1").Problem);
        Assert.Equal(EraDateProblem.Empty, EraDate.ParseWestern(null, "", " ").Problem);
    }

    [Fact]
    public void All_Eras_CarryTheCardsCodes() =>
        Assert.Equal("R5 H4 S3 T2 M1", string.Join(' ', JapaneseEra.All.Select(era => $"{era.Letter}{era.JpkiCode}")));

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
}
