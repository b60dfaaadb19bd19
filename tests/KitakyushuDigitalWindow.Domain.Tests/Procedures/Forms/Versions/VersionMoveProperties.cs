using CsCheck;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Versions;
using KitakyushuDigitalWindow.Domain.Text;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Versions;

/// <summary>What holds between any two forms, whatever was answered.</summary>
public class VersionMoveProperties
{
    private static readonly string[] _optionValues = ["a", "b", "c"];

    private const string Group = "group";

    private static readonly string[] _values = ["", "a", "b", "a,b", "b,c", "12", "キタ", "2019-08-27", "2019-08", "2030-01-01", "true", "093-582-2525", "長い長い長い長い長い長い文", "forged"];

    /// <summary>One of any type and strictness under this key.</summary>
    private static Gen<Question> QuestionGen(string key) => Gen.Select(Gen.Int[0, 13], Gen.Bool, Gen.Int[0, 1], (type, required, words) =>
    {
        var facts = Facts(key, required, label: $"項目{key}{words}");
        Option[] options = [.. _optionValues.Take(1 + type % 3).Select(v => new Option(v, "選択肢" + v + words))];
        return (Question)(type switch
        {
            0 => new TextQuestion(facts) { MaxLength = 20 },
            1 => new TextQuestion(facts) { MaxLength = 4, IsMultiline = true },
            2 => new TextQuestion(facts) { MaxLength = 20, Pattern = "^[0-9]+$" },
            3 => new KanaQuestion(facts) { MaxLength = 20 },
            4 => new NumberQuestion(facts) { Max = required ? 10 : 100 },
            5 => new DateQuestion(facts) { Rule = required ? DateRule.Past : DateRule.Any },
            6 => new DateQuestion(facts) { IsMonth = true },
            7 or 8 => new ChoiceQuestion(facts) { Options = options },
            9 or 10 => new CheckboxesQuestion(facts) { Options = options },
            11 => new ConsentQuestion(facts),
            12 => new FileQuestion(facts) { MaxFiles = required ? 1 : 3 },
            _ => new PhoneQuestion(facts),
        });
    });

    private static readonly Gen<FormDefinition> _form = Gen.Select(
        QuestionGen("k0"), QuestionGen("k1"), QuestionGen("k2"), QuestionGen("i0"), QuestionGen("i1"), Gen.Int[0, 31], Gen.Int[0, 3], (k0, k1, k2, i0, i1, has, most) =>
        {
            var inner = new[] { i0, i1 }.Where((_, i) => (has & (8 << i)) != 0).Select((q, i) => Page("r" + i, q)).ToArray();
            var pages = new[] { k0, k1, k2 }.Where((_, i) => (has & (1 << i)) != 0).Select(q => Page("p-" + q.Key, q)).ToList();
            if (inner.Length > 0)
            {
                pages.Insert(most % (pages.Count + 1), Page(Group, Repeat(Group, 0, most, null, inner)));
            }

            return new FormDefinition(pages);
        });

    private static readonly Gen<AnswerSet> _answers = Gen.Select(
        Gen.Int[-4, _values.Length - 1].Array[3], Gen.Int[-4, _values.Length - 1].Array[6], Gen.Int[0, 3], Gen.Bool, (top, rows, count, confirmed) =>
        {
            var set = Enumerable.Range(1, count).Aggregate(AnswerSet.Empty, (s, row) => s.WithRow(Group, row));
            set = set.With(top.Select((v, i) => ("k" + i, v)).Where(p => p.v >= 0).Select(p => KeyValuePair.Create(p.Item1, new Answer(_values[p.v]))));
            for (var row = 1; row <= count; row++)
            {
                for (var i = 0; i < 2; i++)
                {
                    if (rows[((row - 1) * 2) + i] is >= 0 and var v)
                    {
                        set = set.With(AnswerSet.RowKey(Group, row, "i" + i), new Answer(_values[v]));
                    }
                }
            }

            return confirmed ? set.With(Group, new Answer(count.ToString(System.Globalization.CultureInfo.InvariantCulture))) : set;
        });

    private static readonly Gen<(FormDefinition Before, FormDefinition After, AnswerSet Answers)> _case =
        Gen.Select(_form, _form, _answers, (before, after, answers) => (before, after, answers));

    [Fact]
    public void Of_TheSameVersion_ChangesNothing() => Gen.Select(_form, _answers).Sample((form, answers) =>
    {
        var asked = answers.All.Where(a => IsOf(form, a.Key)).ToDictionary(a => a.Key, a => a.Value);

        var move = VersionMove.Of(form, form, answers, Today);

        Assert.Equal(asked, move.Answers.All);
        Assert.Empty(move.Lost);
        Assert.Empty(move.Changes);
        Assert.True(form.Find(Group) is null || move.Answers.RowsOf(Group).SequenceEqual(answers.RowsOf(Group)));
    });

    [Fact]
    public void Of_AnyVersions_KeepsNothingThatTheNewFormWouldNotTake() => _case.Sample(c =>
    {
        var move = VersionMove.Of(c.Before, c.After, c.Answers, Today);
        // an empty answer stays empty: where the new form requires one, the journey stops there and asks
        foreach (var (key, answer) in move.Answers.All.Where(a => !a.Value.IsEmpty))
        {
            var question = c.After.Find(Last(key))!;
            var errors = question.Validate(answer, Today);
            Assert.True(
                errors.Count == 0 || errors.SequenceEqual(c.Before.Find(Last(key))!.Validate(c.Answers[key]!, Today)),
                $"{key}: '{answer.Value}' is refused in new words: {(errors.Count == 0 ? "" : errors[0].Message)}");
        }
    });

    [Fact]
    public void Of_AnyVersions_EveryAnswerIsKeptOrListed() => _case.Sample(c =>
    {
        var move = VersionMove.Of(c.Before, c.After, c.Answers, Today);
        foreach (var (key, answer) in c.Answers.All.Where(a => !a.Value.IsEmpty && IsOf(c.Before, a.Key)))
        {
            // codes are kept without their hyphens, days as their month
            var all = WidthFolding.WithoutSpacesAndHyphens(answer.Value).Length;
            var least = c.After.Find(Last(key)) is DateQuestion { IsMonth: true } ? Math.Min(6, all) : all;
            var isWhole = move.Answers[key]?.Value.Length >= least;
            Assert.True(isWhole || move.Lost.Any(l => l.Key == key), $"{key}: '{answer.Value}' of {c.Before.Find(Last(key))} became '{move.Answers[key]?.Value}' of {c.After.Find(Last(key))} and is not listed.");
        }
    });

    [Fact]
    public void Of_AnyVersions_HoldsOnlyQuestionsOfTheNewFormAndTheJourneyGoesOn() => _case.Sample(c =>
    {
        var move = VersionMove.Of(c.Before, c.After, c.Answers, Today);
        Assert.All(move.Answers.All.Keys, key => Assert.True(IsOf(c.After, key)));
        Assert.All(move.Answers.Rows.Keys, key => Assert.IsType<RepeatQuestion>(c.After.Find(key)));
        Assert.NotNull(Journey.Of(c.After, move.Answers, Context).Steps);
    });

    private static string Last(string key) => key[(key.LastIndexOf('.') + 1)..];

    private static bool IsOf(FormDefinition form, string key) => form.Find(Last(key)) is not null;
}
