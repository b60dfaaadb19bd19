using System.Globalization;

namespace KitakyushuDigitalWindow.Domain.Calendar;

/// <summary>A date whose day, or month and day, are unknown: <c>1950-03-00</c>, <c>1950-00-00</c>. Never a DateOnly: nothing may be computed from it.</summary>
/// <param name="Month">Null when it is unknown too.</param>
public sealed record PartialDate(int Year, int? Month)
{
    /// <summary>The earliest day that it could be.</summary>
    public DateOnly First => new(Year, Month ?? 1, 1);

    /// <summary>The latest day that it could be.</summary>
    public DateOnly Last => new(Year, Month ?? 12, DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>Null for a complete date and for anything else.</summary>
    public static PartialDate? Parse(string? text)
    {
        if (text is not { Length: 10 } || !text.EndsWith("-00", StringComparison.Ordinal) || text[4] != '-'
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1
            || !int.TryParse(text[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month > 12)
        {
            return null;
        }

        return new PartialDate(year, month == 0 ? null : month);
    }

    /// <summary><c>1950年（昭和25年）3月（日は不明）</c>; both eras where the change lies within.</summary>
    public override string ToString()
    {
        string[] eras = [.. new[] { First, Last }.Select(EraYear).OfType<string>().Distinct()];
        var era = eras.Length == 0 ? "" : $"（{string.Join('・', eras)}）";
        return Month is null
            ? string.Create(CultureInfo.InvariantCulture, $"{Year}年{era}（月日は不明）")
            : string.Create(CultureInfo.InvariantCulture, $"{Year}年{era}{Month}月（日は不明）");
    }

    private static string? EraYear(DateOnly day) => JapaneseEra.Of(day) is { } era
        ? era.YearOf(day) == 1 ? $"{era.Name}元年" : string.Create(CultureInfo.InvariantCulture, $"{era.Name}{era.YearOf(day)}年")
        : null;
}
