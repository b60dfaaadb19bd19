using System.Text.Json;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

internal static class JsonReading
{
    public static string Text(this JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    public static string? OptionalText(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static int Number(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static int? OptionalNumber(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    /// <summary>False when it is not said.</summary>
    public static bool Flag(this JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];
}
