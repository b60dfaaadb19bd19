using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Versions;

/// <summary>A question and where it stands in its form.</summary>
/// <param name="Groups">The repeating groups around it, from outside in.</param>
internal sealed record PlacedQuestion(Question Question, string Section, IReadOnlyList<RepeatQuestion> Groups)
{
    /// <summary>Whose question it is, and what it asks: 「児童：氏名」.</summary>
    public string Label => string.Concat(Groups.Select(g => g.ItemLabel + "：")) + Question.Label;

    /// <summary>Every question of the form by its key, in the form's order.</summary>
    public static Dictionary<string, PlacedQuestion> AllOf(FormDefinition form) =>
        Walk(form.Pages, []).ToDictionary(p => p.Question.Key, StringComparer.Ordinal);

    public bool IsInSameGroups(PlacedQuestion other) => Groups.Select(g => g.Key).SequenceEqual(other.Groups.Select(g => g.Key), StringComparer.Ordinal);

    private static IEnumerable<PlacedQuestion> Walk(IEnumerable<FormPage> pages, IReadOnlyList<RepeatQuestion> groups)
    {
        foreach (var page in pages)
        {
            foreach (var question in page.Questions)
            {
                yield return new PlacedQuestion(question, page.Section, groups);
                if (question is RepeatQuestion repeat)
                {
                    foreach (var inner in Walk(repeat.Pages, [.. groups, repeat]))
                    {
                        yield return inner;
                    }
                }
            }
        }
    }
}
