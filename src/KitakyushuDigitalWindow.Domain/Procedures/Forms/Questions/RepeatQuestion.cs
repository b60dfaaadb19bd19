using System.Globalization;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>
/// 繰り返し: rows of the same questions (children of a household). Each row has its own pages; the group's own answer is the number of rows,
/// given when the person says that these are all. A row may hold one more group.
/// </summary>
public sealed class RepeatQuestion(QuestionFacts facts) : Question(facts)
{
    private IReadOnlyList<string>? _rowKeys;

    public required IReadOnlyList<FormPage> Pages { get; init; }

    public int MinItems { get; init; }

    public int MaxItems { get; init; } = 20;

    /// <summary>What one row is called on buttons and headings: 児童, 世帯員.</summary>
    public required string ItemLabel { get; init; }

    public IEnumerable<Question> Questions => Pages.SelectMany(p => p.Questions);

    /// <summary>Keys of the questions of a row, not of groups inside it.</summary>
    public IReadOnlyList<string> RowKeys => _rowKeys ??= [.. Questions.Select(q => q.Key)];

    /// <summary>The heading of a row: 児童 2人目 would need counters per noun, so rows are numbered: 児童（2）.</summary>
    public string RowLabel(int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{ItemLabel}（{ordinal}）");

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Value.Length == 0 ? "" : answer.Value + "件";
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today) => ParsedAnswer.Of(new Answer(raw[""].Trim()));

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!int.TryParse(answer.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            yield return new FieldError("", EmptyMessage);
        }
        else if (count < MinItems)
        {
            yield return new FieldError("", $"{ItemLabel}を{MinItems}件以上入力してください");
        }
        else if (count > MaxItems)
        {
            yield return new FieldError("", $"{ItemLabel}は{MaxItems}件までです。{count - MaxItems}件を削除してください");
        }
    }
}
