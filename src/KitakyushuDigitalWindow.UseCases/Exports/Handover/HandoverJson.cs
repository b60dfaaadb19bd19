using System.Globalization;
using System.Text.Json;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Exports.Tables;

namespace KitakyushuDigitalWindow.UseCases.Exports.Handover;

/// <summary>Writes <c>applications.json</c>, one case after another (docs/schemas/handover-1.json).</summary>
internal sealed class HandoverJson : IDisposable
{
    private readonly Utf8JsonWriter _json;

    public HandoverJson(Stream stream)
    {
        _json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = HandoverFormat.Encoder, Indented = false });
        _json.WriteStartObject();
        _json.WriteNumber("schemaVersion", HandoverFormat.SchemaVersion);
        _json.WriteStartArray("applications");
    }

    /// <param name="found">The case.</param>
    /// <param name="paths">Where each file lies in the pack, or why it does not.</param>
    public void Write(ExportedCase found, IReadOnlyList<(ExportedFile File, string? Path, string? NotIncluded)> paths)
    {
        var definition = found.Procedure.Definition;
        _json.WriteStartObject();
        Text("receiptNumber", found.ReceiptNumber);
        Text("procedureId", definition.Id);
        _json.WriteNumber("procedureVersion", found.Procedure.Number);
        Text("status", Camel(found.Status.ToString()));
        Text("receivedAt", found.ReceivedAtUtc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        Text("applicantName", found.Applicant);
        Text("filedBy", found.ForWhom switch { ForWhomKind.Child => "parent", ForWhomKind.Delegation => "agent", _ => "applicant" });
        var decision = found.Decision ?? throw new ExportImpossibleException(ExportFailure.Fault); // the filter lets only decided cases in
        _json.WriteStartObject("decision");
        Text("kind", Camel(decision.Kind.ToString()));
        Text("decidedOn", JapanTime.DayOf(decision.DecidedAtUtc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Text("documentNumber", decision.DocumentNumber);
        Text("content", decision.Content);
        if (decision.Reason is not null)
        {
            Text("reason", decision.Reason);
        }

        _json.WriteEndObject();
        Answers("answers", definition.Form.Pages.SelectMany(p => p.Questions), found.Answers, "");
        Declarations(found);
        Rows(definition.Form, found.Answers);
        Attachments(paths);
        _json.WriteEndObject();
        _json.Flush();
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private void Answers(string name, IEnumerable<Question> questions, AnswerSet answers, string prefix)
    {
        _json.WriteStartArray(name);
        foreach (var question in questions.Where(ExportLayout.IsExported))
        {
            if (answers[prefix + question.Key] is not { } answer)
            {
                continue; // not asked on this path
            }

            _json.WriteStartObject();
            Text("key", question.Key);
            Text("label", question.Label);
            Text("source", Camel(answer.Source.ToString()));
            _json.WriteStartObject("values");
            foreach (var column in question.Export(answer))
            {
                Text(column.Name, column.Value);
            }

            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void Declarations(ExportedCase found)
    {
        _json.WriteStartArray("declarations");
        foreach (var declaration in found.Procedure.Definition.Declarations.Where(d => found.Answers[d.Key]?.Value == "true"))
        {
            _json.WriteStartObject();
            Text("key", declaration.Key);
            Text("label", declaration.Label);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void Rows(FormDefinition form, AnswerSet answers)
    {
        _json.WriteStartArray("rows");
        foreach (var group in form.Questions.OfType<RepeatQuestion>())
        {
            foreach (var (ordinal, prefix) in ExportLayout.RowsOf(form, group, answers))
            {
                _json.WriteStartObject();
                Text("group", group.Key);
                Text("row", ordinal);
                Answers("answers", group.Questions, answers, prefix);
                _json.WriteEndObject();
            }
        }

        _json.WriteEndArray();
    }

    private void Attachments(IReadOnlyList<(ExportedFile File, string? Path, string? NotIncluded)> paths)
    {
        _json.WriteStartArray("attachments");
        foreach (var (file, path, notIncluded) in paths)
        {
            _json.WriteStartObject();
            Text("questionKey", file.QuestionKey);
            Text("fileName", file.FileName);
            Text("mediaType", file.MediaType);
            _json.WriteNumber("length", file.Length);
            Text("sha256", file.ContentHash);
            Text(path is null ? "notIncluded" : "path", path ?? notIncluded ?? "");
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void Text(string name, string value) => _json.WriteString(name, WellFormed.Of(value));
}
