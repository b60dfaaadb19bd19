using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>Something to find out about a condition where it stands.</summary>
/// <param name="Around">What has to hold for the question to come up at all; null for nothing.</param>
internal sealed record Probe(PlacedCondition At, Condition? Around, Condition Condition)
{
    /// <summary>Everything that decides it.</summary>
    public IEnumerable<string> Keys => (Around?.Keys ?? []).Concat(Condition.Keys);
}

/// <summary>What the search saw of a probe: answers under which its condition holds, and some under which it does not.</summary>
/// <param name="WasCut">The search ended before all answers were tried: what was not seen may still be.</param>
internal sealed record Sighting(AnswerSet? Holds, AnswerSet? Fails, bool WasCut);

/// <summary>
/// Tries out the answers that matter. For each condition only the questions that it reads, and those that decide whether these are
/// asked, are kept; of each only one value per way in which some condition can take it. The journey itself then walks what is left
/// under every combination, so the search can say nothing that the form runner would not do.
/// </summary>
internal sealed class PathSearch(Subject subject)
{
    /// <summary>Journeys walked for one group of conditions; the forms of the city need some hundreds.</summary>
    public const int Bound = 20_000;

    /// <summary>Looks at all probes; those that hang on the same questions share a search.</summary>
    public IReadOnlyDictionary<Probe, Sighting> Look(IEnumerable<Probe> probes)
    {
        var seen = new Dictionary<Probe, Sighting>(ReferenceEqualityComparer.Instance);
        foreach (var group in probes.GroupBy(p => string.Join(',', Deciding(p).Order(StringComparer.Ordinal))))
        {
            foreach (var (probe, sighting) in new Exploration(subject, [.. group], Deciding(group.First())).Run())
            {
                seen[probe] = sighting;
            }
        }

        return seen;
    }

    /// <summary>The questions whose answers decide the probe: those it reads, and in turn what decides whether they are asked.</summary>
    private HashSet<string> Deciding(Probe probe)
    {
        var keys = new HashSet<string>();
        var open = new Stack<string>(probe.Keys.Concat(GroupsAround(probe.At.Question)));
        while (open.TryPop(out var key))
        {
            if (subject.Find(key) is { } question && keys.Add(key))
            {
                foreach (var next in (question.Question.ShowWhen?.Keys ?? []).Concat(GroupsAround(question)))
                {
                    open.Push(next);
                }
            }
        }

        return keys;
    }

    private static IEnumerable<string> GroupsAround(PlacedQuestion? question) => question?.Page.Groups.Select(g => g.Key) ?? [];

    /// <summary>One search over one small form.</summary>
    private sealed class Exploration
    {
        private readonly SearchForm _form;
        private readonly FormContext _context;
        private readonly Dictionary<Probe, (AnswerSet? Holds, AnswerSet? Fails)> _seen = new(ReferenceEqualityComparer.Instance);
        private int _walked;

        public Exploration(Subject subject, IReadOnlyList<Probe> probes, HashSet<string> deciding)
        {
            _form = SearchForm.Of(subject, probes, deciding);
            _context = FormContext.On(subject.Today);
            foreach (var probe in probes)
            {
                _seen[probe] = (null, null);
            }
        }

        private bool WasCut => _walked >= Bound;

        public IEnumerable<(Probe Probe, Sighting Sighting)> Run()
        {
            Try(AnswerSet.Empty);
            return _seen.Select(s => (s.Key, new Sighting(s.Value.Holds, s.Value.Fails, WasCut)));
        }

        private bool IsDone => WasCut || _seen.Values.All(s => s is { Holds: not null, Fails: not null });

        private void Try(AnswerSet answers)
        {
            if (IsDone)
            {
                return;
            }

            _walked++;
            var journey = Journey.Of(_form.Form, answers, _context);
            foreach (var step in journey.Steps)
            {
                if (Undecided(step, answers) is { } choices)
                {
                    foreach (var choice in choices)
                    {
                        Try(choice);
                    }

                    return;
                }
            }

            if (journey.Steps.All(s => s.BrokenRule is null)) // else nobody gets on from there
            {
                Note(journey, answers);
            }
        }

        /// <summary>The answers with each choice for the first thing on the page that is still open; null when nothing is.</summary>
        private IEnumerable<AnswerSet>? Undecided(JourneyStep step, AnswerSet answers)
        {
            var group = step.Row?.Repeat ?? step.Page.Repeat;
            if (group is not null && answers[group.Key] is null)
            {
                return _form.RowsOf(group.Key).Select(count => Enumerable.Range(1, count)
                    .Aggregate(answers, (set, row) => set.WithRow(group.Key, row))
                    .With(group.Key, new Answer(count.ToString(CultureInfo.InvariantCulture))));
            }

            return step.Questions.FirstOrDefault(q => q.Answer is null && _form.IsChoice(q.Question.Key)) is { } open
                ? _form.ValuesOf(open.Question.Key).Select(value => answers.With(open.Key, value))
                : null;
        }

        private static string RowOf(JourneyStep step) => step.Path[..^step.Page.Id.Length];

        private void Note(Journey journey, AnswerSet answers)
        {
            var marks = journey.Steps.SelectMany(s => s.Questions.Select(q => (q.Question.Key, Row: RowOf(s)))).ToLookup(q => q.Key, q => q.Row);
            foreach (var (probe, spot, holds) in _form.Probes)
            {
                var spots = marks[spot].ToHashSet();
                var held = marks[holds].ToHashSet();
                var (was, wasNot) = _seen[probe];
                _seen[probe] = (
                    was ?? (held.Count > 0 ? answers : null),
                    wasNot ?? (spots.IsSubsetOf(held) ? null : answers));
            }
        }
    }
}
