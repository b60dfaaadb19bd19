using System.Text.Encodings.Web;
using System.Text.Json;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>
/// Stored form of an answer set, readable for decades: <c>{"answers":{"job":{"v":"self","s":10},"address":{"p":{…},"s":20}},"rows":{"children":[1,2]},"last":{"children":3}}</c>.
/// Written and read by hand: every form step does both.
/// </summary>
public static class AnswerSetJson
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(AnswerSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, _options))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("answers");
            foreach (var (key, answer) in set.All)
            {
                writer.WriteStartObject(key);
                WriteContent(writer, answer);
                writer.WriteNumber("s", (int)answer.Source);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteStartObject("rows");
            foreach (var (group, rows) in set.Rows)
            {
                writer.WriteStartArray(group);
                foreach (var row in rows)
                {
                    writer.WriteNumberValue(row);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            WriteLastRows(writer, set);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="JsonException">The text is not an answer set; stored data is never anything else.</exception>
    public static AnswerSet Read(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return AnswerSet.Empty;
        }

        using var document = JsonDocument.Parse(json);
        var answers = new Dictionary<string, Answer>();
        foreach (var entry in document.RootElement.GetProperty("answers").EnumerateObject())
        {
            answers[entry.Name] = ReadAnswer(entry.Value);
        }

        var rows = new Dictionary<string, int[]>();
        foreach (var group in document.RootElement.GetProperty("rows").EnumerateObject())
        {
            rows[group.Name] = [.. group.Value.EnumerateArray().Select(r => r.GetInt32())];
        }

        var lastRows = new Dictionary<string, int>();
        if (document.RootElement.TryGetProperty("last", out var last))
        {
            foreach (var group in last.EnumerateObject())
            {
                lastRows[group.Name] = group.Value.GetInt32();
            }
        }

        return new AnswerSet(answers, rows, lastRows);
    }

    /// <summary>Only where a row was taken away; most sets do without.</summary>
    private static void WriteLastRows(Utf8JsonWriter writer, AnswerSet set)
    {
        if (set.LastRows.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("last");
        foreach (var (group, row) in set.LastRows)
        {
            writer.WriteNumber(group, row);
        }

        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, Answer answer)
    {
        if (answer.Parts.Count == 0)
        {
            writer.WriteString("v", answer.Value);
            return;
        }

        writer.WriteStartObject("p");
        foreach (var (name, value) in answer.Parts)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    private static Answer ReadAnswer(JsonElement entry)
    {
        var source = (AnswerSource)entry.GetProperty("s").GetInt32();
        return entry.TryGetProperty("p", out var parts)
            ? new Answer(parts.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!), source)
            : new Answer(entry.GetProperty("v").GetString()!, source);
    }
}
