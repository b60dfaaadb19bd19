using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>Something to find out about a condition where it stands.</summary>
/// <param name="Around">What has to hold for it to come up at all; null for nothing.</param>
internal sealed record Probe(PlacedCondition At, Condition? Around, Condition Condition)
{
    /// <summary>Everything that it reads.</summary>
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
/// <param name="context">Facts of a card are fixed: where they are known, other answers are no way.</param>
internal sealed class PathSearch(Subject subject, FormContext context)
{
    /// <summary>Journeys walked for one group of conditions; the forms of the city need some hundreds.</summary>
    public const int Bound = 20_000;

    /// <summary>Looks at all probes; those that hang on the same questions share a search.</summary>
    public IReadOnlyDictionary<Probe, Sighting> Look(IEnumerable<Probe> probes)
    {
        var seen = new Dictionary<Probe, Sighting>(ReferenceEqualityComparer.Instance);
        foreach (var group in probes.Select(p => (Probe: p, Keys: Deciding(p))).GroupBy(p => string.Join(',', p.Keys.Order(StringComparer.Ordinal))))
        {
            foreach (var (probe, sighting) in new Exploration(subject, context, [.. group.Select(g => g.Probe)], group.First().Keys).Run())
            {
                seen[probe] = sighting;
            }
        }

        return seen;
    }

    /// <summary>
    /// The questions whose answers decide the probe: those it reads, and in turn what decides whether they are asked, what they are the sum
    /// of, and which exits lie before.
    /// </summary>
    private HashSet<string> Deciding(Probe probe)
    {
        var keys = new HashSet<string>();
        var exits = subject.Conditions.Where(c => c.Page is not null && c.Shown < probe.At.Shown).SelectMany(c => c.Condition.Keys);
        var open = new Stack<string>(probe.Keys.Concat(GroupsAround(probe.At.Question)).Concat(exits));
        while (open.TryPop(out var key))
        {
            if (subject.Find(key) is { } found && keys.Add(key))
            {
                foreach (var next in (found.Question.ShowWhen?.Keys ?? []).Concat(GroupsAround(found)).Concat(found.Question.Summed()).Concat(IsFixed(found.Question) ? found.Question.PrefillWhen?.Keys ?? [] : []))
                {
                    open.Push(next);
                }
            }
        }

        return keys;
    }

    private bool IsFixed(Question question) =>
        question.PrefillFrom is { } name && context.Facts.TryGetValue(name, out var fact) && fact.Source == AnswerSource.Card;

    private static IEnumerable<string> GroupsAround(PlacedQuestion? question) =>
        question?.Page.Groups.SelectMany(g => (g.ShowWhen?.Keys ?? []).Append(g.Key)) ?? [];

    /// <summary>One search over one small form.</summary>
    private sealed class Exploration
    {
        private readonly SearchForm _form;
        private readonly FormContext _context;
        private readonly Dictionary<Probe, (AnswerSet? Holds, AnswerSet? Fails)> _seen = new(ReferenceEqualityComparer.Instance);
        private int _walked;

        public Exploration(Subject subject, FormContext context, IReadOnlyList<Probe> probes, HashSet<string> deciding)
        {
            _form = SearchForm.Of(subject, probes, deciding);
            _context = context;
            foreach (var probe in probes)
            {
                _seen[probe] = (null, null);
            }
        }

        private bool WasCut => _walked >= Bound;

        private bool IsDone => WasCut || _seen.Values.All(s => s is { Holds: not null, Fails: not null });

        public IEnumerable<(Probe Probe, Sighting Sighting)> Run()
        {
            Try(AnswerSet.Empty);
            return _seen.Select(s => (s.Key, new Sighting(s.Value.Holds, s.Value.Fails, WasCut)));
        }

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
            for (var row = step.Row?.Outermost; row is not null; row = Below(step.Row!, row))
            {
                if (answers[row.GroupKey] is null)
                {
                    return WithRows(answers, row.GroupKey, row.Repeat.Key);
                }
            }

            if (step.IsGroup && answers[step.GroupKey] is null)
            {
                return WithRows(answers, step.GroupKey, step.Page.Repeat!.Key);
            }

            return step.Questions.FirstOrDefault(q => q.Answer is null && _form.IsChoice(q.Question.Key)) is { } open
                ? _form.ValuesOf(open.Question.Key).Select(value => answers.With(open.Key, value))
                : null;
        }

        private static JourneyRow? Below(JourneyRow innermost, JourneyRow row)
        {
            for (var below = innermost; !ReferenceEquals(below, row); below = below.Parent!)
            {
                if (ReferenceEquals(below.Parent, row))
                {
                    return below;
                }
            }

            return null;
        }

        private IEnumerable<AnswerSet> WithRows(AnswerSet answers, string group, string key) =>
            _form.RowsOf(key).Select(count => Enumerable.Range(1, count)
                .Aggregate(answers, (set, row) => set.WithRow(group, row))
                .With(group, new Answer(count.ToString(CultureInfo.InvariantCulture))));

        /// <summary>A probe holds where both of its marks are shown; in a group that is asked row by row.</summary>
        private void Note(Journey journey, AnswerSet answers)
        {
            var marks = journey.Steps.SelectMany(s => s.Questions.Select(q => (q.Question.Key, Row: s.Row?.Path))).ToLookup(q => q.Key, q => q.Row);
            foreach (var (probe, spot, holds) in _form.Probes)
            {
                var held = marks[holds].ToHashSet();
                var (was, wasNot) = _seen[probe];
                _seen[probe] = (was ?? (held.Count > 0 ? answers : null), wasNot ?? (marks[spot].All(held.Contains) ? null : answers));
            }
        }
    }
}
