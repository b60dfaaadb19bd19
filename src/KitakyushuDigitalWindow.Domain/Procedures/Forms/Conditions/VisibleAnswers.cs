namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;

/// <summary>
/// The answers on the path so far, filled while the journey walks the form. What is not on the path is not here, so no condition
/// can see it, and a condition on a later question is false: that is why the walk always ends.
/// </summary>
/// <param name="today">The day in Japan.</param>
/// <param name="count">About how many answers will come: room is made once, because every step walks the form anew.</param>
public sealed class VisibleAnswers(DateOnly today, int count = 0)
{
    private static readonly Answer _none = new("");

    private readonly Dictionary<string, Answer[]> _byKey = new(count);
    private readonly Dictionary<string, List<RowScope>> _rows = [];
    private readonly List<RowScope> _scopes = [];

    /// <summary>The day in Japan.</summary>
    public DateOnly Today { get; } = today;

    /// <summary>Answers to the question: the own row's alone while a row that has the question is being read, else all.</summary>
    public IReadOnlyList<Answer> Of(string key)
    {
        for (var i = _scopes.Count - 1; i >= 0; i--)
        {
            if (_scopes[i].Answers.TryGetValue(key, out var own))
            {
                return ReferenceEquals(own, _none) ? [] : [own];
            }
        }

        return _byKey.TryGetValue(key, out var all) ? all : [];
    }

    /// <summary>Number of rows of the group that have been read so far; inside a row, of the group in that row.</summary>
    public int CountRows(string group) => RowsOf(group).Count();

    /// <summary>Does the condition hold when it is read from the rows of the group, each in turn?</summary>
    internal IEnumerable<bool> InRows(string group, Condition condition)
    {
        foreach (var row in RowsOf(group))
        {
            _scopes.Add(row);
            try
            {
                yield return condition.Holds(this);
            }
            finally
            {
                _scopes.Remove(row);
            }
        }
    }

    /// <param name="inRow">The question belongs to the row being read.</param>
    public void Add(string key, Answer answer, bool inRow)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _byKey[key] = _byKey.TryGetValue(key, out var all) ? [.. all, answer] : [answer];
        if (inRow)
        {
            _scopes[^1].Answers[key] = answer;
        }
    }

    /// <summary>From here on a row of the group is read. Questions that the row has not answered must not fall back to other rows.</summary>
    public void StartRow(string group, IReadOnlyList<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var row = new RowScope(group, _scopes.Count == 0 ? null : _scopes[^1], new Dictionary<string, Answer>(keys.Count));
        foreach (var key in keys)
        {
            row.Answers[key] = _none;
        }

        if (!_rows.TryGetValue(group, out var rows))
        {
            _rows[group] = rows = [];
        }

        rows.Add(row);
        _scopes.Add(row);
    }

    /// <summary>The row that was started last has been read.</summary>
    public void EndRow() => _scopes.RemoveAt(_scopes.Count - 1);

    private IEnumerable<RowScope> RowsOf(string group)
    {
        if (!_rows.TryGetValue(group, out var rows))
        {
            return [];
        }

        var parent = _scopes.Find(s => s.Group == rows[0].Parent?.Group);
        return parent is null ? rows : rows.Where(r => ReferenceEquals(r.Parent, parent));
    }

    private sealed record RowScope(string Group, RowScope? Parent, Dictionary<string, Answer> Answers);
}
