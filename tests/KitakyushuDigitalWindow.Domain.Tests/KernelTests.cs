using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests;

public class KernelTests
{
    [Theory]
    [InlineData("2026-03-31", 2025, "令和7年度（R7）")]
    [InlineData("2026-04-01", 2026, "令和8年度（R8）")]
    [InlineData("2020-01-01", 2019, "令和元年度（R1）")]
    [InlineData("2019-03-31", 2018, "2018年度")]
    public void FiscalYearOf_AroundApril_IsNamedByItsFirstYear(string day, int year, string label)
    {
        var fiscalYear = FiscalYear.Of(Day(day));

        Assert.Equal(new FiscalYear(year), fiscalYear);
        Assert.Equal(label, fiscalYear.ToString());
        Assert.Equal(new DateOnly(year, 4, 1), fiscalYear.FirstDay);
        Assert.Equal(new DateOnly(year + 1, 3, 31), fiscalYear.LastDay);
    }

    [Fact]
    public void FiscalYearReiwa_KpiYears_AreR3ToR7() =>
        Assert.Equal((new FiscalYear(2021), new FiscalYear(2025)), (FiscalYear.Reiwa(3), FiscalYear.Reiwa(7)));

    [Fact]
    public void Yen_Sums_AreExactAndShownWithCommas()
    {
        var total = (new Yen(300) * 3) + new Yen(1_000) - new Yen(700);

        Assert.Equal(new Yen(1_200), total);
        Assert.Equal("1,200円", total.ToString());
        Assert.Equal("0円", Yen.Zero.ToString());
        Assert.Equal("-1,000円", (Yen.Zero - new Yen(1_000)).ToString());
        Assert.True(new Yen(1) > Yen.Zero && new Yen(1) >= new Yen(1) && Yen.Zero < new Yen(1) && Yen.Zero <= new Yen(0));
    }

    [Fact]
    public void Yen_BeyondThirtyTwoBits_DoesNotOverflow() => Assert.Equal("6,000,000,000円", (new Yen(2_000_000_000) * 3).ToString());

    [Theory]
    [InlineData("福岡県北九州市小倉北区城内１－１", Ward.KokuraKita)]
    [InlineData("北九州市小倉南区若園五丁目", Ward.KokuraMinami)]
    [InlineData("福岡県北九州市八幡西区黒崎", Ward.YahataNishi)]
    [InlineData("北九州市八幡東区中央", Ward.YahataHigashi)]
    [InlineData("北九州市門司区清滝", Ward.Moji)]
    [InlineData("北九州市若松区浜町", Ward.Wakamatsu)]
    [InlineData("北九州市戸畑区千防", Ward.Tobata)]
    [InlineData("北九州市", null)]
    [InlineData("福岡県福岡市中央区天神", null)]
    [InlineData("小倉北区城内", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void OfAddress_AddressOnACard_GivesTheWard(string? address, Ward? expected) =>
        Assert.Equal(expected, Wards.OfAddress(address));

    [Fact]
    public void FromId_EveryWard_ReadsBack()
    {
        Assert.Equal(7, Wards.Seven.Count);
        Assert.All(Wards.Seven.Append(Ward.CityHall), ward => Assert.Equal(ward, Wards.FromId(ward.Id())));
        Assert.Null(Wards.FromId("小倉北区"));
        Assert.Null(Wards.FromId(null));
        Assert.Equal("小倉北区", Ward.KokuraKita.Label());
    }

    [Fact]
    public void DayOf_HalfPastMidnightInJapan_IsTheNextDay()
    {
        var atUtc = new DateTime(2026, 11, 22, 15, 30, 0, DateTimeKind.Utc);

        Assert.Equal(new DateOnly(2026, 11, 23), JapanTime.DayOf(atUtc));
        Assert.Equal(new DateOnly(2026, 11, 22), JapanTime.DayOf(atUtc.AddMinutes(-31)));
        Assert.Equal(new DateTime(2026, 11, 23, 0, 30, 0, DateTimeKind.Unspecified), JapanTime.ClockOf(atUtc));
        Assert.Equal(atUtc.AddMinutes(-30), JapanTime.StartOfDayUtc(new DateOnly(2026, 11, 23)));
        Assert.Equal(DateTimeKind.Utc, JapanTime.StartOfDayUtc(new DateOnly(2026, 11, 23)).Kind);
    }

    [Fact]
    public void TodayInJapan_HalfPastMidnightInJapan_IsJapansDay()
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 11, 22, 15, 30, 0, TimeSpan.Zero));

        Assert.Equal(new DateOnly(2026, 11, 23), clock.TodayInJapan());
        Assert.Equal(new DateTime(2026, 11, 22, 15, 30, 0, DateTimeKind.Utc), clock.NowUtc());
    }

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
