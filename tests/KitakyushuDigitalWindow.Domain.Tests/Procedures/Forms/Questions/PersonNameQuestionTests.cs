using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Questions;

public class PersonNameQuestionTests
{
    private static readonly PersonNameQuestion _name = new(Facts(label: "氏名")) { MaxLength = 10 };

    [Theory]
    [InlineData(" 北九 ", "花子", "", "北九\u3000花子")]
    [InlineData("𠮷野", "葛\U000E0100子", "", "𠮷野\u3000葛\U000E0100子")]
    [InlineData("髙﨑", "神\uFA19", "", "髙﨑\u3000神\uFA19")] // NFC would change U+FA19
    [InlineData("スミ", "ジョ　アル", "", "スミ\u3000ジョ アル")] // only one full-width space divides
    [InlineData("", "", "SMITH JOHN", "SMITH JOHN")]
    [InlineData("", "", "ｽﾐｽ", "ｽﾐｽ")] // never folded
    public void Good_IsKeptAsOneTextAndShownAgainInItsFields(string family, string given, string full, string kept)
    {
        var parsed = Name(family, given, full);

        Assert.Empty(parsed.Errors);
        Assert.Equal(kept, parsed.Answer!.Value);
        Assert.Equal(kept, _name.Display(parsed.Answer));
        Assert.Equal(parsed.Answer, _name.Post([.. _name.ToFields(parsed.Answer).Select(f => (f.Key, f.Value))]).Answer);
    }

    [Theory]
    [InlineData("", "花子", "", PersonNameQuestion.FamilyPart, "「氏」を入力")]
    [InlineData("北九", "", "", PersonNameQuestion.GivenPart, "「名」を入力")]
    [InlineData("北九", "花子", "SMITH", PersonNameQuestion.FullPart, "どちらか一方")]
    [InlineData("一二三四五六", "七八九十", "", PersonNameQuestion.FamilyPart, "10文字以内で入力してください（いま11文字）")]
    [InlineData("", "", "a\u0001b", PersonNameQuestion.FullPart, "制御文字")]
    public void Bad_SaysWhichFieldAndWhatToDo(string family, string given, string full, string field, string message)
    {
        var error = Assert.Single(Name(family, given, full).Errors);

        Assert.Equal(field, error.Field);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("氏名", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Length_IsCountedInTextElements() =>
        Assert.Empty(Name("𠮷𠮷𠮷𠮷", "葛\U000E0100葛\U000E0100葛\U000E0100葛\U000E0100葛\U000E0100", "").Errors);

    [Fact]
    public void Export_IsGifsNames()
    {
        Assert.Equal(
            [new("q.fullName", "北九 花子"), new("q.familyName", "北九"), new("q.givenName", "花子")], _name.Export(new Answer("北九\u3000花子")));
        Assert.Equal([new("q.fullName", "SMITH JOHN"), new("q.familyName", ""), new("q.givenName", "")], _name.Export(new Answer("SMITH JOHN")));
    }

    private static ParsedAnswer Name(string family, string given, string full) => _name.Post(
        (PersonNameQuestion.FamilyPart, family), (PersonNameQuestion.GivenPart, given), (PersonNameQuestion.FullPart, full));
}
