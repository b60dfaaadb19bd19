using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;

namespace KitakyushuDigitalWindow.Web.Tests.Typing;

/// <summary>
/// The shortest way through a form for one person: what is known is taken, what may be blank is left blank, and among the choices that are
/// left the ones that leave the least to type (of equal ones, the least to answer) are made. Found by changing one choice after the
/// other until none is better.
/// </summary>
internal sealed class ShortestPath(FormDefinition form, KnownOfCitizen known, DateOnly today)
{
    private const int Seed = 3;
    private const int MaxSteps = 300;
    private const int MaxRounds = 5;

    public AnswerSet Answers { get; private set; } = AnswerSet.Empty;

    public Journey Journey { get; private set; } = null!;

    public TypingEffort Effort { get; private set; } = new(0, 0, 0);

    public static ShortestPath Of(FormDefinition form, KnownOfCitizen known, DateOnly today)
    {
        var path = new ShortestPath(form, known, today);
        path.Search();
        return path;
    }

    private void Search()
    {
        var choices = new Dictionary<string, string>();
        var best = Walk(choices) ?? Any(choices);
        for (var round = 0; round < MaxRounds; round++)
        {
            var before = best;
            foreach (var question in best.Journey.Questions.Where(q => q.Question is ChoiceQuestion && q.Answer is { Source: AnswerSource.Citizen }).ToList())
            {
                foreach (var option in ((ChoiceQuestion)question.Question).OpenOptions(today))
                {
                    var other = new Dictionary<string, string>(choices) { [question.Question.Key] = option.Value };
                    if (Walk(other) is { } found && (found.Effort.Typed, found.Effort.Asked).CompareTo((best.Effort.Typed, best.Effort.Asked)) < 0)
                    {
                        (best, choices) = (found, other);
                    }
                }
            }

            if (ReferenceEquals(before, best))
            {
                break;
            }
        }

        (Answers, Journey, Effort) = (best.Answers, best.Journey, best.Effort);
    }

    /// <summary>The first options lead to an exit: another option of some question does not.</summary>
    private Found Any(Dictionary<string, string> choices)
    {
        foreach (var question in form.Questions.OfType<ChoiceQuestion>())
        {
            foreach (var option in question.OpenOptions(today))
            {
                choices[question.Key] = option.Value;
                if (Walk(choices) is { } found)
                {
                    return found;
                }
            }

            choices.Remove(question.Key);
        }

        throw new InvalidOperationException("No way leads to the end of the form.");
    }

    /// <summary>Null when the choices lead to an exit.</summary>
    private Found? Walk(Dictionary<string, string> choices)
    {
        var values = new PlausibleAnswers(Seed);
        var answers = RowProposals.AtStart(form, known.For(form, AnswerSet.Empty, today));
        for (var i = 0; i < MaxSteps; i++)
        {
            var context = known.For(form, answers, today);
            answers = RowProposals.WhereNowMeant(answers, form, context);
            var journey = Journey.Of(form, answers, context);
            if (journey.Steps.Any(s => s.Exit is not null))
            {
                return null;
            }

            if (journey.FirstUnanswered is not { } step)
            {
                return new Found(journey.OnPath(answers), journey, TypingEffort.Of(journey));
            }

            answers = Answered(step, answers, choices, values);
        }

        var last = Journey.Of(form, answers, known.For(form, answers, today)).FirstUnanswered!;
        throw new InvalidOperationException(
            $"The form does not end at {last.Path}: {last.BrokenRule} {string.Join(", ", last.Questions.Select(q => $"{q.Key}='{q.Answer?.Value}' {string.Join(' ', q.Errors.Select(e => e.Message))}"))}");
    }

    private AnswerSet Answered(JourneyStep step, AnswerSet answers, Dictionary<string, string> choices, PlausibleAnswers values)
    {
        if (step.IsGroup)
        {
            return answers.With(step.GroupKey, new Answer(answers.RowsOf(step.GroupKey).Count.ToString(CultureInfo.InvariantCulture)));
        }

        if (step.Row is { } row)
        {
            answers = answers.WithRow(row.GroupKey, row.Number);
        }

        return answers.With(
            from asked in step.Questions
            where asked.Question.Asks && (asked.Answer is null || asked.Errors.Count > 0 || asked.Key == step.BrokenRule?.Key)
            select KeyValuePair.Create(asked.Key, Value(asked, asked.Key == step.BrokenRule?.Key, choices, values)));
    }

    private Answer Value(JourneyQuestion asked, bool mustBeGiven, Dictionary<string, string> choices, PlausibleAnswers values)
    {
        if (!mustBeGiven && asked.Known is { } offered && asked.Question.Validate(offered, today).Count == 0)
        {
            return offered;
        }

        return asked.Question switch
        {
            HouseholdMemberQuestion => new Answer(asked.Candidates[0].Id),
            { Required: false } when !mustBeGiven => new Answer(""),
            ChoiceQuestion choice => new Answer(choices.GetValueOrDefault(choice.Key) ?? choice.OpenOptions(today)[0].Value),
            FileQuestion => new Answer(Guid.Empty.ToString("N")),
            var question => values.Make(question, today),
        };
    }

    private sealed record Found(AnswerSet Answers, Journey Journey, TypingEffort Effort);
}
