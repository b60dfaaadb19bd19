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
    private readonly List<(Probe Probe, string Spot, string Holds)> _probes = [];
    private readonly Dictionary<string, IReadOnlyList<Answer>> _values = [];
    private readonly Dictionary<string, IReadOnlyList<int>> _rows = [];

    private SearchForm(FormDefinition form) => Form = form;

    public FormDefinition Form { get; }

    public static SearchForm Of(Subject subject, IReadOnlyList<Probe> probes, HashSet<string> deciding)
    {
        var marks = new Dictionary<Probe, (string Spot, string Holds)>(ReferenceEqualityComparer.Instance);
        var form = new SearchForm(new FormDefinition([.. subject.Form.Pages.SelectMany(Cut).Where(p => p.Questions.Count > 0)]));
        foreach (var (probe, (spot, holds)) in marks)
        {
            form._probes.Add((probe, spot, holds));
        }

        form.Choose(subject, deciding);
        return form;

        IEnumerable<FormPage> Cut(FormPage page)
        {
            var questions = new List<Question>();
            foreach (var question in page.Questions)
            {
                foreach (var probe in probes.Where(p => ReferenceEquals(p.At.Question?.Question, question)))
                {
                    var (spot, holds) = marks[probe] = ($"spot {marks.Count}", $"holds {marks.Count}");
                    questions.Add(StandIn(spot, probe.Around));
                    questions.Add(StandIn(holds, ConditionTree.Join(probe.Around, probe.Condition)));
                }

                if (question is RepeatQuestion repeat)
                {
                    return [new FormPage("marks of " + page.Id, page.Section, "", questions, []), .. CutRows(page, repeat)];
                }

                if (deciding.Contains(question.Key))
                {
                    questions.Add(StandIn(question.Key, question.ShowWhen));
                }
            }

            // a rule whose questions are not all here says nothing about the answers that are
            return [page with { Questions = questions, Rules = [.. page.Rules.Where(r => KeysOf(r).All(deciding.Contains))] }];
        }

        IEnumerable<FormPage> CutRows(FormPage page, RepeatQuestion repeat)
        {
            var inner = repeat.Pages.SelectMany(Cut).Where(p => p.Questions.Count > 0).ToList();
            return inner.Count == 0 && !deciding.Contains(repeat.Key)
                ? []
                :
                [
                    page with
                    {
                        Questions =
                        [
                            new RepeatQuestion(Facts(repeat.Key, repeat.ShowWhen))
                            {
                                ItemLabel = repeat.ItemLabel,
                                MinItems = repeat.MinItems,
                                MaxItems = repeat.MaxItems,
                                Pages = inner,
                            },
                        ],
                    },
                ];
        }
    }

    /// <summary>Is this one of the form's own questions, to be answered in every way?</summary>
    public bool IsChoice(string key) => _values.ContainsKey(key);

    public IReadOnlyList<Answer> ValuesOf(string key) => _values[key];

    public IReadOnlyList<int> RowsOf(string group) => _rows[group];

    public IReadOnlyList<(Probe Probe, string Spot, string Holds)> Probes => _probes;

    private static IEnumerable<string> KeysOf(PageRule rule) => rule is DateOrderRule order ? [order.From, order.To] : rule.Places;

    private static QuestionFacts Facts(string key, Condition? showWhen) => new(key, key, null, false, showWhen, null, null, "");

    private static TextQuestion StandIn(string key, Condition? showWhen) => new(Facts(key, showWhen)) { MaxLength = 1000 };

    private void Choose(Subject subject, HashSet<string> deciding)
    {
        var conditions = Form.Questions.Select(q => q.ShowWhen).OfType<Condition>().ToList();
        var leaves = conditions.SelectMany(c => c.Leaves()).Distinct().ToList();
        foreach (var question in deciding.Select(subject.Find).OfType<PlacedQuestion>())
        {
            if (question.Question is RepeatQuestion repeat)
            {
                _rows[repeat.Key] = RowCounts.Of(repeat, AreRowsCompared(repeat));
            }
            else
            {
                _values[question.Question.Key] = Candidates.Of(question.Question, leaves, subject.Today);
            }
        }

        // several rows only differ from one row for those who look at them from outside
        bool AreRowsCompared(RepeatQuestion repeat)
        {
            var inner = repeat.Questions.Select(q => q.Key).Append(repeat.Key).ToHashSet();
            return Form.Pages.Where(p => p.Repeat?.Key != repeat.Key).SelectMany(p => p.Questions)
                .Any(q => q.ShowWhen?.Keys.Any(inner.Contains) == true);
        }
    }
}
