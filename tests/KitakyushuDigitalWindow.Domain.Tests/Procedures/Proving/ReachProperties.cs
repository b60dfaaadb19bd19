using CsCheck;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Proving;

/// <summary>On small random forms every way can be tried: the search says the same as all ways together.</summary>
public class ReachProperties
{
    private const int Count = 5;

    private static readonly string[] _values = ["a", "b", "c"];

    private static Gen<Condition> Leaf(int before) => Gen.Select(
        Gen.Int[0, before - 1], Gen.Int[0, 2].Select(i => _values[i]).Array[1, 2], Gen.Bool, (key, values, not) =>
            not ? (Condition)new Not(new IsOneOf("k" + key, values)) : new IsOneOf("k" + key, values));

    private static Gen<Condition> Tree(int before) => Gen.OneOf(
        Leaf(before),
        Leaf(before).Array[2, 3].Select(c => (Condition)new AllOf(c)),
        Leaf(before).Array[2, 3].Select(c => (Condition)new AnyOf(c)));

    private static Gen<Condition?> Maybe(int before) => before == 0
        ? Gen.Const(() => (Condition?)null)
        : Gen.OneOf(Gen.Const(() => (Condition?)null), Tree(before).Select(c => (Condition?)c), Tree(before).Select(c => (Condition?)c));

    private static readonly Gen<FormDefinition> _form = Gen.Select(
        Gen.Select(Maybe(0), Maybe(1), Maybe(2), Maybe(3), Maybe(4), (a, b, c, d, e) => new[] { a, b, c, d, e }), Gen.Int[1, Count], Tree(1), Gen.Bool, (shown, at, exit, hasExit) =>
        {
            var pages = shown.Select((condition, i) => Page("p" + i, Choice("k" + i, condition, _values))).ToList();
            if (hasExit)
            {
                pages.Insert(at, new FormPage("exit", "s", "exit", [], []) { Exit = new ExitPage(exit, "対象外です", []) });
            }

            return new FormDefinition(pages);
        });

    [Fact]
    public void Prove_RandomForms_FindsWhatNoWayReachesAndNothingElse() => _form.Sample(form =>
    {
        var (reached, hidden, exits) = EveryWay(form);
        var found = GoodDefinition.Prove(GoodDefinition.Read() with { Fee = new ProcedureFee(new Yen(0), null, null), Form = form });

        var lost = Enumerable.Range(0, Count).Select(i => "k" + i).Except(reached).ToList();
        Assert.Equal(
            lost.Where(k => form.Find(k)!.ShowWhen is not null && IsWalkedTo(form, k, exits)).Order(StringComparer.Ordinal),
            found.Where(f => f.Code == "reach.question").Select(f => f.Place.Split('/', '#')[1]).Order(StringComparer.Ordinal));
        Assert.Equal(
            reached.Where(k => form.Find(k)!.ShowWhen is not null && !hidden.Contains(k)).Order(StringComparer.Ordinal),
            found.Where(f => f.Code == "condition.always").Select(f => f.Place.Split('/', '#')[1]).Order(StringComparer.Ordinal));
        Assert.Equal(exits is (0, > 0), found.Any(f => f.Code == "exit.nobody"));
        Assert.Equal(exits is ( > 0, 0), found.Any(f => f.Code == "exit.everybody"));
    }, iter: 300);

    /// <summary>Behind an exit that everybody takes nothing is looked at: the exit is the fault.</summary>
    private static bool IsWalkedTo(FormDefinition form, string key, (int Taken, int Passed) exits)
    {
        var exit = form.Pages.ToList().FindIndex(p => p.Exit is not null);
        return exit < 0 || exits.Passed > 0 || form.Pages.ToList().FindIndex(p => p.Questions.Any(q => q.Key == key)) < exit;
    }

    /// <summary>Walks the form with every combination of answers.</summary>
    private static (HashSet<string> Reached, HashSet<string> Hidden, (int Taken, int Passed) Exits) EveryWay(FormDefinition form)
    {
        var (reached, hidden) = (new HashSet<string>(), new HashSet<string>());
        var (taken, passed) = (0, 0);
        var exitAt = form.Pages.ToList().FindIndex(p => p.Exit is not null);
        foreach (var way in Ways(Count))
        {
            var journey = Journey.Of(form, Answered([.. way.Select((v, i) => ("k" + i, v))]), Context);
            var shown = journey.Questions.Select(q => q.Question.Key).ToHashSet();
            reached.UnionWith(shown);
            taken += journey.Exit is not null ? 1 : 0;
            passed += exitAt >= 0 && journey.Exit is null ? 1 : 0;
            hidden.UnionWith(form.Pages.TakeWhile((_, i) => journey.Exit is null || i < exitAt).SelectMany(p => p.Questions).Select(q => q.Key).Where(k => !shown.Contains(k)));
        }

        return (reached, hidden, exitAt < 0 ? (0, 0) : (taken, passed));
    }

    private static IEnumerable<IReadOnlyList<string>> Ways(int count) => count == 0
        ? [[]]
        : Ways(count - 1).SelectMany(way => _values.Select(v => (IReadOnlyList<string>)[.. way, v]));
}
