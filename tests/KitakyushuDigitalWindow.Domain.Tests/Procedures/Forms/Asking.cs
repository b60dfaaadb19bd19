using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms;

/// <summary>Small forms in few words.</summary>
internal static class Asking
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static readonly FormContext Context = FormContext.On(Today);

    public static QuestionFacts Facts(
        string key = "q", bool required = true, Condition? showWhen = null, string? prefill = null, Condition? prefillWhen = null, string? label = null, string? hint = null) =>
        new(key, label ?? "項目" + key, hint, required, showWhen, prefill, prefillWhen, "審査のため");

    public static ChoiceQuestion Choice(string key, Condition? showWhen = null, params string[] values) => new(Facts(key, showWhen: showWhen))
    {
        Options = [.. (values.Length == 0 ? ["a", "b"] : values).Select(v => new Option(v, "選択肢" + v))],
    };

    public static TextQuestion TextOf(string key, Condition? showWhen = null, bool required = true, string? prefill = null, Condition? prefillWhen = null) =>
        new(Facts(key, required, showWhen, prefill, prefillWhen)) { MaxLength = 20 };

    public static FormPage Page(string id, params Question[] questions) => new(id, "s", id, questions, []);

    public static RepeatQuestion Repeat(string key, int min, int max, Condition? showWhen, params FormPage[] pages) =>
        new(Facts(key, showWhen: showWhen)) { MinItems = min, MaxItems = max, ItemLabel = "子", Pages = pages };

    public static Condition Is(string key, params string[] values) => new IsOneOf(key, values);

    public static AnswerSet Answered(params (string Key, string Value)[] answers) =>
        AnswerSet.Empty.With(answers.Select(a => KeyValuePair.Create(a.Key, new Answer(a.Value))));

    public static IEnumerable<string> Paths(this Journey journey) => journey.Steps.Select(s => s.Path);

    public static ParsedAnswer Post(this Question question, params (string Field, string Value)[] fields) =>
        question.Parse(RawFields.Of(fields.ToDictionary(f => f.Field, f => f.Value)), Today);

    public static ParsedAnswer Post(this Question question, string value) => question.Post(("", value));
}
