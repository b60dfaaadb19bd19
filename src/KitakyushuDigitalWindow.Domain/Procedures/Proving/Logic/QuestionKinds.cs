using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

internal static class QuestionKinds
{
    private static readonly string[] _ticked = ["true"];

    public static IReadOnlyList<Option>? Options(this Question question) => question switch
    {
        ChoiceQuestion choice => choice.Options,
        CheckboxesQuestion boxes => boxes.Options,
        _ => null,
    };

    /// <summary>What can be chosen; null for a question that is typed.</summary>
    public static IReadOnlyList<string>? OptionValues(this Question question) =>
        question is ConsentQuestion ? _ticked : question.Options() is { } options ? [.. options.Select(o => o.Value)] : null;

    /// <summary>The questions that a computed one adds up.</summary>
    public static IReadOnlyList<string> Summed(this Question question) => question is ComputedQuestion sum ? sum.Of : [];
}
