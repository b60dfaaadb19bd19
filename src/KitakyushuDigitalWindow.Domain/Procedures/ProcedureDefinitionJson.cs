using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Procedures;

/// <summary>
/// Reads a definition file (schema: docs/definitions.md). A file that says something unknown does not load: better no new version than a
/// form that quietly lost a rule.
/// </summary>
public static class ProcedureDefinitionJson
{
    public const int SchemaVersion = 1;

    private static readonly Dictionary<string, OnlineLevel> _levels = new()
    {
        ["full"] = OnlineLevel.Full,
        ["partial"] = OnlineLevel.Partial,
        ["pre-submit"] = OnlineLevel.PreSubmit,
        ["blocked"] = OnlineLevel.Blocked,
        ["info"] = OnlineLevel.Info,
    };

    private static readonly Dictionary<string, DecisionNature> _natures = new()
    {
        ["disposition"] = DecisionNature.Disposition,
        ["acceptance"] = DecisionNature.Acceptance,
    };

    private static readonly Dictionary<string, AgentRule> _agents = new()
    {
        ["self"] = AgentRule.SelfOnly,
        ["child"] = AgentRule.Child,
        ["delegation"] = AgentRule.Delegation,
        ["any"] = AgentRule.Any,
    };

    /// <exception cref="FormatException">The text is not a definition of this schema; the message names the place.</exception>
    /// <param name="lists">Where <c>optionsFrom</c> finds its options; without them, a form that names a list does not load.</param>
    public static ProcedureDefinition Read(string json, MasterLists? lists = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, lists);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("Not a procedure definition: " + e.Message, e);
        }
    }

    private static ProcedureDefinition Read(JsonElement root, MasterLists? lists)
    {
        if (root.GetProperty("schemaVersion").GetInt32() != SchemaVersion)
        {
            throw new FormatException("Unknown schema version.");
        }

        var decision = root.GetProperty("decision");
        var granted = decision.Text("grantedTitle");
        var fee = root.GetProperty("fee");
        var section = root.GetProperty("section");
        return new ProcedureDefinition
        {
            Id = root.Text("id"),
            Name = root.Text("name"),
            ShortName = root.Text("shortName"),
            NameKana = root.Text("nameKana"),
            NameEn = root.Text("nameEn"),
            Category = root.Text("category"),
            LifeEvents = root.Texts("lifeEvents"),
            SearchWords = root.Texts("searchWords"),
            LegalBasis = root.Text("legalBasis"),
            IsPriority27 = root.GetProperty("priority27").GetBoolean(),
            Filer = root.Text("filer"),
            Agents = root.OptionalText("agents") is { } agents ? _agents[agents] : AgentRule.Any,
            Eligibility = root.Text("eligibility"),
            Deadline = ReadDeadline(root.GetProperty("deadline")),
            Acceptance = AcceptanceJson.Read(root),
            MustDraftsMove = root.TryGetProperty("draftsMustMove", out var mustMove) && mustMove.GetBoolean(),
            Fee = ReadFee(fee),
            RequiresSignature = root.GetProperty("requiresSignature").GetBoolean(),
            RequiresLogIn = root.GetProperty("requiresLogIn").GetBoolean(),
            Processing = ProcessingJson.Read(root.GetProperty("processing")),
            Section = new HandlingSection(section.Text("code"), section.Text("name"), section.GetProperty("wide").GetBoolean()),
            Nature = _natures[decision.Text("kind")],
            GrantedTitle = granted,
            RefusedTitle = decision.OptionalText("refusedTitle") ?? "却下通知書",
            Appeal = ReadAppeal(root.GetProperty("appeal")),
            ResultDocument = root.Text("resultDocument"),
            Barriers = root.Texts("barriers"),
            Online = _levels[root.GetProperty("online").Text("level")],
            OnlineNote = root.GetProperty("online").OptionalText("note"),
            Note = root.OptionalText("note"),
            Declarations = [.. root.GetProperty("declarations").EnumerateArray().Select(d => new Declaration(d.Text("key"), d.Text("label")))],
            Form = FormDefinitionJson.Read(root.GetProperty("pages"), lists),
            Review = ReviewSheetJson.Read(root, lists),
        };
    }

    private static ProcedureFee ReadFee(JsonElement fee) => new(new Yen(fee.GetProperty("amount").GetInt64()), fee.OptionalText("per"), fee.OptionalText("note"))
    {
        Lines = fee.TryGetProperty("lines", out var lines)
            ? [.. lines.EnumerateArray().Select(l => new FeeLine(
                l.Text("label"), new Yen(l.GetProperty("amount").GetInt64()), l.OptionalText("times"), FormDefinitionJson.ReadCondition(l, "when")))]
            : [],
        Reductions = fee.TryGetProperty("reductions", out var reductions)
            ? [.. reductions.EnumerateArray().Select(r => new FeeReduction(
                r.Text("label"), r.Number("percent"), FormDefinitionJson.ReadCondition(r, "when") ?? throw new FormatException("A reduction without a condition.")))]
            : [],
    };

    private static FilingDeadline ReadDeadline(JsonElement deadline) => new(
        deadline.Text("rule"),
        deadline.TryGetProperty("days", out var days) && days.ValueKind == JsonValueKind.Number ? days.GetInt32() : null,
        deadline.OptionalText("from"),
        deadline.Text("text"));

    private static AppealNotice ReadAppeal(JsonElement appeal) => appeal.Text("kind") == "none"
        ? AppealNotice.None
        : new AppealNotice(
            appeal.Text("kind"),
            appeal.Text("reviewBody"),
            appeal.Text("defendant"),
            appeal.Text("representative"),
            appeal.GetProperty("reviewMonths").GetInt32(),
            appeal.GetProperty("suitMonths").GetInt32(),
            appeal.GetProperty("longStopYears").GetInt32());
}
