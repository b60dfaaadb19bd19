using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Questions;

public class DateQuestionTests
{
    [Theory]
    [InlineData("西暦", "2019", "8", "27", "2019-08-27")]
    [InlineData("", "2019", "08", "27", "2019-08-27")]
    [InlineData("西暦", "２０１９", "８", "２７", "2019-08-27")]
    [InlineData("令和", "元", "5", "1", "2019-05-01")]
    [InlineData("令和", "1", "5", "1", "2019-05-01")]
    [InlineData("令和", "8", "11", "24", "2026-11-24")]
    [InlineData("平成", "31", "4", "30", "2019-04-30")]
    [InlineData("平成", "元", "1", "8", "1989-01-08")]
    [InlineData("昭和", "64", "1", "7", "1989-01-07")]
    [InlineData("昭和", "元", "12", "25", "1926-12-25")]
    [InlineData("大正", "15", "12", "25", "1926-12-25")]
    [InlineData("大正", "元", "7", "30", "1912-07-30")]
    [InlineData("明治", "45", "7", "30", "1912-07-30")]
    [InlineData("西暦", "2024", "2", "29", "2024-02-29")]
    public void Day_BothCalendars_GiveTheDay(string era, string year, string month, string day, string kept)
    {
        var question = new DateQuestion(Facts());
        var parsed = Post(question, era, year, month, day);

        Assert.Empty(parsed.Errors);
        Assert.Equal(kept, parsed.Answer!.Value);
        Assert.Equal(kept, question.Post([.. question.ToFields(parsed.Answer).Select(f => (f.Key, f.Value))]).Answer!.Value);
    }

    [Theory]
    [InlineData("西暦", "2026", "2", "30", DateQuestion.DayPart, "2月30日はありません")]
    [InlineData("西暦", "2025", "2", "29", DateQuestion.DayPart, "2月29日はありません")]
    [InlineData("西暦", "2026", "13", "1", DateQuestion.MonthPart, "1から12")]
    [InlineData("西暦", "2026", "0", "1", DateQuestion.MonthPart, "1から12")]
    [InlineData("西暦", "2026", "1", "32", DateQuestion.DayPart, "1から31")]
    [InlineData("西暦", "2026", "いち", "1", DateQuestion.MonthPart, "1から12")]
    [InlineData("西暦", "26", "1", "1", DateQuestion.YearPart, "年を確認")]
    [InlineData("西暦", "二千", "1", "1", DateQuestion.YearPart, "西暦4桁")]
    [InlineData("西暦", "20260", "1", "1", DateQuestion.YearPart, "西暦4桁")]
    [InlineData("西暦", "2127", "1", "1", DateQuestion.YearPart, "年を確認")]
    [InlineData("西暦", "", "1", "1", DateQuestion.YearPart, "年を入力")]
    [InlineData("西暦", "2026", "", "1", DateQuestion.MonthPart, "月を入力")]
    [InlineData("西暦", "2026", "1", "", DateQuestion.DayPart, "日を入力")]
    [InlineData("平成", "31", "5", "1", DateQuestion.YearPart, "平成31年5月1日はありません")]
    [InlineData("令和", "元", "4", "30", DateQuestion.YearPart, "令和元年4月30日はありません")]
    [InlineData("昭和", "64", "1", "8", DateQuestion.YearPart, "昭和64年1月8日はありません")]
    [InlineData("昭和", "65", "1", "1", DateQuestion.YearPart, "昭和の年数")]
    [InlineData("平成", "0", "1", "1", DateQuestion.YearPart, "平成の年数")]
    [InlineData("慶応", "3", "1", "1", DateQuestion.EraPart, "暦を選んで")]
    public void Day_Bad_SaysWhichPartAndWhatToDo(string era, string year, string month, string day, string field, string message)
    {
        var error = Assert.Single(Post(new DateQuestion(Facts()), era, year, month, day).Errors);

        Assert.Equal(field, error.Field);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("項目q", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DateRule.Past, "24", true)]
    [InlineData(DateRule.Past, "25", false)]
    [InlineData(DateRule.Future, "24", true)]
    [InlineData(DateRule.Future, "23", false)]
    [InlineData(DateRule.Any, "1", true)]
    public void Rule_SeenFromToday_TodayIsAllowed(DateRule rule, string day, bool good)
    {
        var parsed = Post(new DateQuestion(Facts()) { Rule = rule }, "西暦", "2026", "11", day);

        Assert.Equal(good, parsed.Errors.Count == 0);
        Assert.All(parsed.Errors, e => Assert.Contains("令和8年11月24日", e.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("西暦", "2027", "3", "2027-03")]
    [InlineData("令和", "9", "3", "2027-03")]
    [InlineData("平成", "元", "1", "1989-01")] // the era began on the 8th
    [InlineData("昭和", "64", "1", "1989-01")]
    [InlineData("大正", "元", "7", "1912-07")] // began on the 30th
    public void Month_BothCalendars_GiveTheMonth(string era, string year, string month, string kept)
    {
        var question = new DateQuestion(Facts()) { IsMonth = true };
        var parsed = Post(question, era, year, month, "");

        Assert.Empty(parsed.Errors);
        Assert.Equal(kept, parsed.Answer!.Value);
    }

    [Theory]
    [InlineData("平成", "31", "5", "平成31年5月はありません")]
    [InlineData("昭和", "元", "2", "昭和元年2月はありません")]
    [InlineData("西暦", "2027", "13", "1から12")]
    public void Month_Bad_IsRefusedWithoutADay(string era, string year, string month, string message) =>
        Assert.Contains(message, Assert.Single(Post(new DateQuestion(Facts()) { IsMonth = true }, era, year, month, "").Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void Month_Future_ThisMonthIsAllowed()
    {
        var question = new DateQuestion(Facts()) { IsMonth = true, Rule = DateRule.Future };
        Assert.Empty(Post(question, "西暦", "2026", "11", "").Errors);
        Assert.Contains("今月以降", Assert.Single(Post(question, "西暦", "2026", "10", "").Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Display_BothCalendars()
    {
        Assert.Equal("2019年（令和元年）8月27日", new DateQuestion(Facts()).Display(new Answer("2019-08-27")));
        Assert.Equal("2027年（令和9年）3月", new DateQuestion(Facts()) { IsMonth = true }.Display(new Answer("2027-03")));
        Assert.Equal("いつか", new DateQuestion(Facts()).Display(new Answer("いつか")));
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026/02/01")]
    [InlineData("1867-01-01")]
    public void Validate_StoredNonsense_IsRefused(string stored) =>
        Assert.Equal(DateQuestion.YearPart, Assert.Single(new DateQuestion(Facts()).Validate(new Answer(stored), Today)).Field);

    private static ParsedAnswer Post(DateQuestion question, string era, string year, string month, string day) => question.Post(
        (DateQuestion.EraPart, era), (DateQuestion.YearPart, year), (DateQuestion.MonthPart, month), (DateQuestion.DayPart, day));
}
