using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Questions;

/// <summary>Dates whose day or month nobody knows.</summary>
public class UnknownDateTests
{
    private static readonly DateQuestion _birth = new(Facts("birthDate", label: "生年月日")) { AllowsUnknown = true, Rule = DateRule.Past };

    [Theory]
    [InlineData("西暦", "1950", "3", "", "day", "1950-03-00", "1950年（昭和25年）3月（日は不明）")]
    [InlineData("昭和", "25", "3", "9", "day", "1950-03-00", "1950年（昭和25年）3月（日は不明）")] // what is said to be unknown does not count
    [InlineData("昭和", "２５", "", "", "month", "1950-00-00", "1950年（昭和25年）（月日は不明）")]
    [InlineData("西暦", "1989", "", "", "month", "1989-00-00", "1989年（昭和64年・平成元年）（月日は不明）")]
    [InlineData("平成", "元", "1", "", "day", "1989-01-00", "1989年（昭和64年・平成元年）1月（日は不明）")]
    [InlineData("昭和", "64", "", "", "month", "1989-00-00", "1989年（昭和64年・平成元年）（月日は不明）")]
    [InlineData("大正", "元", "7", "", "day", "1912-07-00", "1912年（明治45年・大正元年）7月（日は不明）")]
    [InlineData("西暦", "1950", "3", "9", "", "1950-03-09", "1950年（昭和25年）3月9日")]
    public void Good_KeepsWhatIsKnown(string era, string year, string month, string day, string unknown, string kept, string shown)
    {
        var parsed = Post(era, year, month, day, unknown);

        Assert.Empty(parsed.Errors);
        Assert.Equal(kept, parsed.Answer!.Value);
        Assert.Equal(shown, _birth.Display(parsed.Answer));
        Assert.Empty(_birth.Validate(parsed.Answer, Today));
        Assert.Equal(kept.EndsWith("-00", StringComparison.Ordinal), _birth.DayOf(parsed.Answer) is null);
        Assert.Equal(kept, _birth.Post([.. _birth.ToFields(parsed.Answer).Select(f => (f.Key, f.Value))]).Answer!.Value);
    }

    [Theory]
    [InlineData("西暦", "", "3", "day", DateQuestion.YearPart, "年を入力")]
    [InlineData("西暦", "1950", "", "day", DateQuestion.MonthPart, "月を入力")]
    [InlineData("西暦", "1950", "13", "day", DateQuestion.MonthPart, "1から12")]
    [InlineData("西暦", "2027", "", "month", DateQuestion.YearPart, "今日（令和8年11月24日）まで")]
    [InlineData("西暦", "2026", "12", "day", DateQuestion.YearPart, "今日（令和8年11月24日）まで")]
    [InlineData("平成", "31", "6", "day", DateQuestion.YearPart, "はありません")]
    [InlineData("昭和", "70", "", "month", DateQuestion.YearPart, "昭和の年数")]
    [InlineData("西暦", "1800", "", "month", DateQuestion.YearPart, "年を確認")]
    [InlineData("西暦", "1950", "3", "", DateQuestion.DayPart, "日を入力")] // not said to be unknown
    public void Bad_SaysWhichPart(string era, string year, string month, string unknown, string field, string message)
    {
        var error = Assert.Single(Post(era, year, month, "", unknown).Errors);
        Assert.Equal(field, error.Field);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("生年月日", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NotAllowed_IsRefusedUnlessTheCardSaysSo()
    {
        var plain = new DateQuestion(Facts());
        Assert.NotEmpty(plain.Validate(new Answer("1950-03-00"), Today));
        Assert.Empty(plain.Validate(new Answer("1950-03-00", AnswerSource.Card), Today));
        Assert.NotEmpty(plain.Post((DateQuestion.YearPart, "1950"), (DateQuestion.UnknownPart, "month")).Errors);
    }

    [Fact]
    public void Export_UnknownIs99()
    {
        Assert.Equal([new("birthDate.dateOfBirth", "1950-03-99")], _birth.Export(new Answer("1950-03-00")));
        Assert.Equal([new("q", "2027-03")], new DateQuestion(Facts()) { IsMonth = true }.Export(new Answer("2027-03")));
    }

    private static ParsedAnswer Post(string era, string year, string month, string day, string unknown) => _birth.Post(
    [
        (DateQuestion.EraPart, era), (DateQuestion.YearPart, year), (DateQuestion.MonthPart, month), (DateQuestion.DayPart, day),
        .. unknown.Length == 0 ? Array.Empty<(string, string)>() : [(DateQuestion.UnknownPart, unknown)],
    ]);
}
