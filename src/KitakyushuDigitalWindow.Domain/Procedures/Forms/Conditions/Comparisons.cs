using System.Globalization;
using KitakyushuDigitalWindow.Domain.Calendar;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;

/// <summary>How two values are compared.</summary>
public enum Comparison
{
    Equal = 10,           // =
    NotEqual = 20,        // <>
    Less = 30,            // <
    LessOrEqual = 40,     // <=
    Greater = 50,         // >
    GreaterOrEqual = 60,  // >=
}

internal static class Comparisons
{
    public static bool Holds(this Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };

    public static string Words(this Comparison comparison, string value) => comparison switch
    {
        Comparison.Equal => value + "のとき",
        Comparison.NotEqual => value + "以外のとき",
        Comparison.Less => value + "未満のとき",
        Comparison.LessOrEqual => value + "以下のとき",
        Comparison.Greater => value + "を超えるとき",
        _ => value + "以上のとき",
    };

    public static string DayWords(this Comparison comparison, string day) => comparison switch
    {
        Comparison.Equal => day + "のとき",
        Comparison.NotEqual => day + "以外のとき",
        Comparison.Less => day + "より前のとき",
        Comparison.LessOrEqual => day + "以前のとき",
        Comparison.Greater => day + "より後のとき",
        _ => day + "以後のとき",
    };

    /// <summary>The day of a complete date answer; null for an empty one, one with unknown parts, or none at all.</summary>
    public static DateOnly? Day(Answer answer) =>
        DateOnly.TryParseExact(answer.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParseExact(answer.Value + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first
        : null;
}

/// <summary>A day that a condition names: a fixed one, today in Japan, or the last day of today's fiscal year; and so many days, months or years from it.</summary>
/// <param name="Fixed">Null for a day that moves with today.</param>
/// <param name="IsFiscalYearEnd">31 March that ends the fiscal year of today (地方自治法208条).</param>
public sealed record DayRef(DateOnly? Fixed, bool IsFiscalYearEnd = false, int Days = 0, int Months = 0, int Years = 0)
{
    public static DayRef Today { get; } = new(null, false);

    public DateOnly On(DateOnly today)
    {
        var day = Fixed ?? (IsFiscalYearEnd ? new DateOnly(today.Month < 4 ? today.Year : today.Year + 1, 3, 31) : today);
        return day.AddYears(Years).AddMonths(Months).AddDays(Days);
    }

    public string Describe()
    {
        var day = Fixed is { } fixedDay ? EraDate.Format(fixedDay) : IsFiscalYearEnd ? "今年度の末日" : "今日";
        return day + Shift(Years, "年") + Shift(Months, "か月") + Shift(Days, "日");
    }

    /// <summary>Reads <c>2026-04-01</c>, <c>today</c>, <c>today-14d</c>, <c>fiscalYearEnd+1y</c>; d = days, m = months, y = years.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static DayRef Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DayRef(day);
        }

        var isYearEnd = text.StartsWith("fiscalYearEnd", StringComparison.Ordinal);
        if (!isYearEnd && !text.StartsWith("today", StringComparison.Ordinal))
        {
            throw new FormatException($"Unknown day '{text}'.");
        }

        var shift = text[(isYearEnd ? "fiscalYearEnd" : "today").Length..];
        if (shift.Length == 0)
        {
            return new DayRef(null, isYearEnd);
        }

        if (shift[0] is not ('+' or '-') || !int.TryParse(shift[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var by) || Math.Abs(by) > 40_000)
        {
            throw new FormatException($"Unknown day '{text}'.");
        }

        return shift[^1] switch
        {
            'd' => new DayRef(null, isYearEnd, Days: by),
            'm' => new DayRef(null, isYearEnd, Months: by),
            'y' when Math.Abs(by) <= 200 => new DayRef(null, isYearEnd, Years: by),
            _ => throw new FormatException($"Unknown day '{text}'."),
        };
    }

    private static string Shift(int by, string unit) => by switch
    {
        0 => "",
        < 0 => string.Create(CultureInfo.InvariantCulture, $"の{-by}{unit}前"),
        _ => string.Create(CultureInfo.InvariantCulture, $"の{by}{unit}後"),
    };
}

/// <summary>The number answered (or the sum of yen) compares so with the value; false when there is no number.</summary>
public sealed record CompareNumber(string Key, Comparison Comparison, decimal Value) : Condition
{
    public override IEnumerable<string> Keys => [Key];

    public override bool Holds(VisibleAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var answer in answers.Of(Key))
        {
            if (decimal.TryParse(answer.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && Comparison.Holds(number.CompareTo(Value)))
            {
                return true;
            }
        }

        return false;
    }

    public override string Describe(Func<string, string?, string> label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return $"「{label(Key, null)}」が{Comparison.Words(Value.ToString("#,0.###", CultureInfo.InvariantCulture))}";
    }
}

/// <summary>The day answered lies so to another day; false when the day is not complete.</summary>
public sealed record CompareDate(string Key, Comparison Comparison, DayRef Day) : Condition
{
    public override IEnumerable<string> Keys => [Key];

    public override bool Holds(VisibleAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var answer in answers.Of(Key))
        {
            if (Comparisons.Day(answer) is { } day && Comparison.Holds(day.CompareTo(Day.On(answers.Today))))
            {
                return true;
            }
        }

        return false;
    }

    public override string Describe(Func<string, string?, string> label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return $"「{label(Key, null)}」が{Comparison.DayWords(Day.Describe())}";
    }
}

/// <summary>The age at a day, of the person born on the day answered (年齢計算ニ関スル法律: reached at the end of the day before the birthday).</summary>
public sealed record AgeIs(string Key, Comparison Comparison, int Years, DayRef At) : Condition
{
    public override IEnumerable<string> Keys => [Key];

    public override bool Holds(VisibleAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var answer in answers.Of(Key))
        {
            if (Comparisons.Day(answer) is { } born && At.On(answers.Today) is var day && born <= day && Comparison.Holds(AgeLaw.AgeOn(born, day).CompareTo(Years)))
            {
                return true;
            }
        }

        return false;
    }

    public override string Describe(Func<string, string?, string> label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return $"「{label(Key, null)}」から数えた年齢が、{At.Describe()}の時点で{Comparison.Words(string.Create(CultureInfo.InvariantCulture, $"{Years}歳"))}";
    }
}
