using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>One group of questions, shown together. A repeating group has a page of its own.</summary>
/// <param name="Id">Part of the URL: kebab case, unique in the form.</param>
/// <param name="Section">Block of the check page that the answers stand in.</param>
/// <param name="Title">The h1; no two pages of a form have the same.</param>
public sealed record FormPage(string Id, string Section, string Title, IReadOnlyList<Question> Questions, IReadOnlyList<PageRule> Rules)
{
    public RepeatQuestion? Repeat => Questions is [RepeatQuestion repeat] ? repeat : null;
}

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

    public FormDefinition(IReadOnlyList<FormPage> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        Pages = pages;
        foreach (var question in pages.SelectMany(p => p.Questions))
        {
            _byKey.Add(question.Key, (question, null));
            if (question is RepeatQuestion repeat)
            {
                foreach (var inner in repeat.Questions)
                {
                    _byKey.Add(inner.Key, (inner, repeat));
                }
            }
        }
    }

    public IReadOnlyList<FormPage> Pages { get; }

    public IEnumerable<Question> Questions => _byKey.Values.Select(q => q.Question);

    /// <summary>The question with this key, wherever it stands.</summary>
    public Question? Find(string key) => _byKey.TryGetValue(key, out var found) ? found.Question : null;

    public RepeatQuestion? RepeatOf(string key) => _byKey.TryGetValue(key, out var found) ? found.Repeat : null;

    /// <summary>Label of a question, or of one of its options; the key itself when the form has none such.</summary>
    public string LabelOf(string key, string? option)
    {
        var question = Find(key);
        return option is null || question is null
            ? question?.Label ?? key
            : question.Display(new Answer(option));
    }
}
