using KitakyushuDigitalWindow.Domain.Applications;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Applications;

/// <summary>実績の中央値: 「半分の申請が◯開庁日以内に終わっています」 must be true of the numbers.</summary>
public class ProcessingForecastTests
{
    [Theory]
    [InlineData("3x9", null)] // too few
    [InlineData("3x10", 3)]
    [InlineData("2x5,8x5", 2)] // half of ten
    [InlineData("2x4,8x6", 8)]
    [InlineData("8x6,2x4", 8)] // in any order
    [InlineData("0x20", 1)] // the day of arrival itself
    [InlineData("1x5,2x1,9x5", 2)]
    public void Median_Counts_IsTheFirstDayByWhichHalfWereDecided(string counts, int? expected) =>
        Assert.Equal(expected, ProcessingForecast.Median(counts.Split(',').Select(c => c.Split('x')).Select(c => (Number(c[0]), Number(c[1])))));

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
