using System.Globalization;
using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>選択肢の台帳: lists that many forms share (wards, offices, facilities …) and that change without a new version of any form. A
/// form names the list (<c>optionsFrom</c>); what has closed stays in it, so that old answers keep their words.</summary>
public sealed class MasterLists
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Option>> _lists;

    private MasterLists(IReadOnlyDictionary<string, IReadOnlyList<Option>> lists) => _lists = lists;

    public static MasterLists None { get; } = new(new Dictionary<string, IReadOnlyList<Option>>());

    public IEnumerable<string> Names => _lists.Keys;

    /// <exception cref="FormatException">There is no such list.</exception>
    public IReadOnlyList<Option> Of(string name) =>
        _lists.TryGetValue(name, out var options) ? options : throw new FormatException($"Unknown master list '{name}'.");

    /// <summary>Reads <c>{"wards":{"confirmed":true,"options":[{"value":"moji","label":"門司区","opens":"2026-12-01","closes":"2026-12-10"}]}}</c>.</summary>
    /// <exception cref="FormatException">A value is missing, stands twice, or is not a date.</exception>
    public static MasterLists Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var lists = new Dictionary<string, IReadOnlyList<Option>>();
        foreach (var list in document.RootElement.EnumerateObject())
        {
            Option[] options = [.. list.Value.GetProperty("options").EnumerateArray().Select(ReadOption)];
            if (options.Length == 0 || options.Select(o => o.Value).Distinct().Count() != options.Length)
            {
                throw new FormatException($"The master list '{list.Name}' is empty or has a value twice.");
            }

            lists[list.Name] = options;
        }

        return new MasterLists(lists);
    }

    private static Option ReadOption(JsonElement option) => new(option.Text("value"), option.Text("label"))
    {
        OpensOn = Day(option.OptionalText("opens")),
        ClosesOn = Day(option.OptionalText("closes")),
    };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
