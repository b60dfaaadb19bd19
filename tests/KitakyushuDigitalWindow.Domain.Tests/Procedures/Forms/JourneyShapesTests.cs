using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms;

/// <summary>Exit pages, groups inside rows, sums, people to pick, fees.</summary>
public class JourneyShapesTests
{
    private static readonly FormDefinition _exit = new(
    [
        Page("lives", Choice("lives", null, "here", "elsewhere")),
        new FormPage("elsewhere", "s", "対象ではありません", [], []) { Exit = new ExitPage(Is("lives", "elsewhere"), "北九州市に住む人の手続きです", ["other"]) },
        Page("name", TextOf("name")),
    ]);

    private static readonly FormDefinition _nested = new(
    [
        Page("children", Repeat("children", 1, 3, null,
            Page("child", TextOf("childName")),
            Page("schools", Repeat("schools", 0, 2, null, Page("school", TextOf("schoolName", required: true)))))),
        Page("after", TextOf("after", new CompareRows("schools", Comparison.GreaterOrEqual, 2))),
    ]);

    [Fact]
    public void Of_ExitHolds_EndsThereAndCannotBeFiled()
    {
        var journey = Journey.Of(_exit, Answered(("lives", "elsewhere"), ("name", "x")), Context);

        Assert.Equal(["lives", "elsewhere"], journey.Paths());
        Assert.Equal("elsewhere", journey.Exit!.Path);
        Assert.False(journey.IsComplete);
        Assert.Same(journey.Exit, journey.FirstUnanswered);
        Assert.Null(journey.OnPath(Answered(("lives", "elsewhere"), ("name", "x")))["name"]);
    }

    [Fact]
    public void Of_ExitDoesNotHold_IsNotOnThePath()
    {
        var journey = Journey.Of(_exit, Answered(("lives", "here"), ("name", "x")), Context);

        Assert.Equal(["lives", "name"], journey.Paths());
        Assert.Null(journey.Exit);
        Assert.True(journey.IsComplete);
    }

    [Fact]
    public void Of_GroupInARow_HasItsOwnRowsInEveryRow()
    {
        var answers = AnswerSet.Empty.WithRow("children", 1).WithRow("children", 2)
            .With("children.1.childName", new Answer("一")).With("children.2.childName", new Answer("二"))
            .WithRow("children.2.schools", 1).With("children.2.schools.1.schoolName", new Answer("架空小学校"));
        var journey = Journey.Of(_nested, answers, Context);

        Assert.Equal(
            ["children/1/child", "children/1/schools", "children/2/child", "children/2/schools/1/school", "children/2/schools", "children"], journey.Paths());
        Assert.Equal("架空小学校", journey.FindPath("children/2/schools/1/school")!.Questions[0].Answer!.Value);
        Assert.Equal("children/1/schools", journey.FirstUnanswered!.Path);
        Assert.Equal("子（2）　子（1）", journey.FindPath("children/2/schools/1/school")!.Row!.Label);
    }

    [Fact]
    public void OnPath_RowWithAGroupRemoved_TakesTheGroupAlong()
    {
        var answers = AnswerSet.Empty.WithRow("children", 1).WithRow("children.1.schools", 1)
            .With("children.1.schools.1.schoolName", new Answer("架空小学校")).With("children.1.schools", new Answer("1"));

        var removed = answers.WithoutRow("children", 1);

        Assert.Empty(removed.All);
        Assert.False(removed.Rows.ContainsKey("children.1.schools"));
        Assert.Equal(answers.RowsOf("children.1.schools"), AnswerSetJson.Read(AnswerSetJson.Write(answers)).RowsOf("children.1.schools"));
    }

    [Fact]
    public void Of_Sum_AddsTheRowsOnThePathAndIsFiled()
    {
        var form = new FormDefinition(
        [
            Page("items", Repeat("items", 1, 5, null, Page("item", new NumberQuestion(Facts("price")) { IsMoney = true }))),
            Page("total", new ComputedQuestion(Facts("total")) { Of = ["price"], IsMoney = true }),
        ]);
        var answers = AnswerSet.Empty.WithRow("items", 1).WithRow("items", 2)
            .With("items.1.price", new Answer("1200")).With("items.2.price", new Answer("800")).With("items", new Answer("2"))
            .With("total", new Answer("1")); // forged
        var journey = Journey.Of(form, answers, Context);

        Assert.True(journey.IsComplete);
        Assert.Equal("2,000円", journey.FindPath("total")!.Questions[0].Text);
        Assert.Equal("2000", journey.OnPath(answers)["total"]!.Value);
    }

    [Fact]
    public void Of_PersonToPick_IsAskedOnlyWhenThereIsAChoiceAndGivesTheValues()
    {
        var form = new FormDefinition(
        [
            Page("who", new HouseholdMemberQuestion(Facts("who")) { Group = "household.child" }),
            Page("child", new TextQuestion(Facts("childName") with { PrefillFrom = "household.child.name" }) { MaxLength = 20 }),
        ]);
        KnownRow[] children = [Person("a", "北九　一郎"), Person("b", "北九　二葉")];
        FormContext Knowing(params KnownRow[] rows) => Context with { Rows = new Dictionary<string, IReadOnlyList<KnownRow>> { ["household.child"] = rows } };
        Answer? Offered(FormContext context, params (string, string)[] answers) =>
            Journey.Of(form, Answered(answers), context).FindPath("child")!.Questions[0].Known;

        Assert.Equal(["child"], Journey.Of(form, AnswerSet.Empty, Context).Paths());
        Assert.Equal("北九　一郎", Offered(Knowing(children[0]))!.Value);
        Assert.Equal(["who", "child"], Journey.Of(form, AnswerSet.Empty, Knowing(children)).Paths());
        Assert.Null(Offered(Knowing(children)));
        Assert.Equal("北九　二葉", Offered(Knowing(children), ("who", "b"))!.Value);
        Assert.Null(Offered(Knowing(children), ("who", HouseholdMemberQuestion.Other)));
        Assert.Null(Offered(Knowing(children), ("who", "forged")));
        Assert.Equal("who", Journey.Of(form, Answered(("who", "forged")), Knowing(children)).FirstUnanswered!.Path);
        Assert.Null(Journey.Of(form, Answered(("who", "b"), ("childName", "x")), Knowing(children)).OnPath(Answered(("who", "b"), ("childName", "x")))["who"]);
    }

    [Fact]
    public void Of_UnconfirmedEmail_IsNotAnsweredYet()
    {
        var form = new FormDefinition([Page("mail", new EmailQuestion(Facts("mail")))]);
        bool Complete(Func<string, bool>? confirmed) => Journey.Of(form, Answered(("mail", "hanako@example.jp")), Context with { IsEmailConfirmed = confirmed }).IsComplete;

        Assert.True(Complete(null));
        Assert.True(Complete(_ => true));
        Assert.False(Complete(_ => false));
    }

    [Theory]
    [InlineData("2", "no", "no", 600, "600円")]
    [InlineData("2", "yes", "no", 684, "684円")]
    [InlineData("3", "yes", "yes", 0, "0円")]
    public void FeeOf_ByAnswers_AddsLinesAndReduces(string copies, string post, string exempt, long total, string shown)
    {
        var form = new FormDefinition([Page("p", new NumberQuestion(Facts("copies")), Choice("post", null, "yes", "no"), Choice("exempt", null, "yes", "no"))]);
        var fee = new ProcedureFee(new Yen(300), "1通", null)
        {
            Lines = [new FeeLine("写し", new Yen(300), "copies", null), new FeeLine("送料", new Yen(84), null, Is("post", "yes"))],
            Reductions = [new FeeReduction("免除", 100, Is("exempt", "yes"))],
        };

        var statement = fee.For(Journey.Of(form, Answered(("copies", copies), ("post", post), ("exempt", exempt)), Context));

        Assert.True(statement.IsKnown);
        Assert.Equal((total, shown), (statement.Total.Amount, statement.Total.ToString()));
        Assert.Equal(statement.Total.Amount, statement.Lines.Sum(l => l.Sum.Amount));
    }

    [Fact]
    public void FeeOf_PriceByUnitWithoutLines_IsNotKnownYet()
    {
        var journey = Journey.Of(new FormDefinition([Page("p", TextOf("x"))]), AnswerSet.Empty, Context);

        Assert.False(new ProcedureFee(new Yen(300), "1件", null).For(journey).IsKnown);
        Assert.Equal(0, new ProcedureFee(new Yen(0), null, null).For(journey).Total.Amount);
        Assert.Equal(500, new ProcedureFee(new Yen(500), null, null).For(journey).Total.Amount);
    }

    private static KnownRow Person(string id, string name) => new(id, name, new Dictionary<string, Answer> { ["name"] = new(name, AnswerSource.Profile) });
}
