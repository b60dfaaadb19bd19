using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Versions;

/// <summary>An answer, or a part of one, that the new form has no place for; shown so that the person can copy it.</summary>
/// <param name="Label">With the row it stands in: 「児童（2）：氏名」.</param>
/// <param name="Text">As the old form showed it.</param>
/// <param name="Reason">Why.</param>
public sealed record LostAnswer(string Key, string Section, string Label, string Text, LossReason Reason);

/// <summary>
/// 新しい版に移る: what a draft's answers become under another version of the form, with every effect named. Added question: unanswered.
/// Removed question: its answer is lost. Another order or page: kept. Another type: kept where the new type reads it. Removed option:
/// lost where it was chosen. Repeats: row by row; a question that moved into or out of a group is another question. Files stay with
/// their question. Whatever is not kept stands in <see cref="Lost"/>.
/// </summary>
public sealed class VersionMove
{
    private readonly Dictionary<string, PlacedQuestion> _after;
    private readonly Dictionary<string, PlacedQuestion> _before;

    private VersionMove(FormDefinition before, FormDefinition after)
    {
        (_before, _after) = (PlacedQuestion.AllOf(before), PlacedQuestion.AllOf(after));
        Changes = FormChange.Between(_before, _after);
    }

    public IReadOnlyList<FormChange> Changes { get; }

    public AnswerSet Answers { get; private set; } = AnswerSet.Empty;

    public IReadOnlyList<LostAnswer> Lost { get; private set; } = [];

    public static VersionMove Of(FormDefinition before, FormDefinition after, AnswerSet answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var move = new VersionMove(before, after);
        move.Carry(answers, today);
        return move;
    }

    /// <summary>Do the files that were attached under this key keep their question?</summary>
    public bool KeepsFilesOf(string key) => Find(_after, key) is { Question: FileQuestion };

    private void Carry(AnswerSet answers, DateOnly today)
    {
        var kept = new Dictionary<string, Answer>();
        var lost = new List<LostAnswer>();
        foreach (var (key, answer) in answers.All)
        {
            if (Find(_before, key) is not { } old)
            {
                continue; // no question of the old form: nobody has ever seen it
            }

            var carried = Find(_after, key) is { } now && now.Question.Asks == old.Question.Asks
                ? CarriedAnswer.Of(old.Question, now.Question, answer, today)
                : new CarriedAnswer(null, answer.IsEmpty ? null : CarriedAnswer.TextOf(old.Question, answer), LossReason.QuestionRemoved);
            if (carried.Answer is not null)
            {
                kept[key] = carried.Answer;
            }

            if (carried.Lost is not null)
            {
                lost.Add(new LostAnswer(key, old.Section, LabelOf(key, old, answers), carried.Lost, carried.Reason));
            }
        }

        var order = _before.Keys.Select((k, i) => (k, i)).ToDictionary(p => p.k, p => p.i);
        Lost = [.. lost.OrderBy(l => order[l.Key[(l.Key.LastIndexOf('.') + 1)..]])];
        Answers = new AnswerSet(
            kept,
            answers.Rows.Where(r => IsGroup(r.Key)).ToDictionary(r => r.Key, r => r.Value),
            answers.LastRows.Where(r => IsGroup(r.Key)).ToDictionary(r => r.Key, r => r.Value));
    }

    private bool IsGroup(string key) => Find(_before, key) is { Question: RepeatQuestion } && Find(_after, key) is { Question: RepeatQuestion };

    /// <summary>The question of a key such as <c>children.2.childName</c>, when it stands in just these groups.</summary>
    private static PlacedQuestion? Find(Dictionary<string, PlacedQuestion> form, string key)
    {
        var parts = key.Split('.');
        return form.TryGetValue(parts[^1], out var found)
            && found.Groups.Select(g => g.Key).SequenceEqual(parts.Where((_, i) => i % 2 == 0).SkipLast(1), StringComparer.Ordinal) ? found : null;
    }

    private static string LabelOf(string key, PlacedQuestion placed, AnswerSet answers)
    {
        var parts = key.Split('.');
        var labels = placed.Groups.Select((group, i) =>
        {
            var place = answers.RowsOf(string.Join('.', parts[..((2 * i) + 1)])).ToList().IndexOf(int.Parse(parts[(2 * i) + 1], System.Globalization.CultureInfo.InvariantCulture));
            return group.RowLabel(place + 1) + "：";
        });
        return string.Concat(labels) + placed.Question.Label;
    }
}
