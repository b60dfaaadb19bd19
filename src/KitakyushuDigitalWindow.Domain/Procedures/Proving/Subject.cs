using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving;

/// <summary>A page where it stands; a page of a row has its groups, the outermost first.</summary>
/// <param name="Shown">Its place in the walk.</param>
internal sealed record PlacedPage(FormPage Page, IReadOnlyList<RepeatQuestion> Groups, string Place, int Shown);

/// <summary>A question where it stands.</summary>
/// <param name="Shown">Its place in the walk: its conditions may read what was answered before.</param>
/// <param name="Answered">From here on its answer can be read; for a group this is after its rows.</param>
internal sealed record PlacedQuestion(Question Question, PlacedPage Page, int Shown, int Answered)
{
    public string Place => Page.Place + "/" + Question.Key;
}

/// <summary>A condition and what it decides.</summary>
/// <param name="Use"><c>showWhen</c>, <c>prefillWhen</c>, <c>exitWhen</c>, <c>when</c>: its name in the file.</param>
/// <param name="Label">What it decides on, in words.</param>
/// <param name="Shown">Its place in the walk.</param>
/// <param name="Page">The exit page that it leads to; null for all others.</param>
/// <param name="Question">The question that it belongs to; null for exit pages and fees.</param>
internal sealed record PlacedCondition(
    Condition Condition, string Use, string Owner, string Label, int Shown, PlacedPage? Page = null, PlacedQuestion? Question = null)
{
    public const string ShowWhen = "showWhen";

    public string Place => Owner + "#" + Use;

    /// <summary>Read when everything has been answered (手数料).</summary>
    public bool IsAtTheEnd => Page is null && Question is null;
}

/// <summary>A definition laid out for the checks: everything that can be read or be wrong, with its place and order.</summary>
internal sealed class Subject
{
    public const string FeePlace = "fee";

    private readonly Dictionary<string, PlacedQuestion> _byKey = [];
    private readonly List<PlacedPage> _pages = [];
    private readonly List<PlacedQuestion> _questions = [];
    private readonly List<PlacedCondition> _conditions = [];
    private readonly Dictionary<string, int> _order = [];
    private int _walked;

    public Subject(ProcedureDefinition definition, DateOnly today, IReadOnlyCollection<ProcedureDefinition>? all)
    {
        (Definition, Today, All) = (definition, today, all);
        foreach (var page in definition.Form.Pages)
        {
            Walk(page, []);
        }

        _order[FeePlace] = ++_walked;
        foreach (var (condition, label) in definition.Fee.Lines.Select(l => (l.When, l.Label)).Concat(definition.Fee.Reductions.Select(r => ((Condition?)r.When, r.Label))))
        {
            if (condition is not null)
            {
                _conditions.Add(new PlacedCondition(condition, "when", FeePlace, label, _walked));
            }
        }
    }

    public ProcedureDefinition Definition { get; }

    public FormDefinition Form => Definition.Form;

    public DateOnly Today { get; }

    public IReadOnlyCollection<ProcedureDefinition>? All { get; }

    /// <summary>In the order of the walk, those of rows after the page of their group.</summary>
    public IReadOnlyList<PlacedPage> Pages => _pages;

    public IReadOnlyList<PlacedQuestion> Questions => _questions;

    public IReadOnlyList<PlacedCondition> Conditions => _conditions;

    public PlacedQuestion? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Place in the walk of the page's last question.</summary>
    public int EndOf(PlacedPage page) => _questions.Where(q => ReferenceEquals(q.Page, page)).Select(q => q.Answered).DefaultIfEmpty(0).Max();

    public int OrderOf(string place) => _order.GetValueOrDefault(place.Split('#')[0], int.MaxValue);

    /// <summary>The condition as a Japanese clause.</summary>
    public string Describe(Condition condition) => condition.Describe(Form.LabelOf);

    private void Walk(FormPage page, IReadOnlyList<RepeatQuestion> groups)
    {
        var placed = new PlacedPage(page, groups, string.Join('/', groups.Select(g => g.Key).Append(page.Id)), ++_walked);
        _pages.Add(placed);
        _order[placed.Place] = _walked;
        if (page.Exit is { } exit)
        {
            _conditions.Add(new PlacedCondition(exit.When, "exitWhen", placed.Place, page.Title, _walked, placed));
        }

        foreach (var question in page.Questions)
        {
            var shown = ++_walked;
            var found = new PlacedQuestion(question, placed, shown, shown);
            _order[found.Place] = shown;
            Read(found, question.ShowWhen, PlacedCondition.ShowWhen);
            Read(found, question.PrefillWhen, "prefillWhen");
            if (question is RepeatQuestion repeat)
            {
                foreach (var inner in repeat.Pages)
                {
                    Walk(inner, [.. groups, repeat]);
                }

                found = found with { Answered = ++_walked };
            }

            _questions.Add(found);
            _byKey[question.Key] = found;
        }
    }

    private void Read(PlacedQuestion question, Condition? condition, string use)
    {
        if (condition is not null)
        {
            _conditions.Add(new PlacedCondition(condition, use, question.Place, question.Question.Label, question.Shown, Question: question));
        }
    }
}
