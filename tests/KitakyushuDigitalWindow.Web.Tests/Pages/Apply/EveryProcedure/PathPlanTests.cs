using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.TestSupport.Paths;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply.EveryProcedure;

/// <summary>The planned ways leave nothing out: counted here from the definition alone, not from what the planner says of itself.</summary>
public class PathPlanTests
{
    private static readonly FormContext _context = FormContext.On(new DateOnly(2026, 11, 25));

    private static readonly Dictionary<string, ProcedureDefinition> _all =
        DefinitionImport.Shipped().ToDictionary(s => s.Id, s => DefinitionImport.Read(s.Json));

    public static TheoryData<string> Ids() => [.. _all.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Of_EveryDefinition_TakesEveryOptionEveryQuestionAndEveryNumberOfRows(string id)
    {
        var definition = _all[id];
        var plans = PathPlan.Of(definition, _context);
        var asked = plans.SelectMany(p => p.Journey.Questions).ToList();

        Assert.True(plans.Count >= PathPlan.Least && plans.Select(p => AnswerSetJson.Write(p.Answers)).Distinct().Count() == plans.Count, "Ways are the same.");
        Assert.All(plans, p => Assert.True(p.EndsAtExit || p.Journey.IsComplete));
        Assert.Empty(definition.Form.Questions.Where(q => q is not HouseholdMemberQuestion).Select(q => q.Key).Except(asked.Select(q => q.Question.Key)));
        Assert.Empty(definition.Form.Pages.Where(p => p.Exit is not null).Select(p => p.Id).Except(plans.Select(p => p.Journey.Exit?.Page.Id)));
        var read = ConditionsOf(definition).SelectMany(c => c.Keys).ToHashSet();
        foreach (var question in definition.Form.Questions.Where(q => read.Contains(q.Key)))
        {
            var taken = asked.Where(q => q.Question.Key == question.Key).SelectMany(q => q.Answer!.Value.Split(',')).ToHashSet();
            Assert.Empty(OptionsOf(question).Except(taken));
        }

        foreach (var repeat in definition.Form.Questions.OfType<RepeatQuestion>())
        {
            var counts = asked.Where(q => q.Question.Key == repeat.Key).Select(q => q.Answer!.Value).ToHashSet();
            Assert.Empty(Enumerable.Range(1, 2).Where(n => n >= repeat.MinItems && n <= repeat.MaxItems).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)).Except(counts));
        }
    }

    private static IEnumerable<Condition> ConditionsOf(ProcedureDefinition definition) =>
    [
        .. definition.Form.Questions.SelectMany(q => new[] { q.ShowWhen, q.PrefillWhen }).OfType<Condition>(),
        .. definition.Form.Pages.Select(p => p.Exit?.When).OfType<Condition>(),
        .. definition.Fee.Lines.Select(l => l.When).OfType<Condition>(),
        .. definition.Fee.Reductions.Select(r => r.When),
    ];

    private static IEnumerable<string> OptionsOf(Question question) => question switch
    {
        ChoiceQuestion choice => choice.Options.Select(o => o.Value),
        CheckboxesQuestion boxes => boxes.Options.Select(o => o.Value),
        ConsentQuestion => ["true"],
        _ => [],
    };
}
