using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>
/// The form cut down to the questions that decide something, with stand-ins that take any answer, and with two marks per probe: one
/// that is shown where the probe comes up, one where its condition holds as well.
/// </summary>
internal sealed class SearchForm
{
    private const int MaxLength = 1000;

    private readonly Dictionary<string, IReadOnlyList<Answer>> _values = [];
    private readonly Dictionary<string, IReadOnlyList<int>> _rows = [];

    private SearchForm(FormDefinition form, IReadOnlyList<(Probe Probe, string Spot, string Holds)> probes) => (Form, Probes) = (form, probes);

    public FormDefinition Form { get; }

    /// <summary>The probes with the keys of their marks.</summary>
    public IReadOnlyList<(Probe Probe, string Spot, string Holds)> Probes { get; }

    public static SearchForm Of(Subject subject, IReadOnlyList<Probe> probes, HashSet<string> deciding)
    {
        var cutter = new Cutter(probes, deciding);
        var form = new SearchForm(new FormDefinition(cutter.Cut(subject.Form.Pages)), cutter.Marks);
        form.Choose(subject, deciding);
        return form;
    }

    /// <summary>Is this one of the form's own questions, to be answered in every way?</summary>
    public bool IsChoice(string key) => _values.ContainsKey(key);

    public IReadOnlyList<Answer> ValuesOf(string key) => _values[key];

    public IReadOnlyList<int> RowsOf(string group) => _rows[group];

    private void Choose(Subject subject, HashSet<string> deciding)
    {
        var conditions = Form.Questions.Select(q => (Reader: (string?)q.Key, q.ShowWhen))
            .Concat(Form.Pages.Select(p => (Reader: (string?)null, ShowWhen: p.Exit?.When)))
            .Where(c => c.ShowWhen is not null).ToList();
        var leaves = conditions.SelectMany(c => c.ShowWhen!.Leaves()).Distinct().ToList();
        var sums = Form.Questions.OfType<ComputedQuestion>().ToList();
        foreach (var question in Form.Questions.Select(q => subject.Find(q.Key)?.Question).OfType<Question>())
        {
            if (question is RepeatQuestion repeat)
            {
                // several rows differ from one row only for those who look at them from outside
                var inner = AllIn(repeat).ToHashSet();
                var isRead = conditions.Exists(c => !IsWithin(c.Reader, repeat.Key) && c.ShowWhen!.Keys.Any(inner.Contains)) || sums.Exists(s => s.Of.Any(inner.Contains));
                _rows[repeat.Key] = RowCounts.Of(repeat, isRead, leaves);
            }
            else if (question is not ComputedQuestion)
            {
                _values[question.Key] = Candidates.Of(question, leaves, [.. sums.Where(s => s.Of.Contains(question.Key))], subject.Today);
            }
        }
    }

    private static IEnumerable<string> AllIn(RepeatQuestion repeat) =>
        repeat.Questions.SelectMany(q => q is RepeatQuestion inner ? AllIn(inner) : [q.Key]).Append(repeat.Key);

    private bool IsWithin(string? reader, string group)
    {
        for (var repeat = reader is null ? null : Form.RepeatOf(reader); repeat is not null; repeat = Form.RepeatOf(repeat.Key))
        {
            if (repeat.Key == group)
            {
                return true;
            }
        }

        return false;
    }

    private static QuestionFacts Facts(string key, Condition? showWhen) => new(key, key, null, false, showWhen, null, null, "");

    private static TextQuestion StandIn(string key, Condition? showWhen) => new(Facts(key, showWhen)) { MaxLength = MaxLength };

    private sealed class Cutter(IReadOnlyList<Probe> probes, HashSet<string> deciding)
    {
        private readonly List<(Probe Probe, string Spot, string Holds)> _marks = [];

        public IReadOnlyList<(Probe Probe, string Spot, string Holds)> Marks => _marks;

        public IReadOnlyList<FormPage> Cut(IReadOnlyList<FormPage> pages) =>
            [.. pages.SelectMany(Cut), .. MarkPage("the end", p => p.At.IsAtTheEnd)];

        private IEnumerable<FormPage> Cut(FormPage page)
        {
            if (page.Exit is { } exit)
            {
                return [.. MarkPage(page.Id, p => ReferenceEquals(p.At.Page?.Page, page)), .. exit.When.Keys.All(deciding.Contains) ? [page] : Array.Empty<FormPage>()];
            }

            if (page.Repeat is { } repeat)
            {
                return [.. MarkPage(page.Id, p => ReferenceEquals(p.At.Question?.Question, repeat)), .. Cut(page, repeat)];
            }

            var questions = page.Questions.SelectMany(q => MarksAt(p => ReferenceEquals(p.At.Question?.Question, q)).Concat(Keep(q))).ToList();
            return questions.Count == 0
                ? []
                : [new FormPage(page.Id, "", "", questions, [.. page.Rules.Where(r => KeysOf(r).All(deciding.Contains))])]; // a rule over others says nothing about these
        }

        private IEnumerable<FormPage> Cut(FormPage page, RepeatQuestion repeat)
        {
            List<FormPage> inner = [.. repeat.Pages.SelectMany(Cut)];
            return inner.Count == 0 && !deciding.Contains(repeat.Key)
                ? []
                : [new FormPage(page.Id, "", "", [new RepeatQuestion(Facts(repeat.Key, repeat.ShowWhen)) { ItemLabel = "", MinItems = repeat.MinItems, MaxItems = repeat.MaxItems, Pages = inner }], [])];
        }

        private IEnumerable<Question> Keep(Question question) => !deciding.Contains(question.Key) ? []
            : question is ComputedQuestion sum ? [new ComputedQuestion(Facts(sum.Key, sum.ShowWhen)) { Of = sum.Of }]
            : [new TextQuestion(Facts(question.Key, question.ShowWhen) with { PrefillFrom = question.PrefillFrom, PrefillWhen = question.PrefillWhen }) { MaxLength = MaxLength }];

        /// <summary>A group and an exit are alone on their pages: what is marked there stands before.</summary>
        private FormPage[] MarkPage(string id, Func<Probe, bool> isHere) =>
            MarksAt(isHere) is { Count: > 0 } marks ? [new FormPage("marks of " + id, "", "", marks, [])] : [];

        private List<Question> MarksAt(Func<Probe, bool> isHere)
        {
            var questions = new List<Question>();
            foreach (var probe in probes.Where(isHere))
            {
                var (spot, holds) = ($"spot {_marks.Count}", $"holds {_marks.Count}");
                _marks.Add((probe, spot, holds));
                questions.Add(StandIn(spot, probe.Around));
                questions.Add(StandIn(holds, ConditionTree.Join(probe.Around, probe.Condition)));
            }

            return questions;
        }

        private static IEnumerable<string> KeysOf(PageRule rule) => rule is DateOrderRule order ? [order.From, order.To] : rule.Places;
    }
}
