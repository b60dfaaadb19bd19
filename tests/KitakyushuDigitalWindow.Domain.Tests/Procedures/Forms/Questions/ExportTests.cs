using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Questions;

/// <summary>Columns of a table of answers, and a person as one question.</summary>
public class ExportTests
{
    private static readonly PersonQuestion _person = new(Facts("mother", label: "母"),
    [
        new(PersonQuestion.NamePart, new PersonNameQuestion(Facts("name", label: "母の氏名")) { MaxLength = 30 }),
        new(PersonQuestion.KanaPart, new KanaQuestion(Facts("nameKana", label: "母のフリガナ", required: false)) { MaxLength = 30 }),
        new(PersonQuestion.BirthPart, new DateQuestion(Facts("birthDate", label: "母の生年月日")) { Rule = DateRule.Past }),
        new(PersonQuestion.RelationPart, new ChoiceQuestion(Facts("relation", label: "母の続柄")) { Options = [new("wife", "妻"), new("other", "そのほか")] }),
        new(PersonQuestion.AddressPart, new AddressQuestion(Facts("address", label: "母の住所")) { MaxLength = 50 }),
    ]);

    [Fact]
    public void Address_InTheCity_IsGifsParts() => Assert.Equal(
        [
            new("q.fullAddress", "福岡県北九州市小倉北区城内１番１号 101号室"), new("q.localGovernmentCode", "401064"), new("q.postalCode", "8038501"), new("q.prefecture", "福岡県"),
            new("q.cityAndCounty", "北九州市小倉北区"), new("q.streetAddress", "城内"), new("q.cityBlock", "1番1号"), new("q.buildingNameEtc", "101号室"),
        ],
        new AddressQuestion(Facts()) { MaxLength = 50 }.Export(new Answer(new Dictionary<string, string>
        {
            ["postalCode"] = "8038501",
            ["town"] = "福岡県北九州市小倉北区城内",
            ["cityBlock"] = "１番１号",
            ["buildingName"] = "101号室",
        })));

    [Fact]
    public void Address_Elsewhere_GuessesNothing()
    {
        var question = new AddressQuestion(Facts()) { MaxLength = 50 };
        var columns = question.Export(new Answer(new Dictionary<string, string> { ["town"] = "東京都千代田区霞が関", ["cityBlock"] = "2-1-2" })).ToDictionary(c => c.Name, c => c.Value);
        Assert.Equal(("東京都千代田区霞が関2-1-2", "", "", "東京都千代田区霞が関"),
            (columns["q.fullAddress"], columns["q.prefecture"], columns["q.cityAndCounty"], columns["q.streetAddress"]));
        Assert.Equal("福岡県北九州市門司区清滝一丁目1番1号", question.Export(new Answer("福岡県北九州市門司区清滝一丁目1番1号", AnswerSource.Card))[0].Value);
    }

    [Theory]
    [InlineData("093-582-2525", "(093)582-2525")]
    [InlineData("０３ １２３４ ５６７８", "(03)1234-5678")]
    [InlineData("09012345678", "090-1234-5678")]
    [InlineData("0120-123-456", "0120-123-456")]
    [InlineData("+81 93 582 2525", "(093)582-2525")]
    public void Phone_IsInGifsForm(string typed, string exported)
    {
        var question = new PhoneQuestion(Facts());
        Assert.Equal([new("q.contactPointPhoneNumber", exported)], question.Export(question.Post(typed).Answer!));
    }

    [Fact]
    public void OtherTypes_HaveOnePlainColumn()
    {
        Assert.Equal([new("q", "1200000")], new NumberQuestion(Facts()) { IsMoney = true }.Export(new Answer("1200000")));
        Assert.Equal([new("q.contactPointEmailAddress", "a@example.jp")], new EmailQuestion(Facts()).Export(new Answer("a@example.jp")));
        Assert.Equal([new("q.fullNameKana", "キタキュウ ハナコ")], new KanaQuestion(Facts(prefill: "profile.nameKana")) { MaxLength = 20 }.Export(new Answer("キタキュウ　ハナコ")));
        Assert.Equal([new("q.fullName", "北九 花子"), new("q.familyName", "北九"), new("q.givenName", "花子")],
            new TextQuestion(Facts(prefill: "card.name")) { MaxLength = 20 }.Export(new Answer("北九　花子", AnswerSource.Card)));
        Assert.Equal([new("q", "1")], new ConsentQuestion(Facts()).Export(new Answer("true")));
        Assert.Equal([new("q.count", "2")], new FileQuestion(Facts()).Export(new Answer("a,b")));
        Assert.Empty(new NoticeQuestion(Facts()).Export(new Answer("")));
    }

    [Fact]
    public void Person_Good_IsKeptInPartsShownAndExported()
    {
        var parsed = Person("北九", "きたきゅう", "2", "wife", "城内");

        Assert.Empty(parsed.Errors);
        Assert.Equal("北九　花子\nキタキュウ\n1990年（平成2年）2月27日\n妻\n〒803-8501\n城内1番", _person.Display(parsed.Answer!));
        Assert.Equal(parsed.Answer, _person.Post([.. _person.ToFields(parsed.Answer!).Select(f => (f.Key, f.Value))]).Answer);
        Assert.Empty(_person.Validate(parsed.Answer!, Today));
        var columns = _person.Export(parsed.Answer!).ToDictionary(c => c.Name, c => c.Value);
        Assert.Equal(("北九", "キタキュウ", "1990-02-27", "wife", "8038501"),
            (columns["mother.familyName"], columns["mother.fullNameKana"], columns["mother.dateOfBirth"], columns["mother.relation"], columns["mother.postalCode"]));
    }

    [Theory]
    [InlineData("", "きたきゅう", "2", "wife", "城内", "name.familyName")]
    [InlineData("北九", "北九", "2", "wife", "城内", "nameKana")]
    [InlineData("北九", "", "13", "wife", "城内", "birthDate.month")]
    [InlineData("北九", "", "2", "", "城内", "relation")]
    [InlineData("北九", "", "2", "wife", "", "address.town")]
    public void Person_Bad_SaysWhichPart(string family, string kana, string month, string relation, string town, string field)
    {
        var error = Assert.Single(Person(family, kana, month, relation, town).Errors);
        Assert.Equal(field, error.Field);
        Assert.Contains(field, _person.Fields);
        Assert.StartsWith("母の", error.Message, StringComparison.Ordinal);
    }

    private static ParsedAnswer Person(string family, string kana, string month, string relation, string town) => _person.Post(
        ("name.familyName", family), ("name.givenName", "花子"), ("nameKana", kana), ("birthDate.era", "西暦"), ("birthDate.year", "1990"), ("birthDate.month", month), ("birthDate.day", "27"),
        ("relation", relation), ("address.postalCode", "803-8501"), ("address.town", town), ("address.cityBlock", "1番"));
}
