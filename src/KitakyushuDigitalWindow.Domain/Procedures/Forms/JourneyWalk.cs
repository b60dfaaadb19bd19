using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>One walk through a form: page after page in the form's order, each seeing only what came before.</summary>
internal sealed class JourneyWalk(AnswerSet answers, FormContext context)
{
    private readonly VisibleAnswers _visible = new(context.Today, answers.All.Count);
    private readonly List<JourneyStep> _steps = [];
    private Dictionary<string, KnownRow?>? _picked;

    /// <summary>What an earlier page of this form asked under the same name: nobody is asked the same twice. Of people there may be several.</summary>
    private Dictionary<string, Answer>? _given;

    public Journey Along(FormDefinition form)
    {
        foreach (var page in form.Pages)
        {
            if (page.Exit is { } exit)
            {
                if (exit.When.Holds(_visible))
                {
                    _steps.Add(new JourneyStep(page, null, [], false));
                    break;
                }
            }
            else if (page.Repeat is { } repeat)
            {
                AddRepeat(page, repeat, null);
            }
            else
            {
                AddPage(page, null);
            }
        }

        return new Journey(_steps, _visible);
    }

    private void AddRepeat(FormPage page, RepeatQuestion repeat, JourneyRow? parent)
    {
        if (repeat.ShowWhen is { } condition && !condition.Holds(_visible))
        {
            return;
        }

        var group = parent is null ? repeat.Key : parent.KeyOf(repeat.Key);
        var path = parent is null ? page.Id : $"{parent.Path}/{page.Id}";
        var rows = answers.RowsOf(group);
        if (rows.Count == 0 && repeat.MinItems > 0)
        {
            rows = [answers.NextRow(group)]; // the first row is there to be filled before anybody asks for it
        }

        for (var i = 0; i < rows.Count; i++)
        {
            _visible.StartRow(repeat.Key, repeat.RowKeys);
            var row = new JourneyRow(path, group, repeat, rows[i], i + 1, parent);
            foreach (var rowPage in repeat.Pages)
            {
                if (rowPage.Repeat is { } inner)
                {
                    AddRepeat(rowPage, inner, row);
                }
                else
                {
                    AddPage(rowPage, row);
                }
            }

            _visible.EndRow();
        }

        var hub = answers[group];
        var errors = hub is null ? null : repeat.Validate(hub, context.Today);
        if (hub is not null)
        {
            _visible.Add(repeat.Key, hub, parent is not null);
        }

        var asked = new JourneyQuestion(group, repeat, hub, false, errors ?? [])
        {
            TakesKnown = repeat.PrefillFrom is not null && (repeat.PrefillWhen?.Holds(_visible) ?? true),
        };
        _steps.Add(new JourneyStep(page, parent, [asked], hub is not null && errors!.Count == 0));
    }

    private void AddPage(FormPage page, JourneyRow? row)
    {
        var questions = new List<JourneyQuestion>(page.Questions.Count);
        var answered = true;
        for (var i = 0; i < page.Questions.Count; i++) // as elsewhere on this path: an enumerator less for each page of each step
        {
            var question = page.Questions[i];
            if ((question.ShowWhen is { } condition && !condition.Holds(_visible)) || IsNeedless(question))
            {
                continue;
            }

            var seen = Answered(question, row is null ? question.Key : row.KeyOf(question.Key), row);
            questions.Add(seen);
            if (question.Asks && (seen.Answer is null || seen.Errors.Count > 0 || seen.NeedsConfirmation))
            {
                answered = false;
            }

            if (seen.Answer is not null)
            {
                _visible.Add(question.Key, seen.Answer, row is not null);
            }
        }

        if (questions.Count == 0 || (questions.TrueForAll(q => !q.Question.Asks) && page.Questions.Any(q => q.Asks)))
        {
            return;
        }

        var broken = page.Rules.Count == 0 ? null : BrokenRule(page, questions);
        _steps.Add(new JourneyStep(page, row, questions, answered && broken is null) { BrokenRule = broken });
    }

    /// <summary>With one person or none there is nobody to pick.</summary>
    private bool IsNeedless(Question question) => question is HouseholdMemberQuestion pick && context.RowsOf(pick.Group).Count < 2;

    private JourneyQuestion Answered(Question question, string key, JourneyRow? row)
    {
        switch (question)
        {
            case ComputedQuestion computed:
                return new JourneyQuestion(key, question, ComputedQuestion.Sum(computed.Of.SelectMany(_visible.Of)), true, []);
            case HouseholdMemberQuestion pick:
                return Picked(pick, key);
        }

        var stored = answers[key];
        var takesKnown = question.PrefillFrom is not null && (question.PrefillWhen?.Holds(_visible) ?? true);
        var known = takesKnown ? Known(question.PrefillFrom!, row) ?? _given?.GetValueOrDefault(question.PrefillFrom!)
            : row is null ? context.Shared.GetValueOrDefault(key)
            : null;
        var isFixed = known?.Source == AnswerSource.Card;
        if (isFixed && stored is not null)
        {
            stored = known; // what the card says always wins over what was stored or posted
        }

        if (takesKnown && row is null && stored is { IsEmpty: false } && !question.PrefillFrom!.StartsWith("household.", StringComparison.Ordinal))
        {
            (_given ??= []).TryAdd(question.PrefillFrom!, stored.From(AnswerSource.Derived));
        }

        return new JourneyQuestion(key, question, stored, isFixed, stored is null ? [] : question.Validate(stored, context.Today))
        {
            Known = known,
            TakesKnown = takesKnown,
            NeedsConfirmation = question is EmailQuestion { NeedsCode: true } && stored is { IsEmpty: false } && context.IsEmailConfirmed?.Invoke(stored.Value) == false,
        };
    }

    private JourneyQuestion Picked(HouseholdMemberQuestion pick, string key)
    {
        var candidates = context.RowsOf(pick.Group);
        var stored = answers[key];
        var person = stored is null ? null : candidates.FirstOrDefault(c => c.Id == stored.Value);
        if (person is null && stored?.Value != HouseholdMemberQuestion.Other)
        {
            stored = null; // nobody was picked, or the person is known no more
        }

        (_picked ??= [])[pick.Group] = person;
        return new JourneyQuestion(key, pick, stored, false, []) { Candidates = candidates };
    }

    /// <summary>
    /// What is known under the name. Of a group of people it is the picked one's, or the only one's; in a row it is nobody's, because
    /// rows for known people are laid when the draft is started.
    /// </summary>
    private Answer? Known(string name, JourneyRow? row)
    {
        if (KnownRow.GroupOf(name) is not { } group)
        {
            return context.Facts.GetValueOrDefault(name);
        }

        if (row is not null)
        {
            return null;
        }

        var person = _picked is not null && _picked.TryGetValue(group, out var picked) ? picked
            : context.RowsOf(group) is [var only] ? only
            : null;
        return person?.Values.GetValueOrDefault(name[(group.Length + 1)..]);
    }

    /// <summary>The first rule that the answers on the page break; a rule may also look back at earlier pages.</summary>
    private (string Key, string Message)? BrokenRule(FormPage page, List<JourneyQuestion> questions)
    {
        foreach (var rule in page.Rules)
        {
            if (rule.Places.Select(k => questions.Find(q => q.Question.Key == k)).FirstOrDefault(q => q is not null) is { } place
                && rule.IsBroken(k => _visible.Of(k) is [.., var last] ? last : null))
            {
                return (place.Key, rule.Message);
            }
        }

        return null;
    }
}
