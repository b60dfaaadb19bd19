using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>
/// 入力の道筋: the pages that this person has to see, computed from the form and the answers, never stored. An answer to a question that
/// is not here does not exist for validation, summary, PDF or staff; it comes back when the path comes back.
/// </summary>
public sealed class Journey
{
    private readonly VisibleAnswers _visible;

    internal Journey(IReadOnlyList<JourneyStep> steps, VisibleAnswers visible)
    {
        (Steps, _visible) = (steps, visible);
        FirstUnanswered = steps.FirstOrDefault(s => !s.IsAnswered);
    }

    /// <summary>The pages on the path, in order.</summary>
    public IReadOnlyList<JourneyStep> Steps { get; }

    /// <summary>Where a person goes on; null when everything is answered.</summary>
    public JourneyStep? FirstUnanswered { get; }

    /// <summary>Everything is answered and no exit page was met.</summary>
    public bool IsComplete => FirstUnanswered is null;

    /// <summary>The page that ends the journey without an application; null when there is none on the path.</summary>
    public JourneyStep? Exit => Steps is [.., { Exit: not null } last] ? last : null;

    public IEnumerable<JourneyQuestion> Questions => Steps.SelectMany(s => s.Questions);

    /// <summary>Walks the form once, in its order; conditions see only what came before, so the walk ends for every definition.</summary>
    public static Journey Of(FormDefinition form, AnswerSet answers, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(context);
        return new JourneyWalk(answers, context).Along(form);
    }

    public JourneyStep? FindPath(string path) => Steps.FirstOrDefault(s => s.Path == path);

    /// <summary>Every page up to the first unanswered one may be opened; a later one would show questions before their reasons.</summary>
    public bool CanVisit(JourneyStep step) => FirstUnanswered is null || IndexOf(step) <= IndexOf(FirstUnanswered);

    public JourneyStep? Previous(JourneyStep step) => IndexOf(step) is var i and > 0 ? Steps[i - 1] : null;

    public JourneyStep? Next(JourneyStep step) => IndexOf(step) is var i && i >= 0 && i + 1 < Steps.Count ? Steps[i + 1] : null;

    /// <summary>Does the condition hold for the answers on the path, read from the end of the form?</summary>
    public bool Holds(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Holds(_visible);
    }

    /// <summary>The answers on the path to this question: one, or one for each row.</summary>
    public IReadOnlyList<Answer> AnswersTo(string key) => _visible.Of(key);

    /// <summary>Number of rows of the group on the path.</summary>
    public int CountRows(string group) => _visible.CountRows(group);

    /// <summary>The answers on the path, with card facts and sums written in: what is filed. Whom one picked for prefilling is not part of it.</summary>
    public AnswerSet OnPath(AnswerSet answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var kept = Questions.Where(q => q.Answer is not null && q.Question is not HouseholdMemberQuestion)
            .Select(q => KeyValuePair.Create(q.Key, q.Answer!));
        var groups = Steps.Where(s => s.IsGroup).Select(s => s.GroupKey).ToHashSet();
        return new AnswerSet(
            kept.ToDictionary(),
            answers.Rows.Where(r => groups.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value),
            answers.LastRows.Where(r => groups.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value));
    }

    private int IndexOf(JourneyStep step)
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            if (ReferenceEquals(Steps[i], step))
            {
                return i;
            }
        }

        return -1;
    }
}
