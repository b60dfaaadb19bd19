using System.Globalization;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>
/// All answers of one application; never changed in place. Keys are question keys (<c>job</c>) and, inside a repeating group,
/// group, row and question (<c>children.2.childName</c>); a group inside a row is a group of its own (<c>children.2.schools</c>).
/// Row numbers are never used again, so a link to a removed row finds nothing.
/// </summary>
public sealed class AnswerSet
{
    private readonly Dictionary<string, Answer> _answers;
    private readonly Dictionary<string, int[]> _rows;
    private readonly Dictionary<string, int> _lastRows;

    public AnswerSet()
        : this([], [], [])
    {
    }

    internal AnswerSet(Dictionary<string, Answer> answers, Dictionary<string, int[]> rows, Dictionary<string, int> lastRows) =>
        (_answers, _rows, _lastRows) = (answers, rows, lastRows);

    public static AnswerSet Empty { get; } = new();

    public int Count => _answers.Count;

    public IReadOnlyDictionary<string, Answer> All => _answers;

    /// <summary>Rows of each repeating group, in the order they are shown.</summary>
    public IReadOnlyDictionary<string, int[]> Rows => _rows;

    /// <summary>The highest row number ever given, for groups whose last row was taken away.</summary>
    internal IReadOnlyDictionary<string, int> LastRows => _lastRows;

    public Answer? this[string key] => _answers.GetValueOrDefault(key);

    public static string RowKey(string group, int row, string key) =>
        string.Create(CultureInfo.InvariantCulture, $"{group}.{row}.{key}");

    public IReadOnlyList<int> RowsOf(string group) => _rows.TryGetValue(group, out var rows) ? rows : [];

    public AnswerSet With(string key, Answer answer) => With([KeyValuePair.Create(key, answer)]);

    public AnswerSet With(IEnumerable<KeyValuePair<string, Answer>> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var answers = new Dictionary<string, Answer>(_answers);
        foreach (var (key, answer) in changes)
        {
            answers[key] = answer;
        }

        return new AnswerSet(answers, _rows, _lastRows);
    }

    public AnswerSet Without(string key)
    {
        if (!_answers.ContainsKey(key))
        {
            return this;
        }

        var answers = new Dictionary<string, Answer>(_answers);
        answers.Remove(key);
        return new AnswerSet(answers, _rows, _lastRows);
    }

    /// <summary>Adds the row when it is new. The group's own answer ("these are all") no longer holds then.</summary>
    public AnswerSet WithRow(string group, int row)
    {
        if (RowsOf(group).Contains(row))
        {
            return this;
        }

        var rows = new Dictionary<string, int[]>(_rows) { [group] = [.. RowsOf(group), row] };
        var answers = new Dictionary<string, Answer>(_answers);
        answers.Remove(group);
        return new AnswerSet(answers, rows, _lastRows);
    }

    /// <summary>Takes the row and its answers away; the group must be confirmed again.</summary>
    public AnswerSet WithoutRow(string group, int row)
    {
        var prefix = RowKey(group, row, "");
        var rows = _rows.Where(r => !r.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(r => r.Key, r => r.Value);
        rows[group] = [.. RowsOf(group).Where(r => r != row)];
        var answers = _answers
            .Where(a => a.Key != group && !a.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(a => a.Key, a => a.Value);
        return new AnswerSet(answers, rows, new Dictionary<string, int>(_lastRows) { [group] = NextRow(group) - 1 });
    }

    /// <summary>The number that the next new row gets: never one that a row had before.</summary>
    public int NextRow(string group) => Math.Max(RowsOf(group).DefaultIfEmpty(0).Max(), _lastRows.GetValueOrDefault(group)) + 1;
}
