namespace KitakyushuDigitalWindow.Domain.Procedures.Guide;

/// <summary>What a person said in the guide, by question. Never changed in place. What the tree does not know, or what is off the path, does no harm.</summary>
public sealed class GuideAnswers
{
    /// <summary>「わからない」, which every question takes.</summary>
    public const string Unknown = "dont-know";

    /// <summary>「この中にはない」, where a question for several answers has no option of its own that says so.</summary>
    public const string NoneOfThese = "none-of-these";

    private readonly Dictionary<string, IReadOnlyList<string>> _values;

    public GuideAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = values.ToDictionary();
    }

    public static GuideAnswers Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values => _values;

    public bool IsEmpty => _values.Count == 0;

    public IReadOnlyList<string> Of(string questionId) => _values.GetValueOrDefault(questionId, []);

    public GuideAnswers With(string questionId, params IEnumerable<string> values) =>
        new(new Dictionary<string, IReadOnlyList<string>>(_values) { [questionId] = [.. values] });
}
