using CsCheck;
using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Guide;

/// <summary>What holds for every tree and everything that a browser may post.</summary>
public class GuideProperties
{
    private static readonly string[] _procedures = [.. Enumerable.Range(0, 12).Select(i => "p" + i)];
    private static readonly string[] _said = ["a", "b", "c", GuideAnswers.Unknown, GuideAnswers.NoneOfThese, "forged", ""];

    private static readonly Gen<GuideTree> _tree = Gen.Int[1, 8].SelectMany(count => Gen.Int[0, int.MaxValue].Select(seed => MakeTree(count, new Random(seed))));

    private static readonly Gen<GuideAnswers> _answers = Gen.Int[0, int.MaxValue].Select(seed => MakeAnswers(new Random(seed)));

    [Fact]
    public void Path_OfAnyTreeAndAnswers_EndsAndMeetsNoQuestionTwice() => Gen.Select(_tree, _answers).Sample((tree, answers) =>
    {
        var path = GuidePath.Of(tree, answers);

        Assert.Equal(tree.Root, path.Steps[0].Question);
        Assert.True(path.Steps.Count <= tree.Questions.Count);
        Assert.Equal(path.Steps.Count, path.Steps.Select(s => s.Question.Id).Distinct().Count());
        Assert.All(path.Steps.SkipLast(1), s => Assert.True(s.IsAnswered));
    });

    [Fact]
    public void Path_AnsweringWhatIsAskedNext_AlwaysComesToAnEnd() => Gen.Select(_tree, Gen.Int[0, int.MaxValue]).Sample((tree, seed) =>
    {
        var random = new Random(seed);
        var answers = GuideAnswers.Empty;
        for (var i = 0; GuidePath.Of(tree, answers).Next is { } next; i++)
        {
            Assert.True(i <= tree.Questions.Count, "The guide asks without end.");
            string[] values = [.. next.Question.Options.Select(o => o.Value), GuideAnswers.Unknown];
            answers = answers.With(next.Question.Id, values[random.Next(values.Length)]);
        }

        Assert.True(GuidePath.Of(tree, answers).IsComplete);
    });

    /// <summary>What the path does not hold is as if it had never been said.</summary>
    [Fact]
    public void Result_OfAnswersOffThePath_IsTheSame() => Gen.Select(_tree, _answers).Sample((tree, answers) =>
    {
        var path = GuidePath.Of(tree, answers);
        var onPath = path.Steps.Aggregate(GuideAnswers.Empty, (a, s) => a.With(s.Question.Id, answers.Of(s.Question.Id)));

        Assert.Equal(Ids(GuideResult.Of(tree, path)), Ids(GuideResult.Of(tree, GuidePath.Of(tree, onPath))));
    });

    [Fact]
    public void Result_UnknownQuestionsAndValues_ChangeNothing() => Gen.Select(_tree, _answers).Sample((tree, answers) =>
    {
        var forged = new GuideAnswers(answers.Values.ToDictionary(v => v.Key, v => (IReadOnlyList<string>)[.. v.Value, "forged", "../x"]))
            .With("no-such-question", "a", "b");

        Assert.Equal(Ids(GuideResult.Of(tree, GuidePath.Of(tree, answers))), Ids(GuideResult.Of(tree, GuidePath.Of(tree, forged))));
    });

    [Fact]
    public void Result_NamesEachProcedureOnceWithAReasonThatWasSaid() => Gen.Select(_tree, _answers).Sample((tree, answers) =>
    {
        var path = GuidePath.Of(tree, answers);
        var result = GuideResult.Of(tree, path);

        Assert.Equal(result.Found.Count, result.Found.Select(f => f.ProcedureId).Distinct().Count());
        Assert.All(result.Found, f => Assert.All(f.Reasons, r => Assert.Contains(path.Steps, s => s.Question == r.Question
            && (r.Option is null ? s.IsUnknown && r.Question.Options.All(o => o.Procedures.Contains(f.ProcedureId)) : s.Chosen.Contains(r.Option) && r.Option.Procedures.Contains(f.ProcedureId)))));
        var others = result.NotApplied.Select(f => f.ProcedureId).ToList();
        Assert.Empty(others.Intersect(result.Found.Select(f => f.ProcedureId)));
        Assert.Empty(others.Intersect(result.Doubts.SelectMany(d => d.Cases).SelectMany(c => c.Procedures)));
    });

    /// <summary>「わからない」 never hides a procedure: what any other answer would have found there is among the found or the open cases.</summary>
    [Fact]
    public void Unknown_OnTheLastQuestion_ShowsEverythingThatAnotherAnswerWouldHaveFound() => Gen.Select(_tree, _answers).Sample((tree, answers) =>
    {
        var path = GuidePath.Of(tree, answers);
        var open = path.Steps[^1].Question;
        var unknown = GuideResult.Of(tree, GuidePath.Of(tree, answers.With(open.Id, GuideAnswers.Unknown)));
        var shown = unknown.Found.Select(f => f.ProcedureId).Concat(unknown.Doubts.SelectMany(d => d.Cases).SelectMany(c => c.Procedures)).ToHashSet();

        foreach (var option in open.Options)
        {
            var known = GuideResult.Of(tree, GuidePath.Of(tree, answers.With(open.Id, option.Value)));
            Assert.Subset(shown, known.Found.Where(f => f.Reasons.Any(r => r.Question == open)).Select(f => f.ProcedureId).ToHashSet());
        }
    });

    private static string Ids(GuideResult result) => string.Join(
        ' ',
        string.Join(',', result.Found.Select(f => f.ProcedureId + string.Concat(f.Reasons.Select(r => r.Question.Id + r.Option?.Value)))),
        string.Join(',', result.Doubts.SelectMany(d => d.Cases.Select(c => d.Question.Id + c.Option.Value + string.Concat(c.Procedures)))),
        string.Join(',', result.NotApplied.Select(f => f.ProcedureId)));

    /// <summary>Options lead on to later questions only, so that no way leads back.</summary>
    private static GuideTree MakeTree(int count, Random random) => new("q0", Enumerable.Range(0, count).Select(i => new GuideQuestion(
        "q" + i, "?", null, random.Next(2) == 0,
        [.. _said.Take(1 + random.Next(3)).Select(value => new GuideOption(
            value, value, [.. _procedures.Where(_ => random.Next(6) == 0)],
            i + 1 < count && random.Next(3) > 0 ? "q" + random.Next(i + 1, count) : null))])));

    private static GuideAnswers MakeAnswers(Random random) => new(Enumerable.Range(0, 8).Where(_ => random.Next(5) > 0)
        .ToDictionary(i => "q" + i, _ => (IReadOnlyList<string>)[.. _said.Where(_ => random.Next(3) == 0)]));
}
