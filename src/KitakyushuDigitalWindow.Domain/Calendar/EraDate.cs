using System.Globalization;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Calendar;

/// <summary>Why three typed parts are not a day.</summary>
public enum EraDateProblem
{
    Empty = 10,           // 何も入力されていない
    Incomplete = 20,      // 年・月・日のどれかがない
    UnknownEra = 30,      // 元号が選ばれていない、知らない元号
    NotANumber = 40,      // 数字でない
    YearOutOfRange = 50,  // 昭和0年、昭和65年
    NoSuchDay = 60,       // 平成2年2月30日
    OutsideEra = 70,      // 平成31年5月1日、昭和64年1月8日
}

/// <summary>Either a day or the reason why there is none.</summary>
public sealed record EraDateResult(DateOnly? Day, EraDateProblem? Problem);

/// <summary>和暦 at input and output only; days are kept as DateOnly (DS-441).</summary>
public static class EraDate
{
    private const string Weekdays = "日月火水木金土";

    /// <summary><c>令和8年11月23日</c>; year 1 is 元年; before Meiji the western year.</summary>
    public static string Format(DateOnly day) => Text($"{Year(day)}{MonthAndDay(day)}");

    /// <summary><c>令和8年12月7日（月）</c>.</summary>
    public static string FormatWithWeekday(DateOnly day) => Text($"{Format(day)}{Weekday(day)}");

    /// <summary><c>12月7日（月）</c>.</summary>
    public static string FormatMonthDayWithWeekday(DateOnly day) => Text($"{MonthAndDay(day)}{Weekday(day)}");

    /// <summary>Both calendars: <c>2019年（令和元年）8月27日</c>.</summary>
    public static string FormatBoth(DateOnly day) => JapaneseEra.Of(day) is null
        ? Format(day)
        : Text($"{day.Year}年（{Year(day)}）{MonthAndDay(day)}");

    /// <summary><c>令和8年11月23日 午前9時12分</c>: Japan's clock at a UTC instant; noon is 午後0時.</summary>
    public static string FormatInstant(DateTime atUtc)
    {
        var clock = JapanTime.ClockOf(atUtc);
        var half = clock.Hour < 12 ? "午前" : "午後";
        return Text($"{Format(DateOnly.FromDateTime(clock))} {half}{clock.Hour % 12}時{clock.Minute}分");
    }

    /// <summary>A typed date to a day. 元 and 1 are the same year; digits of any width.</summary>
    public static EraDateResult Parse(string? era, string? year, string? month, string? day)
    {
        if (IsBlank(year) && IsBlank(month) && IsBlank(day))
        {
            return Failed(EraDateProblem.Empty);
        }

        if (JapaneseEra.FromText(era) is not { } found)
        {
            return Failed(EraDateProblem.UnknownEra);
        }

        var eraYear = year?.Trim() == "元" ? "1" : year;
        var result = ParseParts(eraYear, month, day, found.FirstDay.Year - 1, found.LastYear);
        return result.Day is { } known && (known < found.FirstDay || known > (found.LastInputDay ?? DateOnly.MaxValue))
            ? Failed(EraDateProblem.OutsideEra)
            : result;
    }

    /// <summary>A typed date of the western calendar to a day.</summary>
    public static EraDateResult ParseWestern(string? year, string? month, string? day) =>
        IsBlank(year) && IsBlank(month) && IsBlank(day)
            ? Failed(EraDateProblem.Empty)
            : ParseParts(year, month, day, 0, DateOnly.MaxValue.Year);

    private static EraDateResult ParseParts(string? year, string? month, string? day, int yearZero, int lastYear)
    {
        if (IsBlank(year) || IsBlank(month) || IsBlank(day))
        {
            return Failed(EraDateProblem.Incomplete);
        }

        if (Number(year) is not { } y || Number(month) is not { } m || Number(day) is not { } d)
        {
            return Failed(EraDateProblem.NotANumber);
        }

        if (y < 1 || y > lastYear)
        {
            return Failed(EraDateProblem.YearOutOfRange);
        }

        return m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(yearZero + y, m)
            ? Failed(EraDateProblem.NoSuchDay)
            : new EraDateResult(new DateOnly(yearZero + y, m, d), null);
    }

    private static int? Number(string? text)
    {
        var digits = WidthFolding.ToHalfWidthAscii(text ?? "").Trim();
        return digits.Length is >= 1 and <= 4 && digits.All(char.IsAsciiDigit)
            ? int.Parse(digits, CultureInfo.InvariantCulture)
            : null;
    }

    private static string Year(DateOnly day)
    {
        if (JapaneseEra.Of(day) is not { } era)
        {
            return Text($"{day.Year}年");
        }

        var year = era.YearOf(day);
        return year == 1 ? $"{era.Name}元年" : Text($"{era.Name}{year}年");
    }

    private static string MonthAndDay(DateOnly day) => Text($"{day.Month}月{day.Day}日");

    private static string Weekday(DateOnly day) => $"（{Weekdays[(int)day.DayOfWeek]}）";

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);

    private static EraDateResult Failed(EraDateProblem problem) => new(null, problem);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
