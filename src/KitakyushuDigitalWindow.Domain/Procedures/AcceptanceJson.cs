using System.Globalization;
using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Procedures;

/// <summary>
/// Reads <c>acceptance</c> of a definition file (docs/acceptance.md): <c>{"kind":"yearly","opens":"06-01","due":"06-30","until":"03-31"}</c>,
/// <c>{"kind":"fixed","opensAt":"2026-12-01T09:00:00","closesAt":"2026-12-25T17:00:00"}</c> in Japan's time, or
/// <c>{"kind":"byOffice","withoutWindow":"open"}</c>. Without it the office takes applications at any time.
/// </summary>
internal static class AcceptanceJson
{
    public static Acceptance Read(JsonElement definition)
    {
        if (!definition.TryGetProperty("acceptance", out var acceptance) || acceptance.ValueKind == JsonValueKind.Null)
        {
            return Acceptance.Always;
        }

        return acceptance.Text("kind") switch
        {
            "yearly" => ReadYearly(acceptance),
            "fixed" => ReadFixed(acceptance),
            "byOffice" => new AcceptanceByOffice(acceptance.Text("withoutWindow") switch
            {
                "open" => true,
                "closed" => false,
                var other => throw new FormatException($"Unknown 'withoutWindow' '{other}'."),
            }),
            var kind => throw new FormatException($"Unknown acceptance '{kind}'."),
        };
    }

    private static YearlyAcceptance ReadYearly(JsonElement acceptance)
    {
        var opens = Day(acceptance.Text("opens"));
        var until = Day(acceptance.Text("until"));
        var due = acceptance.OptionalText("due") is { } text ? Day(text) : null;
        // counted from the first day, the day of filing in time comes no later than the last day
        if (due is { } d && Days(opens, d) > Days(opens, until))
        {
            throw new FormatException("'due' lies after 'until'.");
        }

        return new YearlyAcceptance(opens, due, until);
    }

    private static FixedAcceptance ReadFixed(JsonElement acceptance)
    {
        var (opens, closes) = (Instant(acceptance.OptionalText("opensAt")), Instant(acceptance.OptionalText("closesAt")));
        return (opens, closes) switch
        {
            (null, null) => throw new FormatException("A fixed acceptance needs 'opensAt' or 'closesAt'."),
            ({ } from, { } to) when to <= from => throw new FormatException("'closesAt' lies before 'opensAt'."),
            _ => new FixedAcceptance(opens, closes),
        };
    }

    private static int Days(DayOfYear from, DayOfYear to) => to.In(to.IsBefore(from) ? 2002 : 2001).DayNumber - from.In(2001).DayNumber;

    /// <summary>2001 is no leap year: 29 February is refused.</summary>
    private static DayOfYear Day(string text) =>
        DateOnly.TryParseExact("2001-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DayOfYear(day.Month, day.Day)
            : throw new FormatException($"'{text}' is no day of the form 06-01.");

    private static DateTime? Instant(string? text) => text switch
    {
        null => null,
        _ when DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) => JapanTime.InstantOf(clock),
        _ => throw new FormatException($"'{text}' is no time of the form 2026-12-25T17:00:00."),
    };
}
