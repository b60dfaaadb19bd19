using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>One group of questions, shown together. A repeating group has a page of its own.</summary>
/// <param name="Id">Part of the URL: kebab case, unique in the form.</param>
/// <param name="Section">Block of the check page that the answers stand in.</param>
/// <param name="Title">The h1; no two pages of a form have the same.</param>
public sealed record FormPage(string Id, string Section, string Title, IReadOnlyList<Question> Questions, IReadOnlyList<PageRule> Rules)
{
    public RepeatQuestion? Repeat { get; } = Questions is [RepeatQuestion repeat] ? repeat : null;

    /// <summary>Set on a page that ends the journey; such a page asks nothing.</summary>
    public ExitPage? Exit { get; init; }
}

/// <summary>対象外の案内: a person who comes here need not, or cannot, file this; the page says why and what to do instead.</summary>
/// <param name="When">The journey ends here when this holds.</param>
/// <param name="Text">Paragraphs, separated by a line feed.</param>
/// <param name="Procedures">Ids of the procedures that are right instead.</param>
public sealed record ExitPage(Condition When, string Text, IReadOnlyList<string> Procedures);

/// <summary>A rule over several questions; skipped while the page shows none of its places.</summary>
public abstract record PageRule(string Message)
{
    /// <summary>The questions that the message may stand at; the first of them that the page shows takes it.</summary>
    public abstract IReadOnlyList<string> Places { get; }

    public abstract bool IsBroken(Func<string, Answer?> answer);
}

/// <summary>The second date must not lie before the first; skipped while one of them is hidden or empty.</summary>
public sealed record DateOrderRule(string From, string To, string Message) : PageRule(Message)
{
    public override IReadOnlyList<string> Places => [To];

    public override bool IsBroken(Func<string, Answer?> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var (from, to) = (answer(From)?.Value, answer(To)?.Value);
        return !string.IsNullOrEmpty(from) && !string.IsNullOrEmpty(to) && string.CompareOrdinal(to, from) < 0;
    }
}

/// <summary>At least one of the questions needs an answer.</summary>
public sealed record AtLeastOneRule(IReadOnlyList<string> Keys, string Message) : PageRule(Message)
{
    public override IReadOnlyList<string> Places => Keys;

    public override bool IsBroken(Func<string, Answer?> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Keys.All(k => answer(k) is null or { IsEmpty: true });
    }
}

/// <summary>様式: pages of questions, in order. What a person sees of it is computed by <see cref="Journey"/>.</summary>
public sealed class FormDefinition
{
    private readonly Dictionary<string, (Question Question, RepeatQuestion? Repeat)> _byKey = [];

    /// <exception cref="ArgumentException">Two questions have the same key.</exception>
    public FormDefinition(IReadOnlyList<FormPage> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        Pages = pages;
        AddQuestions(pages, null);
    }

    public IReadOnlyList<FormPage> Pages { get; }

    public IEnumerable<Question> Questions => _byKey.Values.Select(q => q.Question);

    /// <summary>The question with this key, wherever it stands.</summary>
    public Question? Find(string key) => _byKey.TryGetValue(key, out var found) ? found.Question : null;

    /// <summary>The innermost repeating group that the question stands in.</summary>
    public RepeatQuestion? RepeatOf(string key) => _byKey.TryGetValue(key, out var found) ? found.Repeat : null;

    /// <summary>Label of a question, or of one of its options; the key itself when the form has none such.</summary>
    public string LabelOf(string key, string? option)
    {
        var question = Find(key);
        return option is null || question is null
            ? question?.Label ?? key
            : question.Display(new Answer(option));
    }

    private void AddQuestions(IReadOnlyList<FormPage> pages, RepeatQuestion? within)
    {
        foreach (var question in pages.SelectMany(p => p.Questions))
        {
            _byKey.Add(question.Key, (question, within));
            if (question is RepeatQuestion repeat)
            {
                AddQuestions(repeat.Pages, repeat);
            }
        }
    }
}
