using CsCheck;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms;

/// <summary>What holds for every form and every set of answers.</summary>
public class JourneyProperties
{
    private const int PageCount = 8;
    private const string Group = "group";

    private static readonly string[] _keys = [.. Enumerable.Range(0, PageCount).Select(i => "k" + i), "inner", "inner2"];
    private static readonly Gen<string> _key = AnyOfThese(_keys);
    private static readonly Gen<string> _value = AnyOfThese("a", "b", "c", "", "forged");

    private static readonly Gen<Condition> _leaf = Gen.OneOf(
        Gen.Select(_key, _value.Array[1, 2], (key, values) => (Condition)new IsOneOf(key, values)),
        _key.Select(key => (Condition)new IsAnswered(key)));

    private static readonly Gen<Condition> _condition = Gen.OneOf(
        _leaf,
        _leaf.Select(c => (Condition)new Not(c)),
        _leaf.Array[2].Select(c => (Condition)new AllOf(c)),
        _leaf.Array[2].Select(c => (Condition)new AnyOf(c)));

    private static readonly Gen<Condition?> _maybe = Gen.OneOf(Gen.Const(() => (Condition?)null), _condition.Select(c => (Condition?)c));

    private static readonly Gen<FormDefinition> _form = Gen.Select(
        _maybe.Array[PageCount], _maybe.Array[3], Gen.Int[0, 2], Gen.Int[0, PageCount], (shown, inner, min, place) =>
        {
            var pages = shown.Select((condition, i) => Page("p" + i, Choice("k" + i, condition, "a", "b", "c"))).ToList();
            pages.Insert(place, Page(Group, Repeat(
                Group, min, 3, inner[0], Page("r1", Choice("inner", inner[1], "a", "b")), Page("r2", TextOf("inner2", inner[2])))));
            return new FormDefinition(pages);
        });

    private static readonly Gen<AnswerSet> _answers = Gen.Select(
        _value.Array[PageCount], Gen.Bool.Array[PageCount], Gen.Int[0, 4], _value.Array[8], Gen.Bool, (values, given, rows, inRows, confirmed) =>
        {
            var set = AnswerSet.Empty;
            for (var row = 1; row <= rows; row++)
            {
                set = set.WithRow(Group, row)
                    .With(AnswerSet.RowKey(Group, row, "inner"), new Answer(inRows[row - 1]))
                    .With(AnswerSet.RowKey(Group, row, "inner2"), new Answer(inRows[row + 3]));
            }

            set = set.With(values.Select((v, i) => KeyValuePair.Create("k" + i, new Answer(v))).Where((_, i) => given[i]));
            return confirmed ? set.With(Group, new Answer(rows.ToString(System.Globalization.CultureInfo.InvariantCulture))) : set;
        });

    private static readonly Gen<(FormDefinition Form, AnswerSet Answers)> _case = Gen.Select(_form, _answers, (form, answers) => (form, answers));

    [Fact]
    public void Of_AnyFormAndAnswers_EndsWithPagesInTheFormsOrderEachOnce() => _case.Sample(c =>
    {
        var journey = Journey.Of(c.Form, c.Answers, Context);
        var order = journey.Steps.Where(s => s.Row is null).Select(s => c.Form.Pages.ToList().IndexOf(s.Page)).ToList();

        Assert.Equal(order.Order(), order);
        Assert.Equal(journey.Steps.Count, journey.Paths().Distinct().Count());
        Assert.All(journey.Steps, s => Assert.Same(s, journey.FindPath(s.Path)));
    });

    [Fact]
    public void FirstUnanswered_Any_EverythingBeforeIsAnsweredAndNothingAfterIsOpen() => _case.Sample(c =>
    {
        var journey = Journey.Of(c.Form, c.Answers, Context);
        var first = journey.FirstUnanswered is null ? journey.Steps.Count : journey.Steps.ToList().IndexOf(journey.FirstUnanswered);

        Assert.Equal(journey.IsComplete, journey.Steps.All(s => s.IsAnswered));
        for (var i = 0; i < journey.Steps.Count; i++)
        {
            Assert.True(i >= first || journey.Steps[i].IsAnswered);
            Assert.Equal(i <= first, journey.CanVisit(journey.Steps[i]));
        }
    });

    [Fact]
    public void NextAndPrevious_Any_AreEachOthersReverse() => _case.Sample(c =>
    {
        var journey = Journey.Of(c.Form, c.Answers, Context);
        Assert.All(journey.Steps, step =>
        {
            Assert.True(journey.Next(step) is not { } next || ReferenceEquals(step, journey.Previous(next)));
            Assert.True(journey.Previous(step) is not { } previous || ReferenceEquals(step, journey.Next(previous)));
        });
        Assert.Equal(journey.Steps.Count == 0 ? 0 : 1, journey.Steps.Count(s => journey.Next(s) is null));
    });

    [Fact]
    public void OnPath_Any_IsAllThatTheJourneyReads() => _case.Sample(c =>
    {
        var journey = Journey.Of(c.Form, c.Answers, Context);
        var kept = journey.OnPath(c.Answers);
        var again = Journey.Of(c.Form, kept, Context);

        Assert.Equal(journey.Paths(), again.Paths());
        Assert.Equal(journey.FirstUnanswered?.Path, again.FirstUnanswered?.Path);
        Assert.Equal(kept.All.Keys.Order(StringComparer.Ordinal), again.OnPath(kept).All.Keys.Order(StringComparer.Ordinal));
        Assert.All(kept.All.Keys, key => Assert.Contains(journey.Questions, q => q.Key == key));
    });

    [Fact]
    public void Of_AnswersOffThePathChanged_NothingChanges() => Gen.Select(_case, _value).Sample((c, value) =>
    {
        var journey = Journey.Of(c.Form, c.Answers, Context);
        var off = c.Answers.All.Keys.Where(key => journey.Questions.All(q => q.Key != key)).ToList();
        var changed = Journey.Of(c.Form, c.Answers.With(off.Select(key => KeyValuePair.Create(key, new Answer(value)))), Context);

        Assert.Equal(journey.Paths(), changed.Paths());
        Assert.Equal(journey.FirstUnanswered?.Path, changed.FirstUnanswered?.Path);
    });

    [Fact]
    public void Of_AnswerChangedAndChangedBack_TheOldJourneyIsThere() => Gen.Select(_case, _key, _value).Sample((c, key, value) =>
    {
        var before = c.Answers[key];
        var changed = c.Answers.With(key, new Answer(value));
        var back = before is null ? changed.Without(key) : changed.With(key, before);
        var (first, again) = (Journey.Of(c.Form, c.Answers, Context), Journey.Of(c.Form, back, Context));

        Assert.Equal(first.Paths(), again.Paths());
        Assert.Equal(first.OnPath(c.Answers).All.OrderBy(a => a.Key, StringComparer.Ordinal), again.OnPath(back).All.OrderBy(a => a.Key, StringComparer.Ordinal));
    });

    [Fact]
    public void Rows_MinimumNotReached_TheJourneyIsNeverComplete() => _case.Sample(c =>
    {
        var repeat = c.Form.Pages.Select(p => p.Repeat).OfType<RepeatQuestion>().Single();
        var journey = Journey.Of(c.Form, c.Answers, Context);
        var shown = journey.FindPath(Group) is not null;
        var count = c.Answers[Group] is { } hub ? int.Parse(hub.Value, System.Globalization.CultureInfo.InvariantCulture) : -1;

        Assert.True(!shown || count >= repeat.MinItems && count <= repeat.MaxItems || !journey.IsComplete);
    });

    [Fact]
    public void AnswerSetJson_AnySet_ReadsBackTheSame() => Gen.Select(
        Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Gen.String[0, 12].Where(IsWhole)).Where(d => d.Count > 0),
        Gen.Int[0, 4],
        AnyOfThese(Enum.GetValues<AnswerSource>())).Sample((texts, rows, source) =>
    {
        var set = AnswerSet.Empty
            .With(texts.Select(t => KeyValuePair.Create("v" + t.Key, new Answer(t.Value, source))))
            .With("parts", new Answer(texts, source));
        set = Enumerable.Range(1, rows).Aggregate(set, (s, row) => s.WithRow(Group, row));
        set = rows > 1 ? set.WithoutRow(Group, rows) : set;

        var read = AnswerSetJson.Read(AnswerSetJson.Write(set));

        Assert.Equal(set.All, read.All);
        Assert.All(set.All, a => Assert.Equal(a.Value.Source, read[a.Key]!.Source));
        Assert.Equal(set.RowsOf(Group), read.RowsOf(Group));
        Assert.Equal(set.NextRow(Group), read.NextRow(Group));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void AnswerSetJson_Nothing_IsTheEmptySet(string? json) => Assert.Equal(0, AnswerSetJson.Read(json).Count);

    [Fact]
    public void AnswerSetJson_SetOfAnOlderProgram_IsRead()
    {
        var read = AnswerSetJson.Read("""{"answers":{"name":{"v":"𠮷田","s":20}},"rows":{"children":[1,4]}}""");

        Assert.Equal(("𠮷田", AnswerSource.Card), (read["name"]!.Value, read["name"]!.Source));
        Assert.Equal(5, read.NextRow("children"));
    }

    private static Gen<T> AnyOfThese<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Half surrogate pairs cannot come in: forms are decoded from UTF-8.</summary>
    private static bool IsWhole(string text) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) == text;
}
