using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Procedures.Guide;

/// <summary>The guide as it ships: the question tree, and the events whose day deadlines are counted from.</summary>
public sealed record GuideBook(GuideTree Tree, IReadOnlyList<GuideEvent> Events)
{
    public const int Version = 1;

    private static readonly Dictionary<string, DeadlineCount> _counts = new()
    {
        ["after"] = DeadlineCount.After,
        ["about-after"] = DeadlineCount.AboutAfter,
        ["before"] = DeadlineCount.Before,
    };

    /// <summary>The event that was told of; the first one of the list, when several were.</summary>
    public GuideEvent? EventOf(GuidePath path) => Events.FirstOrDefault(e => e.IsOn(path));

    /// <exception cref="FormatException">The texts are not a guide; the message names the place.</exception>
    public static GuideBook Read(string treeJson, string eventsJson)
    {
        ArgumentNullException.ThrowIfNull(treeJson);
        ArgumentNullException.ThrowIfNull(eventsJson);
        try
        {
            using var tree = JsonDocument.Parse(treeJson);
            using var events = JsonDocument.Parse(eventsJson);
            var read = ReadTree(tree.RootElement);
            return new GuideBook(read, [.. events.RootElement.GetProperty("events").EnumerateArray().Select(e => ReadEvent(e, read))]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("Not a guide: " + e.Message, e);
        }
    }

    private static GuideTree ReadTree(JsonElement root)
    {
        if (root.Number("version") != Version)
        {
            throw new FormatException("Unknown version of the guide.");
        }

        return new GuideTree(root.Text("rootId"), root.GetProperty("nodes").EnumerateArray().Select(n => new GuideQuestion(
            n.Text("id"), n.Text("questionJa"), n.OptionalText("helpJa"), n.GetProperty("multi").GetBoolean(),
            [.. n.GetProperty("options").EnumerateArray().Select(o => new GuideOption(o.Text("value"), o.Text("labelJa"), o.Texts("procedures"), o.OptionalText("next")))])));
    }

    private static GuideEvent ReadEvent(JsonElement json, GuideTree tree)
    {
        var id = json.Text("id");
        var when = json.GetProperty("when").EnumerateArray().Select(w => (w.Text("question"), w.Text("value"))).ToList();
        if (when.Exists(w => tree.Find(w.Item1)?.Find(w.Item2) is null))
        {
            throw new FormatException($"The event '{id}' names an option that the tree does not have.");
        }

        return new GuideEvent(
            id, when, json.Text("titleJa"), json.OptionalText("dateQuestionJa"), json.OptionalText("dateLabelJa"), json.OptionalText("dateHintJa"),
            json.TryGetProperty("mayBeAhead", out var ahead) && ahead.GetBoolean(),
            json.TryGetProperty("counts", out var counts) ? counts.EnumerateObject().ToDictionary(c => c.Name, c => _counts[c.Value.GetString()!]) : []);
    }
}
