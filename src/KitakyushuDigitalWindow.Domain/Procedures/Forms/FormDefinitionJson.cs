using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>Reads the <c>pages</c> of a definition file.</summary>
public static class FormDefinitionJson
{
    private static readonly Dictionary<string, DateRule> _dateRules = new()
    {
        ["any"] = DateRule.Any,
        ["past"] = DateRule.Past,
        ["future"] = DateRule.Future,
    };

    /// <exception cref="FormatException">A type, rule or condition is unknown, or a value is missing.</exception>
    public static FormDefinition Read(JsonElement pages) => new([.. pages.EnumerateArray().Select(p => ReadPage(p, null))]);

    private static FormPage ReadPage(JsonElement page, string? section) => new(
        page.Text("id"),
        section ?? page.Text("section"),
        page.Text("title"),
        [.. page.GetProperty("questions").EnumerateArray().Select(q => ReadQuestion(q, section ?? page.Text("section")))],
        page.TryGetProperty("rules", out var rules) ? [.. rules.EnumerateArray().Select(ReadRule)] : []);

    private static PageRule ReadRule(JsonElement rule) => rule.Text("kind") switch
    {
        "dateOrder" => new DateOrderRule(rule.Text("from"), rule.Text("to"), rule.Text("message")),
        "atLeastOne" => new AtLeastOneRule(rule.Texts("keys"), rule.Text("message")),
        var kind => throw new FormatException($"Unknown rule '{kind}'."),
    };

    private static Condition? ReadCondition(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var condition) && condition.ValueKind != JsonValueKind.Null ? ReadCondition(condition) : null;

    private static Condition ReadCondition(JsonElement condition)
    {
        var names = condition.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).ToList();
        if (names is not (["all"] or ["any"] or ["not"] or ["in", "question"] or ["answered", "question"]))
        {
            throw new FormatException($"Unknown condition '{string.Join(',', names)}'."); // one part more would be a rule quietly lost
        }

        if (condition.TryGetProperty("all", out var all))
        {
            return new AllOf([.. all.EnumerateArray().Select(ReadCondition)]);
        }

        if (condition.TryGetProperty("any", out var any))
        {
            return new AnyOf([.. any.EnumerateArray().Select(ReadCondition)]);
        }

        if (condition.TryGetProperty("not", out var not))
        {
            return new Not(ReadCondition(not));
        }

        if (condition.TryGetProperty("in", out _))
        {
            return new IsOneOf(condition.Text("question"), condition.Texts("in"));
        }

        return condition.GetProperty("answered").GetBoolean()
            ? new IsAnswered(condition.Text("question"))
            : new Not(new IsAnswered(condition.Text("question")));
    }

    private static Question ReadQuestion(JsonElement q, string section)
    {
        var facts = new QuestionFacts(
            q.Text("key"), q.Text("label"), q.OptionalText("hint"), q.GetProperty("required").GetBoolean(), ReadCondition(q, "showWhen"),
            q.OptionalText("prefillFrom"), ReadCondition(q, "prefillWhen"), q.Text("purpose"));
        return q.Text("type") switch
        {
            "text" => new TextQuestion(facts) { MaxLength = q.Number("maxLength"), Pattern = q.OptionalText("pattern") },
            "textarea" => new TextQuestion(facts) { MaxLength = q.Number("maxLength"), IsMultiline = true },
            "kana" => new KanaQuestion(facts) { MaxLength = q.Number("maxLength") },
            "phone" => new PhoneQuestion(facts),
            "email" => new EmailQuestion(facts),
            "number" or "money" => ReadNumber(q, facts),
            "date" or "month" => new DateQuestion(facts) { Rule = _dateRules[q.Text("rule")], IsMonth = q.Text("type") == "month" },
            "address" => new AddressQuestion(facts) { MaxLength = q.Number("maxLength") },
            "bank-account" => new BankAccountQuestion(facts),
            "yes-no" or "radio" => new ChoiceQuestion(facts) { Options = ReadOptions(q) },
            "select" => new ChoiceQuestion(facts) { Options = ReadOptions(q), AsList = true },
            "checkboxes" => new CheckboxesQuestion(facts) { Options = ReadOptions(q) },
            "consent" => new ConsentQuestion(facts),
            "notice" => new NoticeQuestion(facts),
            "file" => new FileQuestion(facts)
            {
                MaxFiles = q.OptionalNumber("maxFiles") ?? FileQuestion.DefaultMaxFiles,
                OriginalRequired = q.TryGetProperty("originalRequired", out var original) && original.GetBoolean(),
                When = q.OptionalText("when"),
            },
            "repeat" => new RepeatQuestion(facts)
            {
                MinItems = q.Number("minItems"),
                MaxItems = q.Number("maxItems"),
                ItemLabel = q.Text("itemLabel"),
                Pages = [.. q.GetProperty("pages").EnumerateArray().Select(p => ReadPage(p, section))],
            },
            var type => throw new FormatException($"Unknown question type '{type}'."),
        };
    }

    private static NumberQuestion ReadNumber(JsonElement q, QuestionFacts facts) => new(facts)
    {
        IsMoney = q.Text("type") == "money",
        Min = q.TryGetProperty("min", out var min) ? min.GetDecimal() : null,
        Max = q.TryGetProperty("max", out var max) ? max.GetDecimal() : null,
        Decimals = q.OptionalNumber("decimals") ?? 0,
    };

    private static IReadOnlyList<Option> ReadOptions(JsonElement q) =>
        [.. q.GetProperty("options").EnumerateArray().Select(o => new Option(o.Text("value"), o.Text("label")))];
}
