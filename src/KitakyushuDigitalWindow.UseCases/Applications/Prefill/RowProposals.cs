using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.UseCases.Applications.Prefill;

/// <summary>
/// The rows of a group that are known are there before anybody types: the citizen completes or removes them, and says that these are all.
/// </summary>
public static class RowProposals
{
    /// <summary>Values of one list of options in the words of another.</summary>
    private static readonly Dictionary<string, string> _wider = new() { ["adopted"] = "child", ["ward"] = "other", ["nephew"] = "other", ["abroad"] = "apart" };

    /// <summary>The rows with which a draft begins: those of groups that are about the citizen's own people whatever they answer.</summary>
    public static AnswerSet AtStart(FormDefinition form, FormContext context) => Add(AnswerSet.Empty, form, context, r => r.PrefillWhen is null);

    /// <summary>The rows of a group that an answer has just shown to be about the citizen's own people, and that nobody has touched yet.</summary>
    public static AnswerSet WhereNowMeant(AnswerSet answers, FormDefinition form, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Add(answers, form, context, r => r.PrefillWhen is not null
            && Journey.Of(form, answers, context).Questions.Any(q => q.Question == r && q.TakesKnown));
    }

    private static AnswerSet Add(AnswerSet answers, FormDefinition form, FormContext context, Func<RepeatQuestion, bool> isMeant)
    {
        foreach (var repeat in form.Pages.Select(p => p.Repeat).OfType<RepeatQuestion>())
        {
            if (repeat.PrefillFrom is { } source && context.RowsOf(source) is { Count: > 0 } known
                && !answers.Rows.ContainsKey(repeat.Key) && answers[repeat.Key] is null && isMeant(repeat))
            {
                answers = known.Take(repeat.MaxItems).Aggregate(answers, (set, row) => AddRow(set, repeat, source, row, context.Today));
            }
        }

        return answers;
    }

    private static AnswerSet AddRow(AnswerSet answers, RepeatQuestion repeat, string source, KnownRow known, DateOnly today)
    {
        var number = answers.NextRow(repeat.Key);
        var given =
            from question in repeat.Questions
            let value = ValueOf(question, source, known)
            where value is not null
            let fitting = Fitting(question, value, today)
            where fitting is not null
            select KeyValuePair.Create(AnswerSet.RowKey(repeat.Key, number, question.Key), fitting);
        return answers.WithRow(repeat.Key, number).With(given);
    }

    private static Answer? ValueOf(Question question, string source, KnownRow known) =>
        source.StartsWith(KnownNames.Earlier, StringComparison.Ordinal) ? question is FileQuestion ? null : known.Values.GetValueOrDefault(question.Key)
        : question.PrefillFrom is { } name && (name.StartsWith(source + ".", StringComparison.Ordinal) || name.StartsWith(KnownNames.Derived, StringComparison.Ordinal))
            ? known.Values.GetValueOrDefault(KnownNames.PartOf(name))
            : null;

    /// <summary>The value, or the wider one that the question knows; null when it is none of its answers.</summary>
    private static Answer? Fitting(Question question, Answer value, DateOnly today)
    {
        if (question.Validate(value, today).Count > 0 && _wider.TryGetValue(value.Value, out var wider))
        {
            value = new Answer(wider, value.Source);
        }

        return question.Validate(value, today).Count == 0 ? value : null;
    }
}
