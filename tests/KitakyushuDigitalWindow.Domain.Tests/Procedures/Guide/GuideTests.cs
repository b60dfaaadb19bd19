using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Guide;

public class GuideTests
{
    private static readonly ClosedDays _closed = new();

    private static readonly GuideTree _tree = new("root",
    [
        new("root", "どんなときですか？", null, false, [new("birth", "出産", [], "after"), new("move", "引っ越し", ["out"], "more")]),
        new("after", "児童手当を受けていますか？", null, false,
            [new("first", "いない", ["claim", "card"], "cert"), new("more", "いる", ["amount", "card"], "cert")]),
        new("cert", "必要なものは？", null, true, [new("nursery", "保育", ["nursery"], "when"), new("koseki", "戸籍", ["koseki"], "copies"), new("no", "ない", [], null)]),
        new("when", "いつから？", null, false, [new("april", "4月", [], null), new("soon", "すぐ", ["soon"], null)]),
        new("copies", "何通？", null, false, [new("one", "1通", [], null)]),
        new("more", "当てはまるものは？", null, true, [new("dog", "犬", ["dog"], null), new("water", "水道", ["water"], null)]),
    ]);

    [Fact]
    public void Path_SeveralChosen_FollowsEachToItsEndInTheOrderOfTheQuestion()
    {
        var answers = Said(("root", ["birth"]), ("after", ["first"]), ("cert", ["koseki", "nursery"]), ("when", ["soon"]), ("copies", ["one"]));

        Assert.Equal(["root", "after", "cert", "when", "copies"], GuidePath.Of(_tree, answers).Steps.Select(s => s.Question.Id));
    }

    [Fact]
    public void Path_SeveralChosen_AsksTheNextOfTheFirstBeforeTheSecond() =>
        Assert.Equal("when", GuidePath.Of(_tree, Said(("root", ["birth"]), ("after", ["first"]), ("cert", ["koseki", "nursery"]))).Next?.Question.Id);

    [Fact]
    public void Path_AnEarlierAnswerChanges_TheLaterOnesAreGoneAndComeBack()
    {
        var birth = Said(("root", ["birth"]), ("after", ["first"]), ("cert", ["no"]), ("more", ["dog"]));

        var moved = GuidePath.Of(_tree, birth.With("root", "move"));
        Assert.Equal(["root", "more"], moved.Steps.Select(s => s.Question.Id));
        Assert.Equal(["out", "dog"], Found(moved));
        Assert.Equal(["claim", "card"], Found(GuidePath.Of(_tree, birth.With("root", "move").With("root", "birth"))));
    }

    [Fact]
    public void Path_TwoValuesForOneAnswer_TakesTheFirst() =>
        Assert.Equal(["birth"], GuidePath.Of(_tree, Said(("root", ["move", "birth"]))).Steps[0].Chosen.Select(o => o.Value));

    [Fact]
    public void Path_NoneBesideAnotherAnswer_CountsForNothing() =>
        Assert.Equal(["koseki"], GuidePath.Of(_tree, Said(("root", ["birth"]), ("after", ["first"]), ("cert", ["koseki", "no"]))).Steps[2].Chosen.Select(o => o.Value));

    [Fact]
    public void Path_NothingOfTheList_EndsTheQuestion()
    {
        var path = GuidePath.Of(_tree, Said(("root", ["move"]), ("more", [GuideAnswers.NoneOfThese])));

        Assert.True(path.IsComplete);
        Assert.Equal(["out"], Found(path));
        Assert.False(GuidePath.Of(_tree, Said(("root", [GuideAnswers.NoneOfThese]))).IsComplete); // only where several may be chosen
    }

    [Fact]
    public void Unknown_WhatEveryAnswerNeeds_IsFoundAndTheCommonQuestionFollows()
    {
        var path = GuidePath.Of(_tree, Said(("root", ["birth"]), ("after", [GuideAnswers.Unknown])));
        var result = GuideResult.Of(_tree, path);

        Assert.Equal("cert", path.Next?.Question.Id);
        Assert.Equal(["card"], Found(path));
        Assert.Null(Assert.Single(result.Found[0].Reasons).Option);
        Assert.Equal([("first", "claim"), ("more", "amount")], Assert.Single(result.Doubts).Cases.Select(c => (c.Option.Value, string.Join(',', c.Procedures))));
    }

    [Fact]
    public void Unknown_WhereTheWaysPart_ShowsEveryCaseWithAllThatFollows()
    {
        var result = GuideResult.Of(_tree, GuidePath.Of(_tree, Said(("root", [GuideAnswers.Unknown]))));

        Assert.Equal(
            [("birth", "claim,card,nursery,soon,koseki,amount"), ("move", "out,dog,water")],
            Assert.Single(result.Doubts).Cases.Select(c => (c.Option.Value, string.Join(',', c.Procedures))));
    }

    [Fact]
    public void Unknown_BesideAnotherAnswer_LeavesTheRestOpen()
    {
        var result = GuideResult.Of(_tree, GuidePath.Of(_tree, Said(("root", ["move"]), ("more", ["dog", GuideAnswers.Unknown]))));

        Assert.Equal(["out", "dog"], result.Found.Select(f => f.ProcedureId));
        Assert.Equal("water", Assert.Single(Assert.Single(result.Doubts).Cases).Option.Value);
    }

    [Fact]
    public void NotApplied_IsOfTheSameLifeEventOnlyAndSaysWhomItConcerns()
    {
        var result = GuideResult.Of(_tree, GuidePath.Of(_tree, Said(("root", ["birth"]), ("after", ["first"]), ("cert", ["no"]))));

        Assert.Equal(["amount", "nursery", "soon", "koseki"], result.NotApplied.Select(f => f.ProcedureId));
        Assert.Contains(result.NotApplied, f => f.ProcedureId == "amount" && f.Reasons[0].Option!.Label == "いる");
    }

    [Theory]
    [InlineData("a", "missing")]
    [InlineData("a", "q1")]
    [InlineData(GuideAnswers.Unknown, null)]
    public void Tree_ThatDoesNotHoldTogether_IsRefused(string value, string? next) =>
        Assert.Throws<FormatException>(() => new GuideTree("q1", [new("q1", "?", null, false, [new(value, "a", [], "q2")]), new("q2", "?", null, false, [new(value, "a", [], next)])]));

    [Fact]
    public void Tree_TwoQuestionsOfOneNameOrNoRoot_IsRefused()
    {
        GuideQuestion question = new("q", "?", null, false, [new("a", "a", [], null)]);

        Assert.Throws<FormatException>(() => new GuideTree("q", [question, question]));
        Assert.Throws<FormatException>(() => new GuideTree("other", [question]));
    }

    [Theory]
    [InlineData(DeadlineCount.After, "15-day-special", 15, "2026-11-24", "2026-12-09")]
    [InlineData(DeadlineCount.After, "days", 14, "2026-11-28", "2026-12-14")] // the 14th day is a Saturday: the next open day
    [InlineData(DeadlineCount.AboutAfter, "prescription", 730, "2026-11-24", "2028-11-24")]
    [InlineData(DeadlineCount.Before, "before-use", 3, "2026-12-01", "2026-11-28")]
    public void Deadline_IsCountedByTheRuleOfTheProcedure(DeadlineCount count, string rule, int days, string eventOn, string expected)
    {
        var happened = Event(count);

        var deadline = happened.DeadlineOf("p", new FilingDeadline(rule, days, null, ""), Day(eventOn), _closed)!;

        Assert.Equal(Day(expected), deadline.On);
        Assert.Equal((count == DeadlineCount.AboutAfter, count == DeadlineCount.Before), (deadline.IsAbout, deadline.IsBeforeEvent));
    }

    [Fact]
    public void Deadline_OfAProcedureThatDoesNotHangOnTheEvent_IsNotInvented()
    {
        Assert.Null(Event(DeadlineCount.After).DeadlineOf("other", new FilingDeadline("days", 14, null, ""), Day("2026-11-24"), _closed));
        Assert.Null(Event(DeadlineCount.After).DeadlineOf("p", new FilingDeadline("none", null, null, ""), Day("2026-11-24"), _closed));
    }

    private static GuideEvent Event(DeadlineCount count) =>
        new("e", [("root", "birth")], "出産の手続き", null, null, null, false, new Dictionary<string, DeadlineCount> { ["p"] = count });

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static GuideAnswers Said(params (string Question, string[] Values)[] said) =>
        said.Aggregate(GuideAnswers.Empty, (answers, s) => answers.With(s.Question, s.Values));

    private static IEnumerable<string> Found(GuidePath path) => GuideResult.Of(_tree, path).Found.Select(f => f.ProcedureId);
}
