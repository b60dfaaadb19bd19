using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>
/// 入力の道筋: the pages that this person has to see, computed from the form and the answers, never stored. An answer to a question that
/// is not here does not exist for validation, summary, PDF or staff; it comes back when the path comes back.
/// </summary>
public sealed class Journey
{
    private Journey(IReadOnlyList<JourneyStep> steps)
    {
        Steps = steps;
        FirstUnanswered = steps.FirstOrDefault(s => !s.IsAnswered);
    }

    /// <summary>The pages on the path, in order.</summary>
    public IReadOnlyList<JourneyStep> Steps { get; }

    /// <summary>Where a person goes on; null when everything is answered.</summary>
    public JourneyStep? FirstUnanswered { get; }

    public bool IsComplete => FirstUnanswered is null;

    public IEnumerable<JourneyQuestion> Questions => Steps.SelectMany(s => s.Questions);

    /// <summary>Walks the form once, in its order; conditions see only what came before, so the walk ends for every definition.</summary>
    public static Journey Of(FormDefinition form, AnswerSet answers, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(context);
        var visible = new VisibleAnswers();
        var steps = new List<JourneyStep>(form.Pages.Count + 8);
        foreach (var page in form.Pages)
        {
            if (page.Repeat is { } repeat)
            {
                AddRepeat(page, repeat, answers, context, visible, steps);
            }
            else if (Step(page, null, answers, context, visible) is { } step)
            {
                steps.Add(step);
            }
        }

        return new Journey(steps);
    }

    public JourneyStep? Find(string pageId, int? row = null, string? rowPageId = null) =>
        Steps.FirstOrDefault(s => s.Page.Id == (rowPageId ?? pageId) && s.Row?.Number == row && (row is null || s.Row!.GroupPageId == pageId));

    /// <summary>Every page up to the first unanswered one may be opened; a later one would show questions before their reasons.</summary>
    public bool CanVisit(JourneyStep step) => FirstUnanswered is null || IndexOf(step) <= IndexOf(FirstUnanswered);

    public JourneyStep? Previous(JourneyStep step) => IndexOf(step) is var i and > 0 ? Steps[i - 1] : null;

    public JourneyStep? Next(JourneyStep step) => IndexOf(step) is var i && i >= 0 && i + 1 < Steps.Count ? Steps[i + 1] : null;

    /// <summary>The answers on the path, with card facts written in: what is filed.</summary>
    public AnswerSet OnPath(AnswerSet answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var kept = Questions.Where(q => q.Answer is not null).Select(q => KeyValuePair.Create(q.Key, q.Answer!));
        var groups = Steps.Select(s => s.Page.Repeat).OfType<RepeatQuestion>().Select(r => r.Key).ToHashSet();
        return new AnswerSet(
            kept.ToDictionary(),
            answers.Rows.Where(r => groups.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value),
            answers.LastRows.Where(r => groups.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value));
    }

    private static void AddRepeat(
        FormPage page, RepeatQuestion repeat, AnswerSet answers, FormContext context, VisibleAnswers visible, List<JourneyStep> steps)
    {
        if (repeat.ShowWhen is { } condition && !condition.Holds(visible))
        {
            return;
        }

        var rows = answers.RowsOf(repeat.Key);
        if (rows.Count == 0 && repeat.MinItems > 0)
        {
            rows = [answers.NextRow(repeat.Key)]; // the first row is there to be filled before anybody asks for it
        }

        var keys = repeat.Questions.Select(q => q.Key).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            visible.StartRow(keys);
            var row = new JourneyRow(page.Id, repeat, rows[i], i + 1);
            foreach (var rowPage in repeat.Pages)
            {
                if (Step(rowPage, row, answers, context, visible) is { } step)
                {
                    steps.Add(step);
                }
            }
        }

        visible.EndRow();
        var hub = answers[repeat.Key];
        var hubErrors = hub is null ? null : repeat.Validate(hub, context.Today);
        var hubQuestion = new JourneyQuestion(repeat.Key, repeat, hub, false, hubErrors ?? []);
        steps.Add(new JourneyStep(page, null, [hubQuestion], hub is not null && hubErrors!.Count == 0));
    }

    private static JourneyStep? Step(FormPage page, JourneyRow? row, AnswerSet answers, FormContext context, VisibleAnswers visible)
    {
        var questions = new List<JourneyQuestion>(page.Questions.Count);
        var answered = true;
        foreach (var question in page.Questions)
        {
            if (question.ShowWhen is { } condition && !condition.Holds(visible))
            {
                continue;
            }

            var key = row is null ? question.Key : AnswerSet.RowKey(row.Repeat.Key, row.Number, question.Key);
            var seen = Answered(question, key, answers, context, visible);
            questions.Add(seen);
            if (!question.Asks)
            {
                continue;
            }

            if (seen.Answer is null || seen.Errors.Count > 0)
            {
                answered = false;
            }

            if (seen.Answer is not null)
            {
                visible.Add(question.Key, seen.Answer, row is not null);
            }
        }

        if (questions.Count == 0 || questions.TrueForAll(q => !q.Question.Asks) && page.Questions.Any(q => q.Asks))
        {
            return null;
        }

        var broken = page.Rules.Count == 0 ? null : BrokenRule(page, questions, visible);
        return new JourneyStep(page, row, questions, answered && broken is null) { BrokenRule = broken };
    }

    private static JourneyQuestion Answered(
        Question question, string key, AnswerSet answers, FormContext context, VisibleAnswers visible)
    {
        var stored = answers[key];
        var known = question.PrefillFrom is { } name && (question.PrefillWhen?.Holds(visible) ?? true)
            ? context.Facts.GetValueOrDefault(name)
            : null;
        var isFixed = known?.Source == AnswerSource.Card;
        if (isFixed && stored is not null)
        {
            stored = known; // what the card says always wins over what was stored or posted
        }

        var errors = stored is null ? [] : question.Validate(stored, context.Today);
        return new JourneyQuestion(key, question, stored, isFixed, errors) { Known = known };
    }

    /// <summary>The first rule that the answers on the page break; a rule may also look back at earlier pages.</summary>
    private static (string Key, string Message)? BrokenRule(FormPage page, List<JourneyQuestion> questions, VisibleAnswers visible)
    {
        foreach (var rule in page.Rules)
        {
            if (rule.Places.FirstOrDefault(k => questions.Exists(q => q.Question.Key == k)) is { } place
                && rule.IsBroken(k => visible.Of(k) is [.., var last] ? last : null))
            {
                return (place, rule.Message);
            }
        }

        return null;
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
