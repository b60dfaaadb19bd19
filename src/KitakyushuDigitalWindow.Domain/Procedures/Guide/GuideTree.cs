namespace KitakyushuDigitalWindow.Domain.Procedures.Guide;

/// <summary>One thing that a person can say.</summary>
/// <param name="Procedures">Ids of the procedures that whoever says this needs.</param>
/// <param name="Next">Id of the question that follows; null ends this branch.</param>
public sealed record GuideOption(string Value, string Label, IReadOnlyList<string> Procedures, string? Next);

/// <summary>One question of ネットで手続きガイド.</summary>
/// <param name="IsMulti">Several options may hold; each one's next question follows in turn.</param>
public sealed record GuideQuestion(string Id, string Text, string? Help, bool IsMulti, IReadOnlyList<GuideOption> Options)
{
    /// <summary>「どれも当てはまらない」 of the data: an option among several that adds nothing and leads nowhere.</summary>
    public GuideOption? NoneOption => IsMulti ? Options.FirstOrDefault(o => o.Procedures.Count == 0 && o.Next is null) : null;

    public GuideOption? Find(string value) => Options.FirstOrDefault(o => o.Value == value);
}

/// <summary>ネットで手続きガイド: the question tree. Made only if it holds together: every next question is there, and no way leads back.</summary>
public sealed class GuideTree
{
    private readonly Dictionary<string, GuideQuestion> _questions;

    /// <exception cref="FormatException">A question or value stands twice, a next question is missing, or a way leads back to where it came from.</exception>
    public GuideTree(string rootId, IEnumerable<GuideQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        _questions = [];
        foreach (var question in questions)
        {
            if (!_questions.TryAdd(question.Id, question))
            {
                throw new FormatException($"The guide has two questions '{question.Id}'.");
            }
        }

        Root = Find(rootId) ?? throw new FormatException($"The guide has no question '{rootId}'.");
        foreach (var question in _questions.Values)
        {
            Check(question);
        }

        ThrowIfAWayLeadsBack();
    }

    public GuideQuestion Root { get; }

    public IReadOnlyCollection<GuideQuestion> Questions => _questions.Values;

    public GuideQuestion? Find(string? id) => id is null ? null : _questions.GetValueOrDefault(id);

    /// <summary>Every option that can still be met from here on: this one, and those of the questions that follow.</summary>
    public IEnumerable<(GuideQuestion Question, GuideOption Option)> From(GuideQuestion question, GuideOption option)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(option);
        yield return (question, option);
        if (Find(option.Next) is { } next)
        {
            foreach (var found in next.Options.SelectMany(o => From(next, o)))
            {
                yield return found;
            }
        }
    }

    private void Check(GuideQuestion question)
    {
        if (question.Options.Count == 0 || question.Options.DistinctBy(o => o.Value).Count() < question.Options.Count)
        {
            throw new FormatException($"The question '{question.Id}' of the guide has no options, or one value twice.");
        }

        foreach (var option in question.Options)
        {
            if (option.Value is GuideAnswers.Unknown or GuideAnswers.NoneOfThese)
            {
                throw new FormatException($"The value '{option.Value}' of '{question.Id}' is a word of the guide itself.");
            }

            if (option.Next is not null && !_questions.ContainsKey(option.Next))
            {
                throw new FormatException($"'{option.Value}' of '{question.Id}' leads to '{option.Next}', which is not there.");
            }
        }
    }

    private void ThrowIfAWayLeadsBack()
    {
        var done = new HashSet<string>();
        var onTheWay = new HashSet<string>();
        foreach (var id in _questions.Keys)
        {
            Visit(id);
        }

        void Visit(string id)
        {
            if (done.Contains(id))
            {
                return;
            }

            if (!onTheWay.Add(id))
            {
                throw new FormatException($"A way of the guide leads back to '{id}'.");
            }

            foreach (var next in _questions[id].Options.Select(o => o.Next).OfType<string>())
            {
                Visit(next);
            }

            onTheWay.Remove(id);
            done.Add(id);
        }
    }
}
