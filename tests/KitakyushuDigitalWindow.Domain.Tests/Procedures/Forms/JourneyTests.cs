using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms;

public class JourneyTests
{
    private static readonly FormDefinition _spouse = new(
    [
        Page("job", Choice("job")),
        Page("spouse", Choice("spouse")),
        Page("spouse-name", TextOf("spouseName", Is("spouse", "a"))),
        Page("end", TextOf("end")),
    ]);

    private static readonly FormDefinition _children = new(
    [
        Page("children", Repeat("children", 1, 3, null, Page("name", TextOf("childName")), Page("school", Choice("pupil"), TextOf("school", Is("pupil", "a"))))),
        Page("after", TextOf("anyPupil", Is("pupil", "a"))),
    ]);

    [Fact]
    public void Of_NothingAnswered_ShowsWhatHasNoConditionAndOpensTheFirstPage()
    {
        var journey = Journey.Of(_spouse, AnswerSet.Empty, Context);

        Assert.Equal(["job", "spouse", "end"], journey.Paths());
        Assert.Equal("job", journey.FirstUnanswered!.Path);
        Assert.True(journey.CanVisit(journey.Steps[0]));
        Assert.False(journey.CanVisit(journey.Steps[1]));
    }

    [Fact]
    public void Of_AnswerOffThePath_DoesNotExistAndComesBackWithThePath()
    {
        var filled = Answered(("job", "a"), ("spouse", "a"), ("spouseName", "架空"), ("end", "x"));
        var changed = filled.With("spouse", new Answer("b"));

        var without = Journey.Of(_spouse, changed, Context);
        Assert.True(without.IsComplete);
        Assert.DoesNotContain("spouse-name", without.Paths());
        Assert.Null(without.OnPath(changed)["spouseName"]);

        var again = Journey.Of(_spouse, changed.With("spouse", new Answer("a")), Context);
        Assert.True(again.IsComplete);
        Assert.Equal("架空", again.OnPath(changed)["spouseName"]!.Value);
    }

    [Fact]
    public void Of_ConditionOnALaterQuestion_IsFalse()
    {
        var form = new FormDefinition([Page("first", TextOf("first", Is("later", "a"))), Page("later", Choice("later"))]);

        Assert.Equal(["later"], Journey.Of(form, Answered(("later", "a")), Context).Paths());
    }

    [Fact]
    public void Of_ConditionOnAHiddenQuestion_IsFalseThoughItsAnswerIsStored()
    {
        var form = new FormDefinition(
            [Page("a", Choice("a")), Page("b", Choice("b", Is("a", "a"))), Page("c", TextOf("c", Is("b", "a")))]);

        Assert.Equal(["a"], Journey.Of(form, Answered(("a", "b"), ("b", "a"), ("c", "x")), Context).Paths());
    }

    [Fact]
    public void Of_InvalidStoredAnswer_IsUnanswered()
    {
        var journey = Journey.Of(_spouse, Answered(("job", "forged"), ("spouse", "b"), ("end", "x")), Context);

        Assert.Equal("job", journey.FirstUnanswered!.Path);
        Assert.NotEmpty(journey.FirstUnanswered.Questions[0].Errors);
    }

    [Fact]
    public void Of_GroupWithMinimum_OffersTheFirstRowAndWantsTheGroupConfirmed()
    {
        var empty = Journey.Of(_children, AnswerSet.Empty, Context);
        Assert.Equal(["children/1/name", "children/1/school", "children"], empty.Paths());

        var answers = AnswerSet.Empty.WithRow("children", 1)
            .With("children.1.childName", new Answer("架空")).With("children.1.pupil", new Answer("b"));
        var unconfirmed = Journey.Of(_children, answers, Context);
        Assert.Equal("children", unconfirmed.FirstUnanswered!.Path);
        Assert.True(Journey.Of(_children, answers.With("children", new Answer("1")), Context).IsComplete);
        Assert.False(Journey.Of(_children, answers.With("children", new Answer("0")), Context).IsComplete);
        Assert.False(Journey.Of(_children, answers.With("children", new Answer("4")), Context).IsComplete);
    }

    [Fact]
    public void Of_NewRow_AsksToConfirmTheGroupAgain()
    {
        var one = AnswerSet.Empty.WithRow("children", 1).With("children", new Answer("1"));

        Assert.Null(one.WithRow("children", 2)["children"]);
        Assert.NotNull(one.WithRow("children", 1)["children"]); // it is there already
    }

    [Fact]
    public void Of_ConditionInARow_SeesItsOwnRowAndFromOutsideAny()
    {
        var answers = AnswerSet.Empty.WithRow("children", 1).WithRow("children", 2)
            .With("children.1.pupil", new Answer("a")).With("children.2.pupil", new Answer("b"));
        var journey = Journey.Of(_children, answers, Context);

        Assert.Equal(2, journey.FindPath("children/1/school")!.Questions.Count);
        Assert.Single(journey.FindPath("children/2/school")!.Questions);
        Assert.Contains("after", journey.Paths());
        Assert.DoesNotContain("after", Journey.Of(_children, answers.With("children.1.pupil", new Answer("b")), Context).Paths());
    }

    [Fact]
    public void Of_ConditionInARow_NotAnsweredThere_DoesNotLookAtOtherRows()
    {
        var answers = AnswerSet.Empty.WithRow("children", 1).WithRow("children", 2).With("children.1.pupil", new Answer("a"));

        Assert.Single(Journey.Of(_children, answers, Context).FindPath("children/2/school")!.Questions);
    }

    [Fact]
    public void WithoutRow_LastRow_ItsNumberIsNeverUsedAgain()
    {
        var two = AnswerSet.Empty.WithRow("children", 1).WithRow("children", 2).With("children.2.childName", new Answer("架空"));

        var removed = two.WithoutRow("children", 2);

        Assert.Null(removed["children.2.childName"]);
        Assert.Equal(3, removed.NextRow("children"));
        Assert.Equal(3, AnswerSetJson.Read(AnswerSetJson.Write(removed)).NextRow("children"));
        Assert.Null(Journey.Of(_children, removed, Context).FindPath("children/2/name"));
        var none = removed.WithoutRow("children", 1);
        Assert.Equal(["children/3/name", "children/3/school", "children"], Journey.Of(_children, none, Context).Paths());
    }

    [Fact]
    public void WithoutRow_RowsWithLongerNumbers_StayUntouched()
    {
        var rows = Enumerable.Range(1, 12).Aggregate(AnswerSet.Empty, (set, row) =>
            set.WithRow("children", row).With(AnswerSet.RowKey("children", row, "childName"), new Answer("n" + row)));

        var removed = rows.WithoutRow("children", 1);

        Assert.Equal("n11", removed["children.11.childName"]!.Value);
        Assert.Equal(11, removed.RowsOf("children").Count);
    }

    [Fact]
    public void Of_HiddenGroup_TakesItsRowsOffThePath()
    {
        var form = new FormDefinition([Page("has", Choice("has")), Page("children", Repeat("children", 1, 3, Is("has", "a"), Page("name", TextOf("childName"))))]);
        var answers = Answered(("has", "b")).WithRow("children", 1).With("children.1.childName", new Answer("架空"));
        var journey = Journey.Of(form, answers, Context);

        Assert.True(journey.IsComplete);
        Assert.Empty(journey.OnPath(answers).Rows);
        Assert.Null(journey.OnPath(answers)["children.1.childName"]);
    }

    [Fact]
    public void Of_CardFact_WinsOverWhatWasStoredButOnlyAfterThePageWasSeen()
    {
        var form = new FormDefinition([Page("who", Choice("who")), Page("name", TextOf("name", prefill: "card.name", prefillWhen: Is("who", "a")))]);
        var context = new FormContext(Today, new Dictionary<string, Answer> { ["card.name"] = new("北九　花子", AnswerSource.Card) });

        var unseen = Journey.Of(form, Answered(("who", "a")), context);
        Assert.Equal("name", unseen.FirstUnanswered!.Path);
        Assert.True(unseen.FirstUnanswered.Questions[0].IsFixed);

        var forged = Answered(("who", "a"), ("name", "偽名"));
        Assert.Equal("北九　花子", Journey.Of(form, forged, context).OnPath(forged)["name"]!.Value);

        var agent = Answered(("who", "b"), ("name", "代理　人"));
        Assert.Equal("代理　人", Journey.Of(form, agent, context).OnPath(agent)["name"]!.Value);
    }

    [Fact]
    public void Of_ProfileFact_IsOfferedButNotFixed()
    {
        var form = new FormDefinition([Page("name", TextOf("name", prefill: "profile.name"))]);
        var context = new FormContext(Today, new Dictionary<string, Answer> { ["profile.name"] = new("前の値", AnswerSource.Profile) });
        var question = Assert.Single(Journey.Of(form, Answered(("name", "新しい値")), context).Questions);

        Assert.False(question.IsFixed);
        Assert.Equal(("新しい値", "前の値"), (question.Answer!.Value, question.Known!.Value));
    }

    [Fact]
    public void Of_PageOfNoticesOnly_IsShownAndAnswered()
    {
        var form = new FormDefinition([Page("notice", new NoticeQuestion(Facts("n"))), Page("mixed", new NoticeQuestion(Facts("m")), TextOf("t", Is("x", "a")))]);
        var journey = Journey.Of(form, AnswerSet.Empty, Context);

        Assert.Equal(["notice"], journey.Paths()); // a page whose only question is hidden goes with its notice
        Assert.True(journey.IsComplete);
    }

    [Fact]
    public void Rules_BrokenThenKept_TheMessageStandsAtAQuestionOfThePage()
    {
        var from = new DateQuestion(Facts("from", required: false));
        var to = new DateQuestion(Facts("to", required: false));
        var form = new FormDefinition([new FormPage("p", "s", "p", [from, to], [new DateOrderRule("from", "to", "逆です")])]);

        var broken = Journey.Of(form, Answered(("from", "2026-02-02"), ("to", "2026-02-01")), Context);
        Assert.Equal(("to", "逆です"), broken.FirstUnanswered!.BrokenRule);
        Assert.True(Journey.Of(form, Answered(("from", "2026-02-02"), ("to", "2026-02-02")), Context).IsComplete);
        Assert.True(Journey.Of(form, Answered(("from", "2026-02-02"), ("to", "")), Context).IsComplete);
    }

    [Fact]
    public void Rules_AtLeastOne_HoldsAlsoWhenItsFirstQuestionIsHidden()
    {
        var form = new FormDefinition(
        [
            Page("kind", Choice("kind")),
            new FormPage("p", "s", "p", [TextOf("one", Is("kind", "a"), required: false), TextOf("two", required: false)], [new AtLeastOneRule(["one", "two"], "どちらか")]),
        ]);

        var broken = Journey.Of(form, Answered(("kind", "b"), ("two", "")), Context);
        Assert.Equal(("two", "どちらか"), broken.FirstUnanswered!.BrokenRule);
        Assert.True(Journey.Of(form, Answered(("kind", "b"), ("two", "x")), Context).IsComplete);
        Assert.Equal(("one", "どちらか"), Journey.Of(form, Answered(("kind", "a"), ("one", ""), ("two", "")), Context).FirstUnanswered!.BrokenRule);
    }

    [Fact]
    public void FormDefinition_TheSameKeyTwice_IsNoForm() =>
        Assert.Throws<ArgumentException>(() => new FormDefinition([Page("a", TextOf("same")), Page("b", TextOf("same"))]));

    [Theory]
    [InlineData("job", "job")]
    [InlineData("nowhere", null)]
    [InlineData("job/1/name", null)]
    [InlineData("", null)]
    public void FindPath_ByAddress_OnlyWhatIsOnThePath(string address, string? path) =>
        Assert.Equal(path, Journey.Of(_spouse, AnswerSet.Empty, Context).FindPath(address)?.Path);

    [Fact]
    public void Describe_Conditions_AsJapaneseClauses()
    {
        string Label(string key, string? option) => _spouse.LabelOf(key, option);
        var job = Is("job", "a");
        var spouse = Is("spouse", "a", "b");

        Assert.Equal("「項目job」が「選択肢a」のとき", job.Describe(Label));
        Assert.Equal("「項目spouse」が「選択肢a」か「選択肢b」のとき", spouse.Describe(Label));
        Assert.Equal("「項目end」に入力があるとき", new IsAnswered("end").Describe(Label));
        Assert.Equal("「項目job」が「選択肢a」のとき以外", new Not(job).Describe(Label));
        Assert.Equal("「項目job」が「選択肢a」のとき、かつ「項目end」に入力があるとき", new AllOf([job, new IsAnswered("end")]).Describe(Label));
        Assert.Equal(
            "（「項目job」が「選択肢a」のとき、かつ「項目end」に入力があるとき）、または「項目spouse」が「選択肢a」か「選択肢b」のとき",
            new AnyOf([new AllOf([job, new IsAnswered("end")]), spouse]).Describe(Label));
        Assert.Equal("「unknown」に入力があるとき", new IsAnswered("unknown").Describe(Label));
        Assert.Equal(["job", "spouse", "end"], new AllOf([job, new Not(new AnyOf([spouse, new IsAnswered("end")]))]).Keys);
    }

    [Fact]
    public void Holds_Conditions_TruthTable()
    {
        var form = new FormDefinition([Page("p", Choice("yes"), TextOf("empty", required: false), new CheckboxesQuestion(Facts("ticks")) { Options = [new("x", "X"), new("y", "Y")] })]);
        var answers = Answered(("yes", "a"), ("empty", ""), ("ticks", "x,y"));
        bool Holds(Condition condition) => Journey.Of(
            new FormDefinition([.. form.Pages, Page("probe", TextOf("probe", condition))]), answers, Context).FindPath("probe") is not null;

        Assert.True(Holds(Is("yes", "a")));
        Assert.False(Holds(Is("yes", "b")));
        Assert.True(Holds(new Includes("ticks", ["y"])));
        Assert.False(Holds(new Includes("ticks", ["z"])));
        Assert.False(Holds(Is("ticks", "y"))); // the ticks are no single value
        Assert.True(Holds(new IsAnswered("yes")));
        Assert.False(Holds(new IsAnswered("empty")));
        Assert.False(Holds(new IsAnswered("nowhere")));
        Assert.True(Holds(new Not(new IsAnswered("empty"))));
        Assert.True(Holds(new AllOf([Is("yes", "a"), new Includes("ticks", ["x"])])));
        Assert.False(Holds(new AllOf([Is("yes", "a"), new Includes("ticks", ["z"])])));
        Assert.True(Holds(new AnyOf([Is("yes", "b"), new Includes("ticks", ["x"])])));
        Assert.False(Holds(new AnyOf([Is("yes", "b"), new Includes("ticks", ["z"])])));
    }
}
