namespace KitakyushuDigitalWindow.Domain.Procedures.Guide;

/// <summary>A question on the path, with what was said.</summary>
/// <param name="Chosen">The options said, in the order of the question.</param>
/// <param name="IsUnknown">「わからない」: of the options not chosen, each may hold.</param>
public sealed record GuideStep(GuideQuestion Question, IReadOnlyList<GuideOption> Chosen, bool IsUnknown, bool IsNone)
{
    public bool IsAnswered => Chosen.Count > 0 || IsUnknown || IsNone;

    /// <summary>Procedures that are needed whichever option of a question with one answer holds; found although the person does not know.</summary>
    public IReadOnlyList<string> InAnyCase => IsUnknown && !Question.IsMulti
        ? [.. Question.Options.Select(o => o.Procedures.AsEnumerable()).Aggregate((a, b) => a.Intersect(b))]
        : [];

    /// <summary>The question that follows whichever option holds; null when the options part.</summary>
    public string? NextInAnyCase => IsUnknown && !Question.IsMulti && Question.Options.Select(o => o.Next).Distinct().ToList() is [var only] ? only : null;

    /// <summary>The values of the step, as they are said.</summary>
    public IReadOnlyList<string> Values =>
    [
        .. Chosen.Select(o => o.Value),
        .. IsUnknown ? [GuideAnswers.Unknown] : Array.Empty<string>(),
        .. IsNone ? [GuideAnswers.NoneOfThese] : Array.Empty<string>(),
    ];

    /// <summary>What these values say; values that the question does not have say nothing.</summary>
    public static GuideStep Of(GuideQuestion question, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(values);
        var chosen = question.Options.Where(o => values.Contains(o.Value)).ToList();
        var unknown = values.Contains(GuideAnswers.Unknown);
        if (!question.IsMulti)
        {
            return new GuideStep(question, unknown ? [] : [.. chosen.Take(1)], unknown, false);
        }

        // 「どれも当てはまらない」 beside another answer says nothing
        if (chosen.Count > 1 || unknown)
        {
            chosen.RemoveAll(o => o == question.NoneOption);
        }

        var none = chosen.Count == 0 && !unknown && question.NoneOption is null && values.Contains(GuideAnswers.NoneOfThese);
        return new GuideStep(question, chosen, unknown, none);
    }
}

/// <summary>
/// The questions that this person meets, computed from the tree and the answers, never stored. An answer to a question that is not here
/// does not exist; it comes back when the path comes back.
/// </summary>
public sealed class GuidePath
{
    private GuidePath(IReadOnlyList<GuideStep> steps) => Steps = steps;

    /// <summary>The questions met, in order; the last one may be still open.</summary>
    public IReadOnlyList<GuideStep> Steps { get; }

    /// <summary>The question that is asked next; null when everything is answered.</summary>
    public GuideStep? Next => Steps[^1].IsAnswered ? null : Steps[^1];

    public bool IsComplete => Next is null;

    /// <summary>Follows each chosen option's next question in turn, to its end. A question met before is not asked again, so the walk ends.</summary>
    public static GuidePath Of(GuideTree tree, GuideAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(answers);
        var steps = new List<GuideStep>();
        var met = new HashSet<string>();
        var waiting = new Stack<string>([tree.Root.Id]);
        while (waiting.TryPop(out var id))
        {
            if (!met.Add(id))
            {
                continue;
            }

            var question = tree.Find(id)!;
            var step = GuideStep.Of(question, answers.Of(id));
            steps.Add(step);
            if (!step.IsAnswered)
            {
                break;
            }

            foreach (var next in step.Chosen.Select(o => o.Next).Append(step.NextInAnyCase).OfType<string>().Reverse())
            {
                waiting.Push(next);
            }
        }

        return new GuidePath(steps);
    }

    /// <summary>Was this said on the path?</summary>
    public bool Says(string questionId, string value) => Steps.Any(s => s.Question.Id == questionId && s.Chosen.Any(o => o.Value == value));
}
