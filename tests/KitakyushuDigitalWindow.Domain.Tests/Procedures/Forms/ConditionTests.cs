using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms;

/// <summary>Every operator of a condition, read from a definition as it is written there.</summary>
public class ConditionTests
{
    private static readonly DateOnly _today = new(2026, 3, 31);

    [Theory]
    [InlineData("""{"question":"n","compare":">=","value":3}""", "n", "3", true)]
    [InlineData("""{"question":"n","compare":">=","value":3}""", "n", "2", false)]
    [InlineData("""{"question":"n","compare":"<","value":2.5}""", "n", "2.4", true)]
    [InlineData("""{"question":"n","compare":"<>","value":0}""", "n", "0", false)]
    [InlineData("""{"question":"n","compare":"<=","value":3}""", "n", "", false)]
    [InlineData("""{"question":"n","compare":"<=","value":3}""", "n", "many", false)]
    [InlineData("""{"question":"d","compare":"<","day":"2026-04-01"}""", "d", "2026-03-31", true)]
    [InlineData("""{"question":"d","compare":"<","day":"today-14d"}""", "d", "2026-03-16", true)]
    [InlineData("""{"question":"d","compare":"<","day":"today-14d"}""", "d", "2026-03-17", false)]
    [InlineData("""{"question":"d","compare":">","day":"fiscalYearEnd"}""", "d", "2026-03-31", false)]
    [InlineData("""{"question":"d","compare":">","day":"fiscalYearEnd"}""", "d", "2026-04-01", true)]
    [InlineData("""{"question":"d","compare":"=","day":"today+1m"}""", "d", "2026-04-30", true)]
    [InlineData("""{"question":"d","compare":"<=","day":"today"}""", "d", "1950-00-00", false)]
    [InlineData("""{"question":"b","ageAt":"today","compare":">=","value":18}""", "b", "2008-04-01", true)] // reached on 31 March (年齢計算ニ関スル法律)
    [InlineData("""{"question":"b","ageAt":"today","compare":">=","value":18}""", "b", "2008-04-02", false)]
    [InlineData("""{"question":"b","ageAt":"fiscalYearEnd","compare":"<","value":18}""", "b", "2008-04-02", true)]
    [InlineData("""{"question":"b","ageAt":"today","compare":"<","value":18}""", "b", "2030-01-01", false)] // not born yet has no age
    [InlineData("""{"question":"t","includes":["y"]}""", "t", "x,y", true)]
    [InlineData("""{"question":"t","in":["y"]}""", "t", "x,y", false)]
    [InlineData("""{"question":"t","answered":false}""", "t", "", true)]
    public void Holds_Operator_AsWritten(string json, string key, string value, bool expected)
    {
        var visible = new VisibleAnswers(_today);
        visible.Add(key, new Answer(value), inRow: false);

        Assert.Equal(expected, Read(json).Holds(visible));
        Assert.Equal("""{"question":"t","answered":false}""" == json, Read(json).Holds(new VisibleAnswers(_today)));
    }

    [Theory]
    [InlineData("""{"anyRow":"children","where":{"question":"age","compare":"<","value":3}}""", true)]
    [InlineData("""{"allRows":"children","where":{"question":"age","compare":"<","value":3}}""", false)]
    [InlineData("""{"allRows":"children","where":{"question":"age","compare":"<","value":20}}""", true)]
    [InlineData("""{"allRows":"nobody","where":{"question":"age","compare":"<","value":20}}""", false)]
    [InlineData("""{"rows":"children","compare":"=","value":2}""", true)]
    [InlineData("""{"rows":"nobody","compare":"=","value":0}""", true)]
    [InlineData("""{"all":[{"rows":"children","compare":">","value":1},{"not":{"anyRow":"children","where":{"question":"age","compare":">","value":10}}}]}""", true)]
    public void Holds_OverRows_AsWritten(string json, bool expected)
    {
        var visible = new VisibleAnswers(_today);
        foreach (var age in new[] { "2", "7" })
        {
            visible.StartRow("children", ["age"]);
            visible.Add("age", new Answer(age), inRow: true);
            visible.EndRow();
        }

        Assert.Equal(expected, Read(json).Holds(visible));
    }

    [Fact]
    public void Holds_RowsOfAGroupInARow_AreTheOwnRowsOnly()
    {
        var visible = new VisibleAnswers(_today);
        var two = Read("""{"rows":"schools","compare":"=","value":2}""");
        visible.StartRow("children", []);
        Row("schools");
        Row("schools");
        visible.EndRow();
        visible.StartRow("children", []);
        Assert.False(two.Holds(visible));
        visible.EndRow();

        Assert.True(two.Holds(visible)); // from outside, all of them

        void Row(string group)
        {
            visible.StartRow(group, []);
            visible.EndRow();
        }
    }

    [Theory]
    [InlineData("""{"question":"n","compare":">=","value":3}""", "「n」が3以上のとき")]
    [InlineData("""{"question":"d","compare":"<","day":"today-14d"}""", "「d」が今日の14日前より前のとき")]
    [InlineData("""{"question":"b","ageAt":"fiscalYearEnd","compare":">=","value":65}""", "「b」から数えた年齢が、今年度の末日の時点で65歳以上のとき")]
    [InlineData("""{"rows":"r","compare":"<","value":2}""", "「r」が2件未満のとき")]
    [InlineData("""{"anyRow":"r","where":{"question":"q","in":["a"]}}""", "「r」のどれかが、「q」が「a」のとき")]
    [InlineData("""{"question":"q","includes":["a","b"]}""", "「q」で「a」か「b」を選んだとき")]
    public void Describe_Operator_IsAJapaneseClause(string json, string clause) =>
        Assert.Equal(clause, Read(json).Describe((key, option) => option ?? key));

    [Theory]
    [InlineData("""{"question":"n","compare":"~","value":3}""")]
    [InlineData("""{"question":"d","compare":"<","day":"yesterday"}""")]
    [InlineData("""{"question":"d","compare":"<","day":"today-d"}""")]
    [InlineData("""{"question":"d","compare":"<","day":"today-14x"}""")]
    [InlineData("""{"question":"q"}""")]
    [InlineData("""{"question":"q","in":["a"],"or":["b"]}""")]
    [InlineData("""{"rows":"children"}""")]
    public void Read_UnknownOrIncomplete_DoesNotLoad(string json) => Assert.Throws<FormatException>(() => Read(json));

    private static Condition Read(string json)
    {
        using var document = JsonDocument.Parse($$"""{"showWhen":{{json}}}""");
        return FormDefinitionJson.ReadCondition(document.RootElement, "showWhen")!;
    }
}
