using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Questions;

/// <summary>Checkboxes with "none of these", long lists, lists that open and close, postal code.</summary>
public class ListQuestionTests
{
    private static readonly CheckboxesQuestion _boxes = new(Facts(label: "困っていること"))
    {
        Options = [new("a", "歩くこと"), new("b", "食べること"), new("c", "眠ること"), new("none", "どれにも当てはまらない")],
        None = "none",
        MinTicks = 2,
        MaxTicks = 2,
    };

    [Theory]
    [InlineData("b,a", null)]
    [InlineData("none", null)]
    [InlineData("a", "困っていることを2つ以上選んでください")]
    [InlineData("a,b,c", "困っていることは2つまで選べます。1つ外してください")]
    [InlineData("a,none", "困っていること：「どれにも当てはまらない」を選ぶときは、ほかのチェックを外してください")]
    [InlineData("a,x", "困っていることを2つ以上選んでください")]
    public void Checkboxes_Ticks_AreBoundedAndNoneStandsAlone(string typed, string? message)
    {
        var parsed = _boxes.Parse(new RawFields(_ => typed.Split(',')), Today);

        Assert.Equal(message, parsed.Errors.Select(e => e.Message).SingleOrDefault());
        Assert.True(message is not null || _boxes.Validate(parsed.Answer!, Today).Count == 0);
    }

    [Fact]
    public void Checkboxes_Export_IsAColumnForEachBox() =>
        Assert.Equal([new("q.a", "1"), new("q.b", "0"), new("q.c", "1"), new("q.none", "0")], _boxes.Export(new Answer("a,c")));

    [Theory]
    [InlineData("exam", true)]
    [InlineData("always", true)]
    [InlineData("past", false)]
    [InlineData("future", false)]
    public void Options_OutsideTheirDays_CannotBeChosenButKeepTheirWords(string value, bool good)
    {
        var question = new ChoiceQuestion(Facts(label: "試験"))
        {
            Options =
            [
                new("exam", "いまの試験") { OpensOn = Today, ClosesOn = Today }, new("always", "随時"), new("past", "前の試験") { ClosesOn = Today.AddDays(-1) },
                new("future", "次の試験") { OpensOn = Today.AddDays(1) },
            ],
        };

        var errors = question.Post(value).Errors;

        Assert.Equal(good, errors.Count == 0);
        Assert.Equal(good, question.OpenOptions(Today).Any(o => o.Value == value));
        Assert.All(errors, e => Assert.Equal($"試験：「{question.Display(new Answer(value))}」は、いま受け付けていません。選び直してください", e.Message));
        Assert.Equal([new("q", value), new("q.label", question.Display(new Answer(value)))], question.Export(new Answer(value)));
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public void LongList_IsSearched(int count, bool searched) => Assert.Equal(searched, Long(count).IsSearched);

    [Theory]
    [InlineData("コムシティ", "c")]
    [InlineData("ｺﾑｼﾃｨ", "c")]
    [InlineData("黒崎　こむ", "c")]
    [InlineData("区役所", "a,b")]
    [InlineData("", "a,b,c")]
    [InlineData("・", "a,b,c")]
    [InlineData("博多", "")]
    public void Matching_Words_InAnySpelling(string typed, string found)
    {
        Option[] options = [new("a", "門司区役所"), new("b", "若松区役所"), new("c", "黒崎 コムシティ内")];
        Assert.Equal(found, string.Join(',', options.Matching(typed).Select(o => o.Value)));
    }

    [Theory]
    [InlineData("803-8501", "8038501")]
    [InlineData("〒８０３ー８５０１", "8038501")]
    [InlineData(" 803 8501 ", "8038501")]
    public void PostalCode_Good_IsSevenDigits(string typed, string kept)
    {
        var question = new PostalCodeQuestion(Facts(label: "郵便番号"));
        var parsed = question.Post(typed);
        Assert.Equal((kept, "803-8501"), (parsed.Answer!.Value, question.Display(parsed.Answer)));
        Assert.Empty(question.Validate(parsed.Answer, Today));
        Assert.Equal([new("q.postalCode", kept)], question.Export(parsed.Answer));
    }

    [Theory]
    [InlineData("803850")]
    [InlineData("80385011")]
    [InlineData("803-850a")]
    [InlineData("小倉北区")]
    public void PostalCode_Bad_SaysSevenDigits(string typed) =>
        Assert.Equal("郵便番号は7桁の数字で入力してください", Assert.Single(new PostalCodeQuestion(Facts(label: "郵便番号")).Post(typed).Errors).Message);

    [Fact]
    public void MasterLists_Read_KnowTheirDays()
    {
        var lists = MasterLists.Read("""{"exams":{"confirmed":false,"options":[{"value":"a","label":"試験","opens":"2026-11-01","closes":"2026-11-23"},{"value":"b","label":"随時"}]}}""");

        Assert.Equal([false, true], lists.Of("exams").Select(o => o.IsOpen(Today)));
        Assert.Throws<FormatException>(() => lists.Of("wards"));
        Assert.Throws<FormatException>(() => MasterLists.Read("""{"exams":{"options":[]}}"""));
        Assert.Throws<FormatException>(() => MasterLists.Read("""{"exams":{"options":[{"value":"a","label":"x"},{"value":"a","label":"y"}]}}"""));
    }

    private static ChoiceQuestion Long(int count) =>
        new(Facts()) { AsList = true, Options = [.. Enumerable.Range(1, count).Select(i => new Option($"v{i}", $"選択肢{i}"))] };
}
