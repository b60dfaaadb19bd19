using CsCheck;
using KitakyushuDigitalWindow.Domain.Calendar;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Calendar;

public class AgeLawTests
{
    [Theory]
    [InlineData("2008-04-01", 18, "2026-03-31", "2026-03-31")]
    [InlineData("2008-04-02", 18, "2026-04-01", "2027-03-31")]
    [InlineData("2008-02-29", 18, "2026-02-28", "2026-03-31")]
    [InlineData("2008-02-29", 20, "2028-02-28", "2028-03-31")]
    [InlineData("2008-03-01", 18, "2026-02-28", "2026-03-31")]
    [InlineData("2020-04-01", 6, "2026-03-31", "2026-03-31")]
    [InlineData("2020-04-02", 6, "2026-04-01", "2027-03-31")]
    public void ReachedOn_WorkedValues_AreTheDayBeforeTheBirthday(string birth, int age, string reached, string schoolYearEnd)
    {
        Assert.Equal(Day(reached), AgeLaw.ReachedOn(Day(birth), age));
        Assert.Equal(Day(schoolYearEnd), AgeLaw.LastDayOfSchoolYearAfter(Day(birth), age));
    }

    [Theory]
    [InlineData("2008-04-02", "2026-03-31", 17)]
    [InlineData("2008-04-02", "2026-04-01", 18)]
    [InlineData("2008-02-29", "2026-02-27", 17)]
    [InlineData("2008-02-29", "2026-02-28", 18)]
    [InlineData("2008-01-01", "2025-12-30", 17)]
    [InlineData("2008-01-01", "2025-12-31", 18)]
    [InlineData("2026-06-01", "2026-06-01", 0)]
    [InlineData("2026-06-01", "2026-05-31", -1)]
    public void AgeOn_AroundTheBirthday_CountsTheDayBefore(string birth, string day, int expected) =>
        Assert.Equal(expected, AgeLaw.AgeOn(Day(birth), Day(day)));

    [Fact]
    public void AgeOn_AnyBirth_ChangesExactlyOnTheDayReached() =>
        Gen.Select(Gen.Int[0, 45_000], Gen.Int[1, 110]).Sample((offset, age) =>
        {
            var birth = new DateOnly(1900, 1, 1).AddDays(offset);
            var reached = AgeLaw.ReachedOn(birth, age);
            return AgeLaw.AgeOn(birth, reached) == age && AgeLaw.AgeOn(birth, reached.AddDays(-1)) == age - 1;
        });

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
}
