using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Guide;

/// <summary>The guide that ships: everything is within reach, and it names nothing that is not there.</summary>
public class ShippedGuideTests
{
    private static readonly GuideBook _book = GuideBook.Read(File.ReadAllText(PathOf("Guide/guide.json")), File.ReadAllText(PathOf("Guide/events.json")));

    private static readonly Dictionary<string, ProcedureDefinition> _definitions = Directory.GetFiles(PathOf("Definitions"), "*.json")
        .Select(f => ProcedureDefinitionJson.Read(File.ReadAllText(f), ShippedLists.All)).ToDictionary(d => d.Id);

    public static TheoryData<string, string> LifeEvents()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var definition in _definitions.Values)
        {
            foreach (var life in definition.LifeEvents)
            {
                pairs.Add(definition.Id, life);
            }
        }

        return pairs;
    }

    public static TheoryData<string> Questions() => [.. _book.Tree.Questions.Select(q => q.Id)];

    [Fact]
    public void Procedures_AreThoseThatArePublished()
    {
        var named = _book.Tree.Questions.SelectMany(q => q.Options).SelectMany(o => o.Procedures).ToHashSet();

        Assert.Equal(_definitions.Keys.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(LifeEvents))]
    public void Procedure_FromEachOfItsLifeEvents_IsFoundBySomeAnswers(string procedure, string lifeEvent)
    {
        var tree = _book.Tree;
        var start = tree.Root.Find(lifeEvent);
        Assert.NotNull(start);
        var (question, option) = tree.From(tree.Root, start).First(f => f.Option.Procedures.Contains(procedure));

        // the way back up: at each question the option that leads there
        var answers = GuideAnswers.Empty.With(question.Id, option.Value);
        while (question != tree.Root)
        {
            var at = question;
            question = tree.Questions.First(q => q.Options.Any(o => o.Next == at.Id) && (q != tree.Root || q.Find(lifeEvent)!.Next == at.Id));
            answers = answers.With(question.Id, question.Options.First(o => o.Next == at.Id).Value);
        }

        Assert.Contains(GuideResult.Of(tree, GuidePath.Of(tree, answers)).Found, f => f.ProcedureId == procedure);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Unknown_OnEveryQuestion_LeadsOnAndHidesNothing(string questionId)
    {
        var tree = _book.Tree;
        var answers = GuideAnswers.Empty.With(questionId, GuideAnswers.Unknown);
        for (var at = tree.Find(questionId)!; at != tree.Root;)
        {
            var (from, option) = tree.Questions.SelectMany(q => q.Options.Select(o => (q, o))).First(f => f.o.Next == at.Id);
            (answers, at) = (answers.With(from.Id, option.Value), from);
        }

        var path = GuidePath.Of(tree, answers);
        var result = GuideResult.Of(tree, path);
        var shown = result.Found.Select(f => f.ProcedureId).Concat(result.Doubts.SelectMany(d => d.Cases).SelectMany(c => c.Procedures)).ToHashSet();

        Assert.Contains(path.Steps, s => s.Question.Id == questionId && s.IsAnswered);
        if (path.IsComplete)
        {
            Assert.All(tree.Find(questionId)!.Options.SelectMany(o => tree.From(tree.Find(questionId)!, o)).SelectMany(f => f.Option.Procedures), p => Assert.Contains(p, shown));
        }
    }

    [Fact]
    public void Events_CountDeadlinesThatTheDefinitionsHave()
    {
        Assert.NotEmpty(_book.Events);
        Assert.All(_book.Events.SelectMany(e => e.Counts.Keys), id => Assert.NotNull(_definitions[id].Deadline.Days));
        Assert.All(_book.Events.Where(e => e.Counts.Count > 0), e => Assert.True(e.DateText is not null && e.DateLabel is not null, e.Id));
        Assert.Equal(_book.Events.Count, _book.Events.Select(e => e.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("birth", "birth-stage", "born")]
    [InlineData("bereavement", "death-what", "koseki")]
    public void Event_IsTheOneThatWasToldOf(string expected, string question, string value)
    {
        var root = question == "death-what" ? "death-inheritance" : "birth";

        Assert.Equal(expected, _book.EventOf(GuidePath.Of(_book.Tree, GuideAnswers.Empty.With("root", root).With(question, value)))?.Id);
    }

    [Theory]
    [InlineData("{}", "{\"events\":[]}")]
    [InlineData("{\"version\":2,\"rootId\":\"root\",\"nodes\":[]}", "{\"events\":[]}")]
    [InlineData("{\"version\":1,\"rootId\":\"q\",\"nodes\":[{\"id\":\"q\",\"questionJa\":\"?\",\"multi\":false,\"options\":[{\"value\":\"a\",\"labelJa\":\"a\",\"procedures\":[],\"next\":null}]}]}",
        "{\"events\":[{\"id\":\"e\",\"titleJa\":\"t\",\"when\":[{\"question\":\"q\",\"value\":\"b\"}]}]}")]
    public void Read_TextThatIsNoGuide_IsRefused(string tree, string events) => Assert.Throws<FormatException>(() => GuideBook.Read(tree, events));

    private static string PathOf(string below)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KitakyushuDigitalWindow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }

        return Path.Combine(folder.FullName, "src/KitakyushuDigitalWindow.Infrastructure/Procedures", below);
    }
}
