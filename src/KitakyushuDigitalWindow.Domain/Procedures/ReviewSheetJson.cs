using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Procedures;

/// <summary>Reads <c>review</c> of a definition file (docs/definitions.md): <c>{"checks":[{"key":…,"text":…,"hint":…}],"pages":[…]}</c>, each optional.</summary>
internal static class ReviewSheetJson
{
    private static readonly string[] _parts = ["checks", "pages"];

    public static ReviewSheet Read(JsonElement root, MasterLists? lists)
    {
        if (!root.TryGetProperty("review", out var review))
        {
            return ReviewSheet.None;
        }

        if (review.EnumerateObject().FirstOrDefault(p => !_parts.Contains(p.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            throw new FormatException($"Unknown part of the review sheet '{unknown.Name}'.");
        }

        return new ReviewSheet(
            review.TryGetProperty("checks", out var checks)
                ? [.. checks.EnumerateArray().Select(c => new ReviewCheck(c.Text("key"), c.Text("text"), c.OptionalText("hint")))]
                : [],
            review.TryGetProperty("pages", out var pages) ? FormDefinitionJson.Read(pages, lists) : null);
    }
}
