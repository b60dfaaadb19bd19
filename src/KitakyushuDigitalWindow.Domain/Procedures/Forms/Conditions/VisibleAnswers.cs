namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;

/// <summary>
/// The answers on the path so far, filled while the journey walks the form. What is not on the path is not here, so no condition
/// can see it, and a condition on a later question is false: that is why the walk always ends.
/// </summary>
public sealed class VisibleAnswers
{
    private readonly Dictionary<string, List<Answer>> _byKey = [];
    private readonly Dictionary<string, Answer> _row = [];

    /// <summary>Answers to the question: the own row's alone while a row that has the question is being read, else all.</summary>
    public IReadOnlyList<Answer> Of(string key) =>
        _row.TryGetValue(key, out var own) ? [own] : _byKey.TryGetValue(key, out var all) ? all : [];

    internal void Add(string key, Answer answer, bool inRow)
    {
        if (!_byKey.TryGetValue(key, out var all))
        {
            _byKey[key] = all = new List<Answer>(1);
        }

        all.Add(answer);
        if (inRow)
        {
            _row[key] = answer;
        }
    }

    /// <summary>From here on another row (or none) is read. Questions that the row has not answered must not fall back to other rows.</summary>
    internal void StartRow(IEnumerable<string> keys)
    {
        _row.Clear();
        foreach (var key in keys)
        {
            _row[key] = new Answer("");
        }
    }

    internal void EndRow() => _row.Clear();
}
