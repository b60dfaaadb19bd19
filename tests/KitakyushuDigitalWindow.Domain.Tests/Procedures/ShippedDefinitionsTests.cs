using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures;

/// <summary>The definition files that ship: read, complete, and every page of them within reach.</summary>
public class ShippedDefinitionsTests
{
    private const int Count = 64;

    private static readonly Dictionary<string, ProcedureDefinition> _definitions = Files()
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f)!, f => ProcedureDefinitionJson.Read(File.ReadAllText(f)));

    internal static Dictionary<string, ProcedureDefinition> All => _definitions;

    public static TheoryData<string> Ids() => [.. _definitions.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void All_AreThereUnderTheirOwnNameAndNoNameTwice()
    {
        Assert.Equal(Count, _definitions.Count);
        Assert.All(_definitions, d => Assert.Equal(d.Key, d.Value.Id));
        Assert.Equal(Count, _definitions.Values.Select(d => d.Name).Distinct().Count());
        Assert.All(_definitions.Values, d => Assert.Contains(d.Section.Code, Sections.Codes));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void References_AllOfThem_NameEarlierQuestionsAndTheirOptions(string id)
    {
        var form = _definitions[id].Form;
        var seen = new HashSet<string>();
        foreach (var page in form.Pages)
        {
            Assert.All(page.Exit?.When.Keys ?? [], key => Assert.Contains(key, seen));
            Read(page, page.Questions);
            foreach (var inner in page.Repeat?.Pages ?? [])
            {
                Read(inner, inner.Questions);
            }
        }

        void Read(FormPage page, IReadOnlyList<Question> questions)
        {
            foreach (var question in questions)
            {
                foreach (var leaf in new[] { question.ShowWhen, question.PrefillWhen }.OfType<Condition>().SelectMany(Leaves))
                {
                    Assert.All(leaf.Keys, key => Assert.True(seen.Contains(key), $"{id}: the condition of '{question.Key}' reads '{key}', which does not come before it."));
                    Assert.True(
                        leaf is not IsOneOf { Values: var values, Key: var read } || values.All(v => OptionsOf(form.Find(read)!).Contains(v)),
                        $"{id}: the condition of '{question.Key}' names an option that '{leaf.Keys.First()}' does not have.");
                }

                seen.Add(question.Key);
            }

            Assert.All(page.Rules.SelectMany(r => r is DateOrderRule order ? [order.From, order.To] : r.Places), k => Assert.Contains(k, seen));
            Assert.All(page.Rules, r => Assert.Contains(page.Questions, q => r.Places.Contains(q.Key)));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Shape_PagesAndQuestions_AreUniqueShortAndComplete(string id)
    {
        var form = _definitions[id].Form;
        var pages = form.Pages.Concat(form.Pages.SelectMany(p => p.Repeat?.Pages ?? [])).ToList();

        Assert.Equal(form.Pages.Count, form.Pages.Select(p => p.Id).Distinct().Count());
        Assert.Equal(form.Pages.Count, form.Pages.Select(p => p.Title).Distinct().Count());
        Assert.All(pages, p => Assert.Matches("^[a-z0-9-]+$", p.Id));
        Assert.All(pages, p => Assert.False(p.Questions.OfType<RepeatQuestion>().Any() && p.Repeat is null, $"{id}/{p.Id}: a group has a page of its own."));
        Assert.All(form.Questions, q => Assert.Matches("^[A-Za-z][A-Za-z0-9]*$", q.Key));
        Assert.All(form.Questions.Where(q => q.Asks), q => Assert.NotEmpty(q.PurposeOfUse));
        Assert.All(form.Questions, q => Assert.Equal(OptionsOf(q).Count, OptionsOf(q).Distinct().Count()));
        Assert.All(form.Questions.SelectMany(OptionsOf), v => Assert.DoesNotContain(',', v)); // ticks are stored with commas between
        Assert.All(form.Questions.OfType<FileQuestion>(), q => Assert.Null(form.RepeatOf(q.Key))); // files are kept under the question, not the row
        Assert.All(form.Questions.OfType<TextQuestion>().Where(q => q.Pattern is not null), q => q.Validate(new Answer("1"), Asking.Today));
        Assert.DoesNotContain("check", form.Pages.Select(p => p.Id)); // addresses of the form runner's own pages
        Assert.DoesNotContain("done", form.Pages.Select(p => p.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reach_EveryPageAndQuestion_IsOnThePathOfSomeAnswers(string id)
    {
        const int tries = 3000;
        var form = _definitions[id].Form;
        var missing = form.Questions.Select(q => q.Key).ToHashSet();
        var random = new Random(1);
        KnownRow[] family = [new("a", "北九　一郎", new Dictionary<string, Answer>()), new("b", "北九　二葉", new Dictionary<string, Answer>())];
        var context = Asking.Context with
        {
            Rows = form.Questions.OfType<HouseholdMemberQuestion>().Select(q => q.Group).Distinct().ToDictionary(g => g, _ => (IReadOnlyList<KnownRow>)family),
        };
        for (var i = 0; i < tries && missing.Count > 0; i++)
        {
            missing.ExceptWith(Journey.Of(form, AnyAnswers(form, random), context).Questions.Select(q => q.Question.Key));
        }

        Assert.True(missing.Count == 0, $"{id}: no answers found that lead to {string.Join(", ", missing)}.");
    }

    private static AnswerSet AnyAnswers(FormDefinition form, Random random)
    {
        var groups = form.Pages.Select(p => p.Repeat).OfType<RepeatQuestion>().ToList();
        var set = groups.Aggregate(AnswerSet.Empty, (answers, group) => random.Next(2) == 0 ? answers.WithRow(group.Key, 1) : answers.WithRow(group.Key, 1).WithRow(group.Key, 2));
        return set.With(form.Questions.Where(q => q.Asks).Select(q => KeyValuePair.Create(
            form.RepeatOf(q.Key) is { } repeat ? AnswerSet.RowKey(repeat.Key, 1, q.Key) : q.Key, new Answer(Any(q, random)))));
    }

    private static string Any(Question question, Random random) => OptionsOf(question) switch
    {
        [] when question is DateQuestion { IsMonth: false } => Asking.Today.AddDays(-random.Next(36_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [] => random.Next(2) == 0 ? "" : "x",
        var options when question is CheckboxesQuestion => string.Join(',', options.Where(_ => random.Next(2) == 0)),
        var options => options[random.Next(options.Count)],
    };

    private static IReadOnlyList<string> OptionsOf(Question question) => question switch
    {
        ChoiceQuestion choice => [.. choice.Options.Select(o => o.Value)],
        CheckboxesQuestion boxes => [.. boxes.Options.Select(o => o.Value)],
        ConsentQuestion => ["true"],
        _ => [],
    };

    private static IEnumerable<Condition> Leaves(Condition condition) => condition switch
    {
        AllOf all => all.Conditions.SelectMany(Leaves),
        AnyOf any => any.Conditions.SelectMany(Leaves),
        Not not => Leaves(not.Condition),
        AnyRow any => Leaves(any.Where),
        AllRows all => Leaves(all.Where),
        _ => [condition],
    };

    private static string[] Files()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KitakyushuDigitalWindow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }

        return Directory.GetFiles(Path.Combine(folder.FullName, "src/KitakyushuDigitalWindow.Infrastructure/Procedures/Definitions"), "*.json");
    }
}
