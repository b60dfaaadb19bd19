namespace KitakyushuDigitalWindow.Domain.Calendar;

/// <summary>Ages by 年齢計算ニ関スル法律: one gets older at the end of the day before the birthday.</summary>
public static class AgeLaw
{
    /// <summary>The day at whose end a person reaches an age of 1 or more. For 29 February it is always the 28th.</summary>
    public static DateOnly ReachedOn(DateOnly birth, int age)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(age, 1);
        var year = birth.Year + age;
        return birth is { Month: 2, Day: 29 }
            ? new DateOnly(year, 2, 28)
            : new DateOnly(year, birth.Month, birth.Day).AddDays(-1);
    }

    /// <summary>The age in whole years, where the day of <see cref="ReachedOn"/> already counts (rules that ask for a day,
    /// not for an hour, count so: school entry, the right to vote). −1 when not yet born on that day.</summary>
    public static int AgeOn(DateOnly birth, DateOnly day)
    {
        if (day < birth)
        {
            return -1;
        }

        var age = day.Year - birth.Year;
        // Born on 1 January: the next age is reached on 31 December of the year before.
        age += age + 1 + birth.Year <= DateOnly.MaxValue.Year && ReachedOn(birth, age + 1) <= day ? 1 : 0;
        return age > 0 && ReachedOn(birth, age) > day ? age - 1 : age;
    }

    /// <summary>31 March that ends the fiscal year in which an age is reached (児童手当: 18歳到達後最初の3月31日).</summary>
    public static DateOnly LastDayOfSchoolYearAfter(DateOnly birth, int age) => FiscalYear.Of(ReachedOn(birth, age)).LastDay;
}
