using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace KitakyushuDigitalWindow.Domain.Calendar;

/// <summary>国民の祝日 (国民の祝日に関する法律 2条・3条) with 振替休日 and 国民の休日, by formula.
/// Exact for 2022 to 2050 under today's law; earlier years had other days, later equinoxes are announced each February.</summary>
public static class Holidays
{
    private static readonly ConcurrentDictionary<int, FrozenSet<DateOnly>> _years = new();

    public static bool Contains(DateOnly day) => _years.GetOrAdd(day.Year, Compute).Contains(day);

    /// <summary>All holidays of a calendar year, in order.</summary>
    public static IReadOnlyList<DateOnly> InYear(int year) => [.. _years.GetOrAdd(year, Compute).Order()];

    private static FrozenSet<DateOnly> Compute(int year)
    {
        HashSet<DateOnly> named =
        [
            new(year, 1, 1), Monday(year, 1, 2), new(year, 2, 11), new(year, 2, 23), new(year, 3, Equinox(20.8431, year)),
            new(year, 4, 29), new(year, 5, 3), new(year, 5, 4), new(year, 5, 5), Monday(year, 7, 3), new(year, 8, 11),
            Monday(year, 9, 3), new(year, 9, Equinox(23.2488, year)), Monday(year, 10, 2), new(year, 11, 3), new(year, 11, 23),
        ];

        var all = new HashSet<DateOnly>(named);
        foreach (var sunday in named.Where(day => day.DayOfWeek == DayOfWeek.Sunday))
        {
            var moved = sunday.AddDays(1);
            while (named.Contains(moved))
            {
                moved = moved.AddDays(1);
            }

            all.Add(moved);
        }

        all.UnionWith(named.Where(day => named.Contains(day.AddDays(2))).Select(day => day.AddDays(1)));
        return all.ToFrozenSet();
    }

    private static DateOnly Monday(int year, int month, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7) + (7 * (nth - 1)));
    }

    private static int Equinox(double day1980, int year) =>
        (int)Math.Floor(day1980 + (0.242194 * (year - 1980)) - Math.Floor((year - 1980) / 4.0));
}
