namespace KitakyushuDigitalWindow.Domain.Procedures.Guide;

/// <summary>Why a procedure was found: an option that was said, or a question of which every answer leads to it.</summary>
/// <param name="Option">Null: it is needed whatever the answer is.</param>
public sealed record GuideReason(GuideQuestion Question, GuideOption? Option);

/// <summary>A procedure that was found, once, with everything that led to it.</summary>
public sealed record GuideFinding(string ProcedureId, IReadOnlyList<GuideReason> Reasons);

/// <summary>What would be needed if an option held of which the person does not know.</summary>
public sealed record GuideCase(GuideOption Option, IReadOnlyList<string> Procedures);

/// <summary>「わからない」: the cases that are still open, each with its procedures.</summary>
public sealed record GuideDoubt(GuideQuestion Question, IReadOnlyList<GuideCase> Cases);

/// <summary>What the guide found on a path.</summary>
/// <param name="Found">Needed, by what was said.</param>
/// <param name="Doubts">Needed perhaps; cases that add nothing to what was found are left out.</param>
/// <param name="NotApplied">Further procedures of the same life event, with the options that nobody said.</param>
public sealed record GuideResult(
    IReadOnlyList<GuideFinding> Found, IReadOnlyList<GuideDoubt> Doubts, IReadOnlyList<GuideFinding> NotApplied)
{
    public static GuideResult Of(GuideTree tree, GuidePath path)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(path);
        var found = new Findings();
        foreach (var step in path.Steps)
        {
            found.Add(step.InAnyCase, new GuideReason(step.Question, null));
            foreach (var option in step.Chosen)
            {
                found.Add(option.Procedures, new GuideReason(step.Question, option));
            }
        }

        var doubts = path.Steps.Where(s => s.IsUnknown).Select(s => DoubtOf(tree, s, found)).Where(d => d.Cases.Count > 0).ToList();
        var rest = new Findings();
        var perhaps = doubts.SelectMany(d => d.Cases).SelectMany(c => c.Procedures).ToHashSet();
        foreach (var step in path.Steps.Where(s => s.IsAnswered && s.Question != tree.Root))
        {
            foreach (var (question, option) in step.Question.Options.Except(step.Chosen).SelectMany(o => tree.From(step.Question, o)))
            {
                rest.Add(option.Procedures.Where(p => !found.Has(p) && !perhaps.Contains(p)), new GuideReason(question, option));
            }
        }

        return new GuideResult(found.All, doubts, rest.All);
    }

    /// <summary>All that could follow an option belongs to its case, unless the question that follows is asked anyway.</summary>
    private static GuideDoubt DoubtOf(GuideTree tree, GuideStep step, Findings found)
    {
        var isAskedOn = step.NextInAnyCase is not null;
        return new GuideDoubt(step.Question,
        [
            .. step.Question.Options.Except(step.Chosen)
                .Select(o => new GuideCase(o,
                [
                    .. (isAskedOn ? o.Procedures : tree.From(step.Question, o).SelectMany(f => f.Option.Procedures)).Distinct().Where(p => !found.Has(p)),
                ]))
                .Where(c => c.Procedures.Count > 0),
        ]);
    }

    /// <summary>Each procedure once, in the order of finding.</summary>
    private sealed class Findings
    {
        private readonly Dictionary<string, List<GuideReason>> _reasons = [];
        private readonly List<string> _order = [];

        public IReadOnlyList<GuideFinding> All => [.. _order.Select(id => new GuideFinding(id, _reasons[id]))];

        public bool Has(string id) => _reasons.ContainsKey(id);

        public void Add(IEnumerable<string> ids, GuideReason reason)
        {
            foreach (var id in ids)
            {
                if (!_reasons.TryGetValue(id, out var reasons))
                {
                    _reasons[id] = reasons = [];
                    _order.Add(id);
                }

                if (!reasons.Contains(reason))
                {
                    reasons.Add(reason);
                }
            }
        }
    }
}
