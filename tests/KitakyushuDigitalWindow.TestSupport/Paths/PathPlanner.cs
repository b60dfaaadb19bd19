using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Procedures.Proving;
using KitakyushuDigitalWindow.Infrastructure.Demo;

namespace KitakyushuDigitalWindow.TestSupport.Paths;

/// <summary>Walks the form until every choice has been taken; each walk takes as many new ones as it can.</summary>
internal sealed class PathPlanner
{
    private const int MaxSteps = 500;
    private const int MaxTries = 40;
    private const int MaxExitTries = 2000;

    private static readonly int[] _rowCounts = [1, 2, 0];

    private readonly FormDefinition _form;
    private readonly FormContext _context;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Answer>> _choices;
    private readonly IReadOnlyDictionary<string, AnswerSet> _ways;
    private readonly HashSet<Choice> _open = [];
    private HashSet<Choice> _now = [];
    private PlausibleAnswers _plausible = new(0);
    private Random? _chance;
    private bool _mayExit;

    public PathPlanner(ProcedureDefinition definition, FormContext context)
    {
        (_form, _context) = (definition.Form, context);
        _choices = FormWays.Choices(definition, context.Today);
        _ways = FormWays.To(definition, context);
        foreach (var (key, answers) in _choices)
        {
            _open.UnionWith(answers.Select(a => Choice.Of(key, a)));
        }

        _open.UnionWith(_ways.Keys.Where(k => _form.Find(k) is not HouseholdMemberQuestion).Select(Choice.OfShown)); // nobody is known to pick from
        foreach (var repeat in _form.Questions.OfType<RepeatQuestion>())
        {
            _open.UnionWith(_rowCounts.Where(n => n >= repeat.MinItems && n <= repeat.MaxItems).Select(n => Choice.OfRows(repeat.Key, n)));
        }
    }

    public IReadOnlyList<PathPlan> Plan()
    {
        var plans = new List<PathPlan>();
        while (_open.Count > 0)
        {
            // the last question first: the way to it takes choices of those before along
            var goal = _open.OrderByDescending(c => OrderOf(c.Key)).ThenBy(c => c.Value, StringComparer.Ordinal).First();
            plans.Add(ReachGoal(goal, plans.Count));
            _open.ExceptWith(Taken(plans[^1].Journey));
            if (_open.Remove(goal) && !IsGivenByCard(plans[^1].Journey, goal) && IsOpenToThisPerson(goal.Key))
            {
                throw new InvalidOperationException($"No way takes {goal}.");
            }
        }

        foreach (var exit in _form.Pages.Where(p => p.Exit is not null && !plans.Exists(plan => plan.Journey.Exit?.Page.Id == p.Id)).ToList())
        {
            plans.Add(ReachExit(exit));
        }

        while (plans.Count < PathPlan.Least)
        {
            plans.Add(Walk(null, plans.Count));
        }

        return plans;
    }

    /// <summary>Chance may answer an earlier question so that a rule or an exit stands in the way: another walk then.</summary>
    private PathPlan ReachGoal(Choice goal, int number)
    {
        var plan = Walk(goal, number);
        _chance = new Random(number);
        for (var i = 1; i < MaxTries && !Taken(plan.Journey).Contains(goal) && !IsGivenByCard(plan.Journey, goal); i++)
        {
            plan = Walk(goal, number + (100 * i));
        }

        _chance = null;
        return plan;
    }

    /// <summary>An exit that no single choice leads to: by chance, with exits allowed.</summary>
    private PathPlan ReachExit(FormPage exit)
    {
        (_chance, _mayExit) = (new Random(1), true);
        for (var i = 0; i < MaxExitTries; i++)
        {
            if (Walk(null, i) is { } plan && plan.Journey.Exit?.Page.Id == exit.Id)
            {
                (_chance, _mayExit) = (null, false);
                return plan with { Name = exit.Id };
            }
        }

        throw new InvalidOperationException($"No way ends at {exit.Id}.");
    }

    private PathPlan Walk(Choice? goal, int seed)
    {
        _plausible = new PlausibleAnswers(seed);
        _now = [];
        var way = WayTo(goal);
        var answers = AnswerSet.Empty;
        for (var i = 0; i < MaxSteps; i++)
        {
            var journey = Journey.Of(_form, answers, _context);
            if (journey.FirstUnanswered is not { Exit: null } step)
            {
                return new PathPlan(goal?.ToString() ?? "anything", answers, journey);
            }

            answers = Answer(step, answers, goal, way, seed);
        }

        throw new InvalidOperationException($"The form does not end: {goal}.");
    }

    private AnswerSet WayTo(Choice? goal)
    {
        for (var key = goal?.Key; key is not null; key = _form.RepeatOf(key)?.Key)
        {
            if (_ways.TryGetValue(key, out var way))
            {
                return way;
            }
        }

        return AnswerSet.Empty;
    }

    private AnswerSet Answer(JourneyStep step, AnswerSet answers, Choice? goal, AnswerSet way, int seed)
    {
        if (step.Row is { } row)
        {
            answers = answers.WithRow(row.GroupKey, row.Number);
        }

        if (step.Page.Repeat is { } repeat)
        {
            var count = answers.RowsOf(step.GroupKey).Count;
            return count < RowsWanted(step.GroupKey, repeat, goal, way)
                ? answers.WithRow(step.GroupKey, answers.NextRow(step.GroupKey))
                : answers.With(step.GroupKey, new Answer(count.ToString(CultureInfo.InvariantCulture)));
        }

        foreach (var asked in step.Questions.Where(q => q.Question.Asks && (q.Answer is null || q.Errors.Count > 0 || step.BrokenRule is not null)))
        {
            answers = answers.With(asked.Key, asked.IsFixed ? asked.Known! : Decide(asked, answers, goal, way, seed));
        }

        return answers;
    }

    private int RowsWanted(string group, RepeatQuestion repeat, Choice? goal, AnswerSet way)
    {
        if (way[group] is { } given)
        {
            return int.Parse(given.Value, CultureInfo.InvariantCulture);
        }

        if (goal is { Kind: Kind.Rows } && goal.Key == repeat.Key)
        {
            return int.Parse(goal.Value, CultureInfo.InvariantCulture);
        }

        var isNeeded = goal is not null && Groups(goal.Key).Contains(repeat.Key);
        var fresh = _rowCounts.Where(n => n > 0 || !isNeeded).Select(n => Choice.OfRows(repeat.Key, n)).FirstOrDefault(_open.Contains);
        return fresh is null ? Math.Max(1, repeat.MinItems) : int.Parse(fresh.Value, CultureInfo.InvariantCulture);
    }

    private IEnumerable<string> Groups(string key)
    {
        for (var group = _form.RepeatOf(key); group is not null; group = _form.RepeatOf(group.Key))
        {
            yield return group.Key;
        }
    }

    private Answer Decide(JourneyQuestion asked, AnswerSet answers, Choice? goal, AnswerSet way, int seed)
    {
        var question = asked.Question;
        if (way[asked.Key] is { } given)
        {
            return Filled(question, given);
        }

        if (_choices.TryGetValue(question.Key, out var choices))
        {
            if (goal is { Kind: Kind.Answer } && goal.Key == question.Key && !_now.Contains(goal))
            {
                _now.Add(goal);
                return Filled(question, choices.First(c => Choice.Of(question.Key, c) == goal));
            }

            // what nobody took yet, and does not end the way
            var fresh = Ordered(question.Key, choices)
                .Select(c => Filled(question, c))
                .FirstOrDefault(c => _mayExit || Journey.Of(_form, answers.With(asked.Key, c), _context).Exit is null) ?? Filled(question, choices[0]);
            _now.UnionWith(Choice.AllOf(question.Key, fresh));
            return fresh;
        }

        return question switch
        {
            EmailQuestion { Required: false } => new Answer(""), // an address would have to be confirmed by a code
            FileQuestion => new Answer(question.Required || seed == 0 ? "file" : ""),
            _ => _plausible.Make(question, _context.Today),
        };
    }

    /// <summary>New choices first; on a further try as chance will have it, because some choice among these led to the exit.</summary>
    private IEnumerable<Answer> Ordered(string key, IReadOnlyList<Answer> choices) => _chance is { } chance
        ? choices.OrderBy(_ => chance.Next())
        : choices.OrderByDescending(c => _open.Contains(Choice.Of(key, c)) && !_now.Contains(Choice.Of(key, c)));

    /// <summary>The search only says that something is typed; what is typed has to be postable.</summary>
    private Answer Filled(Question question, Answer answer) =>
        answer.IsEmpty || question is ChoiceQuestion or CheckboxesQuestion or ConsentQuestion or NumberQuestion or DateQuestion ? answer
        : question is FileQuestion ? new Answer("file")
        : _plausible.Make(question, _context.Today);

    private HashSet<Choice> Taken(Journey journey) =>
    [
        .. journey.Questions.Where(q => q.Answer is not null && _choices.ContainsKey(q.Question.Key)).SelectMany(q => TakenBy(q.Question, q.Answer!)),
        .. journey.Questions.Select(q => Choice.OfShown(q.Question.Key)),
        .. journey.Steps.Where(s => s.IsGroup).Select(s => Choice.OfRows(s.Page.Repeat!.Key, int.Parse(s.Questions[0].Answer?.Value ?? "-1", CultureInfo.InvariantCulture))),
    ];

    /// <summary>A typed answer takes the kind that was planned only when it is that very value, or when only its being there counts.</summary>
    private IEnumerable<Choice> TakenBy(Question question, Answer answer) => question is ChoiceQuestion or CheckboxesQuestion or ConsentQuestion or NumberQuestion or DateQuestion
        ? Choice.AllOf(question.Key, answer)
        : _choices[question.Key].Where(c => c.IsEmpty == answer.IsEmpty).Select(c => Choice.Of(question.Key, c));

    /// <summary>What the card says may rule a question out for this person.</summary>
    private bool IsOpenToThisPerson(string key) => Groups(key).Prepend(key).All(k => _form.Find(k)!.ShowWhen is null || _ways.ContainsKey(k));

    /// <summary>The card says something else, and wins.</summary>
    private static bool IsGivenByCard(Journey journey, Choice goal) => journey.Questions.Any(q => q.Question.Key == goal.Key && q.IsFixed);

    private int OrderOf(string key) => _form.Questions.Select((q, i) => (q.Key, i)).First(q => q.Key == key).i;

    private enum Kind
    {
        Answer,
        Rows,
        Shown,
    }

    /// <summary>One answer to one question, one number of rows, or only that the question is asked.</summary>
    private sealed record Choice(string Key, string Value, Kind Kind)
    {
        public static Choice Of(string key, Answer answer) => new(key, answer.Parts.Count > 0 ? "parts" : answer.Value, Kind.Answer);

        public static Choice OfRows(string group, int count) => new(group, count.ToString(CultureInfo.InvariantCulture), Kind.Rows);

        public static Choice OfShown(string key) => new(key, "", Kind.Shown);

        /// <summary>Several ticks take each of them, and all together.</summary>
        public static IEnumerable<Choice> AllOf(string key, Answer answer) => answer.Value.Split(',').Select(v => new Choice(key, v, Kind.Answer)).Append(Of(key, answer));

        public override string ToString() => Kind switch
        {
            Kind.Rows => $"{Key}: {Value} rows",
            Kind.Shown => $"{Key} asked",
            _ => $"{Key} = {(Value.Length == 0 ? "(blank)" : Value)}",
        };
    }
}
