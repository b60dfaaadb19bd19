using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Versions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Versions;

/// <summary>Each kind of change between two versions of a form, and what becomes of the answer.</summary>
public class VersionMoveTests
{
    private static readonly Dictionary<string, Question> _types = new()
    {
        ["text"] = new TextQuestion(Facts()) { MaxLength = 20 },
        ["text5"] = new TextQuestion(Facts()) { MaxLength = 5 },
        ["textarea"] = new TextQuestion(Facts()) { MaxLength = 400, IsMultiline = true },
        ["code"] = new TextQuestion(Facts()) { MaxLength = 20, Pattern = "^[0-9]{4}$" },
        ["kana"] = new KanaQuestion(Facts()) { MaxLength = 20 },
        ["phone"] = new PhoneQuestion(Facts()),
        ["email"] = new EmailQuestion(Facts()),
        ["number"] = new NumberQuestion(Facts()) { Max = 100 },
        ["money"] = new NumberQuestion(Facts()) { IsMoney = true },
        ["date"] = new DateQuestion(Facts()),
        ["past"] = new DateQuestion(Facts()) { Rule = DateRule.Past },
        ["month"] = new DateQuestion(Facts()) { IsMonth = true },
        ["radio"] = Choice("q", null, "a", "b"),
        ["list"] = new ChoiceQuestion(Facts()) { Options = [new("a", "選択肢a"), new("c", "選択肢c")], AsList = true },
        ["boxes"] = Boxes("a", "b", "c"),
        ["boxes-b"] = Boxes("a", "c"),
        ["consent"] = new ConsentQuestion(Facts(label: "事実です")),
        ["consent2"] = new ConsentQuestion(Facts(label: "すべて事実です")),
        ["file"] = new FileQuestion(Facts()),
        ["file1"] = new FileQuestion(Facts()) { MaxFiles = 1 },
    };

    [Theory]
    [InlineData("text", "textarea", "山の上", "山の上", null)]
    [InlineData("textarea", "text", "上\n下", "上 下", null)]
    [InlineData("text", "text5", "あいうえおか", null, "あいうえおか")]
    [InlineData("text", "text5", "あいう", "あいう", null)]
    [InlineData("text", "code", "１２３-４", "1234", null)]
    [InlineData("text", "code", "12a4", null, "12a4")]
    [InlineData("text", "kana", "きた", "キタ", null)]
    [InlineData("text", "kana", "北", null, "北")]
    [InlineData("kana", "text", "キタ", "キタ", null)]
    [InlineData("text", "phone", "0935822525", "093-582-2525", null)]
    [InlineData("phone", "text", "093-582-2525", "093-582-2525", null)]
    [InlineData("text", "email", "a", null, "a")]
    [InlineData("text", "number", "１２", "12", null)]
    [InlineData("text", "number", "十二", null, "十二")]
    [InlineData("money", "number", "80", "80", null)]
    [InlineData("money", "number", "1200", null, "1,200円")]
    [InlineData("number", "money", "80", "80", null)]
    [InlineData("number", "text", "80", "80", null)]
    [InlineData("date", "month", "2019-08-27", "2019-08", null)]
    [InlineData("month", "date", "2019-08", null, "2019年（令和元年）8月")]
    [InlineData("date", "past", "2026-11-24", "2026-11-24", null)]
    [InlineData("date", "past", "2026-11-25", null, "2026年（令和8年）11月25日")]
    [InlineData("date", "text", "2019-08-27", null, "2019年（令和元年）8月27日")]
    [InlineData("radio", "list", "a", "a", null)]
    [InlineData("radio", "list", "b", null, "選択肢b")]
    [InlineData("radio", "boxes", "b", "b", null)]
    [InlineData("radio", "text", "a", null, "選択肢a")]
    [InlineData("boxes", "radio", "b", "b", null)]
    [InlineData("boxes", "radio", "a,b", null, "選択肢a\n選択肢b")]
    [InlineData("boxes", "boxes-b", "a,b", "a", "選択肢b")]
    [InlineData("boxes", "boxes-b", "b", null, "選択肢b")]
    [InlineData("text", "radio", "a", null, "a")]
    [InlineData("consent", "consent", "true", "true", null)]
    [InlineData("consent", "consent2", "true", null, "はい")]
    [InlineData("file", "file1", "f1", "f1", null)]
    [InlineData("file", "file1", "f1,f2", null, "ファイル2個")]
    [InlineData("file", "text", "f1", null, "ファイル1個")]
    public void Of_Retyped_KeepsWhatTheNewQuestionReadsAndListsTheRest(string before, string after, string answer, string? kept, string? lost)
    {
        var move = VersionMove.Of(Form(_types[before]), Form(_types[after]), AnswerSet.Empty.With("q", new Answer(answer, AnswerSource.Profile)), Today);

        Assert.Equal((kept, lost), (move.Answers["q"]?.Value, move.Lost.SingleOrDefault()?.Text));
        Assert.True(kept is null || move.Answers["q"]!.Source == AnswerSource.Profile);
        Assert.Equal(before == after ? 0 : 1, move.Changes.Count);
    }

    [Fact]
    public void Of_AddedQuestion_IsUnansweredAndNamed()
    {
        var after = Form(TextOf("q"), TextOf("more"));

        var move = VersionMove.Of(Form(TextOf("q")), after, Answered(("q", "い")), Today);

        Assert.Equal(("い", null), (move.Answers["q"]!.Value, move.Answers["more"]));
        Assert.Equal((FormChangeKind.Added, "項目more"), (Assert.Single(move.Changes).Kind, move.Changes[0].Label));
        Assert.Equal("p1", Journey.Of(after, move.Answers, Context).FirstUnanswered!.Path);
    }

    [Fact]
    public void Of_RemovedQuestion_ItsAnswerCanBeCopied()
    {
        var move = VersionMove.Of(Form(TextOf("q"), TextOf("old")), Form(TextOf("q")), Answered(("q", "い"), ("old", "ろ")), Today);

        var lost = Assert.Single(move.Lost);
        Assert.Equal(("項目old", "ろ", LossReason.QuestionRemoved), (lost.Label, lost.Text, lost.Reason));
        Assert.Null(move.Answers["old"]);
        Assert.Equal(FormChangeKind.Removed, Assert.Single(move.Changes).Kind);
    }

    [Fact]
    public void Of_Reordered_KeepsAllAndIsNoChange()
    {
        var answers = Answered(("q", "い"), ("r", "ろ"));

        var move = VersionMove.Of(Form(TextOf("q"), TextOf("r")), Form(TextOf("r"), TextOf("q")), answers, Today);

        Assert.Equal(answers.All, move.Answers.All);
        Assert.Empty(move.Changes);
        Assert.Empty(move.Lost);
    }

    [Fact]
    public void Of_BlankAnswer_StaysBlankUnlessTheQuestionMustBeAnsweredNow()
    {
        var before = Form(TextOf("q", required: false), TextOf("r", required: false));

        var move = VersionMove.Of(before, Form(TextOf("q", required: false), TextOf("r")), Answered(("q", ""), ("r", "")), Today);

        Assert.Equal((true, null), (move.Answers["q"]!.IsEmpty, move.Answers["r"]));
        Assert.Empty(move.Lost);
        Assert.Equal("必ず答える質問になりました", Assert.Single(Assert.Single(move.Changes).Details));
    }

    [Fact]
    public void Of_WordsAndOptionsAndConditions_AreTold()
    {
        var before = new ChoiceQuestion(Facts(label: "働き方", showWhen: Is("r", "a"))) { Options = [new("a", "会社"), new("b", "自営")] };
        var after = new ChoiceQuestion(Facts(label: "仕事", showWhen: Is("r", "b"))) { Options = [new("a", "会社員"), new("c", "その他")] };

        var move = VersionMove.Of(Form(Choice("r"), before), Form(Choice("r"), after), Answered(("r", "a"), ("q", "a")), Today);

        Assert.Equal(
            ["質問の言葉が変わりました（前は「働き方」）", "「会社」は「会社員」になりました", "「その他」を選べるようになりました", "「自営」は選べなくなりました", "聞く場合が変わりました"],
            Assert.Single(move.Changes).Details);
        Assert.Equal("a", move.Answers["q"]!.Value);
    }

    [Fact]
    public void Of_Repeat_IsCarriedRowByRowAndRowNumbersAreNeverUsedAgain()
    {
        var before = Form(Repeat("children", 0, 5, null, Page("r1", TextOf("name"), TextOf("old"))));
        var after = Form(Repeat("children", 0, 5, null, Page("r1", TextOf("name"), TextOf("more"))));
        var answers = AnswerSet.Empty.WithRow("children", 1).WithRow("children", 2).WithRow("children", 3).WithoutRow("children", 3)
            .With([Of("children.1.name", "い"), Of("children.2.name", "ろ"), Of("children.2.old", "は"), Of("children", "2")]);

        var move = VersionMove.Of(before, after, answers, Today);

        Assert.Equal([1, 2], move.Answers.RowsOf("children"));
        Assert.Equal(("い", "ろ", "2"), (move.Answers["children.1.name"]!.Value, move.Answers["children.2.name"]!.Value, move.Answers["children"]!.Value));
        Assert.Equal(4, move.Answers.NextRow("children"));
        Assert.Equal("子（2）：項目old", Assert.Single(move.Lost).Label);
        Assert.Equal("子：項目more", move.Changes.Single(c => c.Kind == FormChangeKind.Added).Label);
    }

    [Fact]
    public void Of_RepeatTakesFewerRows_KeepsTheRowsAndAsksForTheNumberAnew()
    {
        var answers = AnswerSet.Empty.WithRow("children", 1).WithRow("children", 2).With([Of("children.1.name", "い"), Of("children.2.name", "ろ"), Of("children", "2")]);
        FormPage inner = Page("r1", TextOf("name"));

        var move = VersionMove.Of(Form(Repeat("children", 0, 5, null, inner)), Form(Repeat("children", 0, 1, null, inner)), answers, Today);

        Assert.Equal(("ろ", null), (move.Answers["children.2.name"]!.Value, move.Answers["children"]));
        Assert.Equal(("2件", LossReason.NotAccepted), (Assert.Single(move.Lost).Text, move.Lost[0].Reason));
    }

    [Fact]
    public void Of_QuestionMovedIntoAGroup_IsAnotherQuestion()
    {
        var move = VersionMove.Of(Form(TextOf("name")), Form(Repeat("children", 0, 5, null, Page("r1", TextOf("name")))), Answered(("name", "い")), Today);

        Assert.Equal((0, "い"), (move.Answers.Count, Assert.Single(move.Lost).Text));
        Assert.Contains(move.Changes, c => c is { Kind: FormChangeKind.Removed, Label: "項目name" });
        Assert.Contains(move.Changes, c => c is { Kind: FormChangeKind.Added, Label: "子：項目name" });
    }

    [Fact]
    public void Of_GroupRemoved_EveryRowIsListed()
    {
        var answers = AnswerSet.Empty.WithRow("children", 4).WithRow("children", 7).With([Of("children.4.name", "い"), Of("children.7.name", "ろ")]);

        var move = VersionMove.Of(Form(TextOf("q"), Repeat("children", 0, 5, null, Page("r1", TextOf("name")))), Form(TextOf("q")), answers, Today);

        Assert.Equal(["子（1）：項目name", "子（2）：項目name"], move.Lost.Select(l => l.Label));
        Assert.Empty(move.Answers.Rows);
    }

    [Theory]
    [InlineData("file", true)]
    [InlineData("file1", true)]
    [InlineData("text", false)]
    public void KeepsFilesOf_Question_AsLongAsItTakesFiles(string after, bool keeps) =>
        Assert.Equal(keeps, VersionMove.Of(Form(_types["file"]), Form(_types[after]), AnswerSet.Empty, Today).KeepsFilesOf("q"));

    /// <summary>An answer that was wrong already stays where it is, with the same words at it.</summary>
    [Fact]
    public void Of_AnswerThatWasWrongBefore_IsNotTakenAway()
    {
        var answers = Answered(("q", "2030-01-01"));

        var move = VersionMove.Of(Form(_types["past"]), Form(_types["past"]), answers, Today);

        Assert.Equal(answers.All, move.Answers.All);
        Assert.Empty(move.Lost);
    }

    private static FormDefinition Form(params Question[] questions) => new([.. questions.Select((q, i) => Page("p" + i, q))]);

    private static KeyValuePair<string, Answer> Of(string key, string value) => KeyValuePair.Create(key, new Answer(value));

    private static CheckboxesQuestion Boxes(params string[] values) => new(Facts()) { Options = [.. values.Select(v => new Option(v, "選択肢" + v))] };
}
