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

    /// <exception cref="FormatException">A type, rule, condition or master list is unknown, or a value is missing.</exception>
    public static FormDefinition Read(JsonElement pages, MasterLists? lists = null) =>
        new([.. pages.EnumerateArray().Select(p => ReadPage(p, null, lists ?? MasterLists.None))]);

    private static FormPage ReadPage(JsonElement page, string? section, MasterLists lists)
    {
        var block = section ?? page.Text("section");
        IReadOnlyList<Question> questions = page.TryGetProperty("questions", out var asked)
            ? [.. asked.EnumerateArray().Select(q => ReadQuestion(q, block, lists))]
            : [];
        if (ReadCondition(page, "exitWhen") is { } exit)
        {
            return questions.Count == 0
                ? new FormPage(page.Text("id"), block, page.Text("title"), [], []) { Exit = new ExitPage(exit, page.Text("text"), page.Texts("procedures")) }
                : throw new FormatException("An exit page asks nothing.");
        }

        return questions.Count == 0 || (questions.Count > 1 && questions.Any(q => q is RepeatQuestion))
            ? throw new FormatException($"Page '{page.Text("id")}' has no questions, or a repeating group beside others.")
            : new FormPage(
                page.Text("id"), block, page.Text("title"), questions,
                page.TryGetProperty("rules", out var rules) ? [.. rules.EnumerateArray().Select(ReadRule)] : []);
    }

    private static PageRule ReadRule(JsonElement rule) => rule.Text("kind") switch
    {
        "dateOrder" => new DateOrderRule(rule.Text("from"), rule.Text("to"), rule.Text("message")),
        "atLeastOne" => new AtLeastOneRule(rule.Texts("keys"), rule.Text("message")),
        var kind => throw new FormatException($"Unknown rule '{kind}'."),
    };

    /// <summary>The condition under the name; null when there is none.</summary>
    /// <exception cref="FormatException">The operator is unknown, or a part is missing or too many.</exception>
    public static Condition? ReadCondition(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var condition) && condition.ValueKind != JsonValueKind.Null ? ReadCondition(condition) : null;

    private static Condition ReadCondition(JsonElement condition)
    {
        // one part more than these would be a rule quietly lost
        return condition.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).ToList() switch
        {
            ["all"] => new AllOf([.. condition.GetProperty("all").EnumerateArray().Select(ReadCondition)]),
            ["any"] => new AnyOf([.. condition.GetProperty("any").EnumerateArray().Select(ReadCondition)]),
            ["not"] => new Not(ReadCondition(condition.GetProperty("not"))),
            ["in", "question"] => new IsOneOf(condition.Text("question"), condition.Texts("in")),
            ["includes", "question"] => new Includes(condition.Text("question"), condition.Texts("includes")),
            ["answered", "question"] => condition.GetProperty("answered").GetBoolean()
                ? new IsAnswered(condition.Text("question"))
                : new Not(new IsAnswered(condition.Text("question"))),
            ["compare", "question", "value"] => new CompareNumber(condition.Text("question"), ReadComparison(condition), condition.GetProperty("value").GetDecimal()),
            ["compare", "day", "question"] => new CompareDate(condition.Text("question"), ReadComparison(condition), DayRef.Parse(condition.Text("day"))),
            ["ageAt", "compare", "question", "value"] => new AgeIs(
                condition.Text("question"), ReadComparison(condition), condition.Number("value"), DayRef.Parse(condition.Text("ageAt"))),
            ["anyRow", "where"] => new AnyRow(condition.Text("anyRow"), ReadCondition(condition.GetProperty("where"))),
            ["allRows", "where"] => new AllRows(condition.Text("allRows"), ReadCondition(condition.GetProperty("where"))),
            ["compare", "rows", "value"] => new CompareRows(condition.Text("rows"), ReadComparison(condition), condition.Number("value")),
            var names => throw new FormatException($"Unknown condition '{string.Join(',', names)}'."),
        };
    }

    private static Comparison ReadComparison(JsonElement condition) => condition.Text("compare") switch
    {
        "=" => Comparison.Equal,
        "<>" => Comparison.NotEqual,
        "<" => Comparison.Less,
        "<=" => Comparison.LessOrEqual,
        ">" => Comparison.Greater,
        ">=" => Comparison.GreaterOrEqual,
        var sign => throw new FormatException($"Unknown comparison '{sign}'."),
    };

    private static Question ReadQuestion(JsonElement q, string section, MasterLists lists)
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
            "person-name" => new PersonNameQuestion(facts) { MaxLength = q.Number("maxLength") },
            "postal-code" => new PostalCodeQuestion(facts),
            "email" => new EmailQuestion(facts) { NeedsCode = !q.TryGetProperty("confirm", out var confirm) || confirm.GetBoolean() },
            "number" or "money" => ReadNumber(q, facts),
            "date" or "month" => new DateQuestion(facts) { Rule = _dateRules[q.Text("rule")], IsMonth = q.Text("type") == "month", AllowsUnknown = q.Flag("allowUnknown") },
            "address" => new AddressQuestion(facts) { MaxLength = q.Number("maxLength") },
            "bank-account" => new BankAccountQuestion(facts) { AllowsPublicAccount = q.Flag("publicAccount") },
            "person" => ReadPerson(q, facts),
            "yes-no" or "radio" => new ChoiceQuestion(facts) { Options = ReadOptions(q, lists), OptionsFrom = q.OptionalText("optionsFrom") },
            "select" => new ChoiceQuestion(facts) { Options = ReadOptions(q, lists), OptionsFrom = q.OptionalText("optionsFrom"), AsList = true },
            "checkboxes" => ReadCheckboxes(q, facts, lists),
            "consent" => new ConsentQuestion(facts),
            "notice" => new NoticeQuestion(facts),
            "computed" => new ComputedQuestion(facts) { Of = q.Texts("sumOf"), IsMoney = q.Flag("money") },
            "household-member" => new HouseholdMemberQuestion(facts) { Group = q.Text("group") },
            "file" => new FileQuestion(facts)
            {
                MaxFiles = q.OptionalNumber("maxFiles") ?? FileQuestion.DefaultMaxFiles,
                OriginalRequired = q.Flag("originalRequired"),
                When = q.OptionalText("when"),
            },
            "repeat" => new RepeatQuestion(facts)
            {
                MinItems = q.Number("minItems"),
                MaxItems = q.Number("maxItems"),
                ItemLabel = q.Text("itemLabel"),
                Pages = [.. q.GetProperty("pages").EnumerateArray().Select(p => ReadPage(p, section, lists))],
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

    private static CheckboxesQuestion ReadCheckboxes(JsonElement q, QuestionFacts facts, MasterLists lists)
    {
        var options = ReadOptions(q, lists);
        var none = q.OptionalText("none");
        return none is null || options.Any(o => o.Value == none)
            ? new CheckboxesQuestion(facts) { Options = options, None = none, MinTicks = q.OptionalNumber("minTicks") ?? 1, MaxTicks = q.OptionalNumber("maxTicks") }
            : throw new FormatException($"'{facts.Key}' has no option '{none}'.");
    }

    /// <summary>The parts are labelled after the person: 母の氏名.</summary>
    private static PersonQuestion ReadPerson(JsonElement q, QuestionFacts facts)
    {
        var maxLength = q.Number("maxLength");
        QuestionFacts Facts(string part, string label) => new(part, facts.Label + label, null, true, null, null, null, facts.PurposeOfUse);
        Question Part(string part) => part switch
        {
            PersonQuestion.NamePart => new PersonNameQuestion(Facts(part, "の氏名")) { MaxLength = maxLength },
            PersonQuestion.KanaPart => new KanaQuestion(Facts(part, "の氏名（フリガナ）")) { MaxLength = maxLength },
            PersonQuestion.BirthPart => new DateQuestion(Facts(part, "の生年月日")) { Rule = DateRule.Past, AllowsUnknown = q.Flag("allowUnknown") },
            PersonQuestion.RelationPart => new ChoiceQuestion(Facts(part, "の続柄")) { Options = ReadOptions(q.GetProperty("relations")) },
            PersonQuestion.AddressPart => new AddressQuestion(Facts(part, "の住所")) { MaxLength = maxLength },
            _ => throw new FormatException($"Unknown part '{part}' of a person."),
        };
        return new PersonQuestion(facts, [.. q.Texts("parts").Select(p => KeyValuePair.Create(p, Part(p)))]);
    }

    /// <summary>Options of the definition itself, or of a master list.</summary>
    private static IReadOnlyList<Option> ReadOptions(JsonElement q, MasterLists lists) =>
        q.OptionalText("optionsFrom") is { } list ? lists.Of(list) : ReadOptions(q.GetProperty("options"));

    private static IReadOnlyList<Option> ReadOptions(JsonElement options) => [.. options.EnumerateArray().Select(o => new Option(o.Text("value"), o.Text("label")))];
}
