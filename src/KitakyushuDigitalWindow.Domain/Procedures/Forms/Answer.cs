namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>Where an answer came from; kept with every answer (audit, "edited since the register", clean-up).</summary>
public enum AnswerSource
{
    Citizen = 10,             // 本人の入力
    Card = 20,                // マイナンバーカード: read-only
    Profile = 30,             // 前に登録した内容
    EarlierApplication = 40,  // 前の申請
    Derived = 50,             // 計算で決まる値
    Staff = 60,               // 窓口・職員の入力
}

/// <summary>
/// 回答: one answer in canonical form. Types with one value use <see cref="Value"/>; address and bank account use <see cref="Parts"/>.
/// An empty answer says that the person saw the question and left it blank.
/// </summary>
public sealed class Answer : IEquatable<Answer>
{
    private static readonly Dictionary<string, string> _noParts = [];

    public Answer(string value, AnswerSource source = AnswerSource.Citizen)
    {
        (Value, Parts, Source) = (value, _noParts, source);
    }

    public Answer(IReadOnlyDictionary<string, string> parts, AnswerSource source = AnswerSource.Citizen)
    {
        (Value, Parts, Source) = ("", parts, source);
    }

    private Answer(string value, IReadOnlyDictionary<string, string> parts, AnswerSource source) =>
        (Value, Parts, Source) = (value, parts, source);

    public string Value { get; }

    public IReadOnlyDictionary<string, string> Parts { get; }

    public AnswerSource Source { get; }

    public bool IsEmpty => Value.Length == 0 && Parts.Count == 0;

    public string Part(string name) => Parts.GetValueOrDefault(name, "");

    public Answer From(AnswerSource source) => new(Value, Parts, source);

    /// <summary>Same content; the source is not compared.</summary>
    public bool Equals(Answer? other) =>
        other is not null && Value == other.Value && Parts.Count == other.Parts.Count
        && Parts.All(p => other.Parts.TryGetValue(p.Key, out var value) && value == p.Value);

    public override bool Equals(object? obj) => Equals(obj as Answer);

    public override int GetHashCode() => HashCode.Combine(Value, Parts.Count);
}
