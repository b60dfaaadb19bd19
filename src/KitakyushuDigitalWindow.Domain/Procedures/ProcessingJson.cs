using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Procedures;

/// <summary>
/// Reads <c>processing</c> of a definition file (docs/definitions.md): <c>{"length":10,"unit":"openDays"}</c>; where the city's rule differs from
/// the default also <c>"start"</c>, <c>"end"</c>, <c>"corrections":{"incorrect":…,"incomplete":…,"outdated":…}</c> and <c>"payment"</c>.
/// </summary>
internal static class ProcessingJson
{
    private static readonly Dictionary<string, PeriodUnit> _units = new()
    {
        ["openDays"] = PeriodUnit.OpenDays,
        ["days"] = PeriodUnit.Days,
        ["weeks"] = PeriodUnit.Weeks,
        ["months"] = PeriodUnit.Months,
    };

    private static readonly Dictionary<string, PeriodStart> _starts = new()
    {
        ["nextDay"] = PeriodStart.NextDay,
        ["arrivalDay"] = PeriodStart.ArrivalDay,
        ["nextOpenDay"] = PeriodStart.NextOpenDay,
    };

    private static readonly Dictionary<string, WaitingEffect> _effects = new()
    {
        ["pause"] = WaitingEffect.Pause,
        ["restart"] = WaitingEffect.Restart,
        ["continue"] = WaitingEffect.Continue,
    };

    private static readonly Dictionary<string, bool> _ends = new() { ["openDay"] = true, ["asCounted"] = false };

    private static readonly string[] _kinds = ["incorrect", "incomplete", "outdated"];

    public static StandardProcessingPeriod Read(JsonElement processing)
    {
        var corrections = processing.TryGetProperty("corrections", out var given) ? given : default;
        if (corrections.ValueKind == JsonValueKind.Object
            && corrections.EnumerateObject().FirstOrDefault(p => !_kinds.Contains(p.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            throw new FormatException($"Unknown kind of correction '{unknown.Name}'.");
        }

        return new StandardProcessingPeriod(processing.GetProperty("length").GetInt32(), _units[processing.Text("unit")])
        {
            Start = processing.OptionalText("start") is { } start ? _starts[start] : PeriodStart.NextDay,
            EndsOnOpenDay = processing.OptionalText("end") is not { } end || _ends[end],
            OnIncorrect = Effect(corrections, _kinds[0]),
            OnIncomplete = Effect(corrections, _kinds[1]),
            OnOutdated = Effect(corrections, _kinds[2]),
            OnPayment = Effect(processing, "payment"),
        };
    }

    private static WaitingEffect Effect(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.OptionalText(name) is { } text ? _effects[text] : WaitingEffect.Pause;
}
