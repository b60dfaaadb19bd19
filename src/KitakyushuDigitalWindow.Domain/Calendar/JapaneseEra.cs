using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Calendar;

/// <summary>元号. Our own five rows: .NET's JapaneseCalendar starts in September 1868, needs culture data and silently accepts 平成31年5月2日.</summary>
/// <param name="Name">令和.</param>
/// <param name="Letter">R; also accepted as input.</param>
/// <param name="JpkiCode">The era digit of the card's birth date (1 Meiji … 5 Reiwa).</param>
/// <param name="FirstDay">A day on which the era changed is shown in the later era.</param>
/// <param name="LastInputDay">The last day that input may name in this era; null while the era lasts.
/// For Meiji and Taisho it is the day of the change itself, which registers write either way.</param>
public sealed record JapaneseEra(string Name, char Letter, int JpkiCode, DateOnly FirstDay, DateOnly? LastInputDay)
{
    public static readonly JapaneseEra Meiji = new("明治", 'M', 1, new(1868, 1, 25), new(1912, 7, 30));
    public static readonly JapaneseEra Taisho = new("大正", 'T', 2, new(1912, 7, 30), new(1926, 12, 25));
    public static readonly JapaneseEra Showa = new("昭和", 'S', 3, new(1926, 12, 25), new(1989, 1, 7));
    public static readonly JapaneseEra Heisei = new("平成", 'H', 4, new(1989, 1, 8), new(2019, 4, 30));
    public static readonly JapaneseEra Reiwa = new("令和", 'R', 5, new(2019, 5, 1), null);

    /// <summary>Newest first: the order of a choice list, and of the search for a day's era.</summary>
    public static IReadOnlyList<JapaneseEra> All { get; } = [Reiwa, Heisei, Showa, Taisho, Meiji];

    /// <summary>The largest year that input may name: 昭和64, 平成31.</summary>
    public int LastYear => (LastInputDay?.Year ?? DateOnly.MaxValue.Year) - FirstDay.Year + 1;

    /// <summary>The era a day is shown in; null before Meiji.</summary>
    public static JapaneseEra? Of(DateOnly day) => All.FirstOrDefault(era => day >= era.FirstDay);

    /// <summary>By name or letter, any width and case (<c>令和</c>, <c>R</c>, <c>ｒ</c>).</summary>
    public static JapaneseEra? FromText(string? text)
    {
        var key = WidthFolding.ToHalfWidthAscii(text ?? "").Trim().ToUpperInvariant();
        return All.FirstOrDefault(era => key == era.Name || (key.Length == 1 && key[0] == era.Letter));
    }

    /// <summary>8 for 2026 in Reiwa; the day must lie in or after the era's first year.</summary>
    public int YearOf(DateOnly day) => day.Year - FirstDay.Year + 1;

    public override string ToString() => Name;
}
