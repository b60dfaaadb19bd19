using System.Globalization;
using CsCheck;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms;

/// <summary>What holds for every form with exits, groups in rows, sums and every kind of condition, however a person goes through it.</summary>
public class JourneyShapesProperties
{
    private const string Rows = "rows";
    private const string Subs = "subs";
    private const int MaxPosts = 400;

    private static readonly Gen<string> _key = Of("kind", "ticks", "number", "date", "text", "late", "last", "rowKind", "rowNumber", "subKind", "sum", "nowhere");
    private static readonly Gen<string[]> _values = Of("a", "b", "c").Array[1, 2];
    private static readonly Gen<Comparison> _comparison = Of(Enum.GetValues<Comparison>());
    private static readonly Gen<DayRef> _day = Of(DayRef.Today, DayRef.Parse("today-14d"), DayRef.Parse("fiscalYearEnd"), DayRef.Parse("2026-04-01"));

    private static readonly Gen<Condition> _inRow = Gen.OneOf(
        _values.Select(v => (Condition)new IsOneOf("rowKind", v)),
        Gen.Select(_comparison, Gen.Int[0, 9], (c, n) => (Condition)new CompareNumber("rowNumber", c, n)));

    private static readonly Gen<Condition> _leaf = Gen.OneOf(
        Gen.Select(_key, _values, (key, values) => (Condition)new IsOneOf(key, values)),
        _values.Select(values => (Condition)new Includes("ticks", values)),
        _key.Select(key => (Condition)new IsAnswered(key)),
        Gen.Select(Of("number", "rowNumber", "sum"), _comparison, Gen.Int[0, 12], (key, c, n) => (Condition)new CompareNumber(key, c, n)),
        Gen.Select(_comparison, _day, (c, day) => (Condition)new CompareDate("date", c, day)),
        Gen.Select(_comparison, Gen.Int[0, 20], _day, (c, years, day) => (Condition)new AgeIs("date", c, years, day)),
        _inRow.Select(where => (Condition)new AnyRow(Rows, where)),
        _inRow.Select(where => (Condition)new AllRows(Rows, where)),
        _values.Select(values => (Condition)new AnyRow(Subs, new IsOneOf("subKind", values))),
        Gen.Select(Of(Rows, Subs), _comparison, Gen.Int[0, 3], (group, c, n) => (Condition)new CompareRows(group, c, n)));

    private static readonly Gen<Condition> _condition = Gen.OneOf(
        _leaf,
        _leaf.Select(c => (Condition)new Not(c)),
        _leaf.Array[2].Select(c => (Condition)new AllOf(c)),
        _leaf.Array[2].Select(c => (Condition)new AnyOf(c)));

    private static readonly Gen<Condition?> _maybe = Gen.OneOf(Gen.Const(() => (Condition?)null), _condition.Select(c => (Condition?)c));

    private static readonly Gen<FormDefinition> _form = Gen.Select(
        _maybe.Array[12], _condition.Array[2], Gen.Int[0, 9].Array[2], Gen.Int[0, 1].Array[2], (shown, exits, places, min) =>
        {
            var pages = new List<FormPage>
            {
                Page("kind", Choice("kind", shown[0], "a", "b", "c")),
                Page("ticks", new CheckboxesQuestion(Facts("ticks", showWhen: shown[1])) { Options = [new("a", "A"), new("b", "B"), new("c", "C")] }),
                Page("numbers", new NumberQuestion(Facts("number", showWhen: shown[2])) { Max = 12 }, new DateQuestion(Facts("date", showWhen: shown[3]))),
                Page("text", TextOf("text", shown[4], required: false)),
                Page(Rows, Repeat(
                    Rows, min[0], 3, shown[5],
                    Page("row", Choice("rowKind", shown[6], "a", "b", "c"), new NumberQuestion(Facts("rowNumber", showWhen: shown[7])) { Max = 9 }),
                    Page(Subs, Repeat(Subs, min[1], 2, shown[8], Page("sub", Choice("subKind", shown[9], "a", "b")))))),
                Page("late", new ComputedQuestion(Facts("sum")) { Of = ["rowNumber"] }, Choice("late", shown[10], "a", "b", "c")),
                Page("last", Choice("last", shown[11], "a", "b", "c")),
            };
            for (var i = 0; i < 2; i++)
            {
                if (places[i] > 0 && places[i] <= pages.Count)
                {
                    pages.Insert(places[i], new FormPage("exit-" + i, "s", "対象外", [], []) { Exit = new ExitPage(exits[i], "対象外です", []) });
                }
            }

            return new FormDefinition(pages);
        });

    /// <summary>A form, and the person who answers it: every answer follows from the seed and the question's key.</summary>
    private static readonly Gen<(FormDefinition Form, int Person, int Chance)> _case = Gen.Select(_form, Gen.Int[0, 1000], Gen.Int[0, 1000]);

    [Fact]
    public void Of_AnyPerson_EndsAtTheEndOrAtAnExit() => _case.Sample(c =>
    {
        var answers = InOrder(c.Form, c.Person);
        var journey = Journey.Of(c.Form, answers, Context);

        Assert.True(journey.IsComplete || journey.Exit is not null);
        Assert.Equal(journey.Exit is not null, journey.Steps.Any(s => s.Exit is not null));
        Assert.Equal(journey.Steps.Count, journey.Paths().Distinct().Count());
        Assert.All(journey.Steps, s => Assert.Same(s, journey.FindPath(s.Path)));
    });

    [Fact]
    public void Of_PostsInAnyOrderWithChangesOfMind_EndTheSame() => _case.Sample(c =>
    {
        var (straight, wandering) = (InOrder(c.Form, c.Person), Wandering(c.Form, c.Person, new Random(c.Chance)));
        var (first, second) = (Journey.Of(c.Form, straight, Context), Journey.Of(c.Form, wandering, Context));

        Assert.Equal(first.Paths(), second.Paths());
        Assert.Equal(first.IsComplete, second.IsComplete);
        Assert.Equal(Sorted(first.OnPath(straight)), Sorted(second.OnPath(wandering)));
        Assert.Equal(first.OnPath(straight).Rows.OrderBy(r => r.Key, StringComparer.Ordinal), second.OnPath(wandering).Rows.OrderBy(r => r.Key, StringComparer.Ordinal));
    });

    [Fact]
    public void Of_PagesBehind_DoNotChangeTheWayToThem() => _case.Sample(c =>
    {
        var answers = Wandering(c.Form, c.Person, new Random(c.Chance));
        var whole = Journey.Of(c.Form, answers, Context).Paths().ToList();
        for (var count = 1; count <= c.Form.Pages.Count; count++)
        {
            var part = Journey.Of(new FormDefinition([.. c.Form.Pages.Take(count)]), answers, Context).Paths().ToList();
            Assert.Equal(whole.Take(part.Count), part);
        }
    });

    [Fact]
    public void OnPath_HiddenAnswers_AreNowhere() => Gen.Select(_case, Of("a", "b", "c")).Sample((c, value) =>
    {
        var answers = Wandering(c.Form, c.Person, new Random(c.Chance));
        var journey = Journey.Of(c.Form, answers, Context);
        var kept = journey.OnPath(answers);
        var fee = new ProcedureFee(new Yen(0), null, null) { Lines = [new FeeLine("手数料", new Yen(100), Rows, null), new FeeLine("数", new Yen(10), "number", null)] };

        Assert.All(kept.All.Keys, key => Assert.Contains(journey.Questions, q => q.Key == key));
        var hidden = answers.All.Keys.Where(key => journey.Questions.All(q => q.Key != key)).ToList();
        var changed = answers.With(hidden.Select(key => KeyValuePair.Create(key, new Answer(value))));
        var after = Journey.Of(c.Form, changed, Context);
        Assert.Equal(journey.Paths(), after.Paths());
        Assert.Equal(Sorted(kept), Sorted(after.OnPath(changed)));
        Assert.Equal(fee.For(journey).Total, fee.For(after).Total);
        Assert.Equal(fee.For(journey).Total, fee.For(Journey.Of(c.Form, kept, Context)).Total);
    });

    [Fact]
    public void AnswerSetJson_WhatAPersonAnswered_ReadsBackToTheSameJourney() => _case.Sample(c =>
    {
        var answers = Wandering(c.Form, c.Person, new Random(c.Chance));
        var read = AnswerSetJson.Read(AnswerSetJson.Write(answers));
        var (before, after) = (Journey.Of(c.Form, answers, Context), Journey.Of(c.Form, read, Context));

        Assert.Equal(before.Paths(), after.Paths());
        Assert.Equal(before.FirstUnanswered?.Path, after.FirstUnanswered?.Path);
        Assert.Equal(Sorted(answers), Sorted(read));
        Assert.Equal(answers.Rows.OrderBy(r => r.Key, StringComparer.Ordinal), read.Rows.OrderBy(r => r.Key, StringComparer.Ordinal));
        Assert.All(answers.Rows.Keys, g => Assert.Equal(answers.NextRow(g), read.NextRow(g)));
    });

    private static IEnumerable<KeyValuePair<string, Answer>> Sorted(AnswerSet set) => set.All.OrderBy(a => a.Key, StringComparer.Ordinal);

    /// <summary>Always goes on where the portal leads.</summary>
    private static AnswerSet InOrder(FormDefinition form, int person)
    {
        var answers = AnswerSet.Empty;
        for (var i = 0; i < MaxPosts; i++)
        {
            if (Journey.Of(form, answers, Context).FirstUnanswered is not { Exit: null } step)
            {
                return answers;
            }

            answers = Post(step, answers, person);
        }

        throw new InvalidOperationException("The form does not end.");
    }

    /// <summary>Opens pages as the whim takes it, answers otherwise at first, and in the end says on each page the same as the other person.</summary>
    private static AnswerSet Wandering(FormDefinition form, int person, Random random)
    {
        var answers = AnswerSet.Empty;
        for (var i = 0; i < 15; i++)
        {
            var journey = Journey.Of(form, answers, Context);
            var open = journey.Steps.Where(s => s.Exit is null && journey.CanVisit(s)).ToList();
            if (open.Count > 0)
            {
                answers = Post(open[random.Next(open.Count)], answers, random.Next(3) == 0 ? person : person + 1 + random.Next(5), person);
            }
        }

        var done = new HashSet<string>();
        for (var i = 0; i < MaxPosts; i++)
        {
            if (Journey.Of(form, answers, Context).Steps.FirstOrDefault(s => s.Exit is not null || !s.IsAnswered || !done.Contains(Asked(s))) is not { Exit: null } step)
            {
                return answers;
            }

            answers = Post(step, answers, person);
            done.Add(Asked(step));
        }

        throw new InvalidOperationException("The form does not end.");
    }

    /// <summary>A page together with what it asks now: a question that comes back with its old answer is answered anew as well.</summary>
    private static string Asked(JourneyStep step) => step.Path + "?" + string.Join('&', step.Questions.Select(q => q.Key));

    /// <param name="owner">How many rows there are follows from this person.</param>
    private static AnswerSet Post(JourneyStep step, AnswerSet answers, int person, int? owner = null)
    {
        if (step.Row is { } row)
        {
            answers = answers.WithRow(row.GroupKey, row.Number);
        }

        if (step.Page.Repeat is { } repeat)
        {
            var count = answers.RowsOf(step.GroupKey).Count;
            return count < Math.Max(repeat.MinItems, Hash(owner ?? person, step.GroupKey) % (repeat.MaxItems + 1))
                ? answers.WithRow(step.GroupKey, answers.NextRow(step.GroupKey))
                : answers.With(step.GroupKey, new Answer(count.ToString(CultureInfo.InvariantCulture)));
        }

        return answers.With(step.Questions.Where(q => q.Question.Asks).Select(q => KeyValuePair.Create(q.Key, new Answer(Say(q, Hash(person, q.Key))))));
    }

    private static string Say(JourneyQuestion asked, int n) => asked.Question switch
    {
        ChoiceQuestion choice => choice.Options[n % choice.Options.Count].Value,
        CheckboxesQuestion => new[] { "a", "b", "c", "a,b", "a,b,c" }[n % 5],
        NumberQuestion number => (n % ((int)number.Max! + 1)).ToString(CultureInfo.InvariantCulture),
        DateQuestion => Today.AddDays(20 - (n % 40)).AddYears(-(n % 25)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => n % 2 == 0 ? "" : "入力",
    };

    /// <summary>The same on every machine and in every run.</summary>
    private static int Hash(int person, string key) => (int)(key.Aggregate((uint)person * 2654435761, (h, c) => (h ^ c) * 16777619) >> 8);

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
