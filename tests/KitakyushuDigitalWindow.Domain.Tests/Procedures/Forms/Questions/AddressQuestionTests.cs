using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Questions;

/// <summary>Address.</summary>
public class AddressQuestionTests
{
    private static readonly AddressQuestion _address = new(Facts(label: "住所")) { MaxLength = 10 };

    [Fact]
    public void Address_Good_IsKeptInPartsAndShownAsAnAddress()
    {
        var parsed = Address("〒８０３ー８５０１", " 小倉北区城内\r\n", "1番1号", "");

        Assert.Empty(parsed.Errors);
        Assert.Equal(("8038501", "小倉北区城内"), (parsed.Answer!.Part(AddressQuestion.PostalCodePart), parsed.Answer.Part(AddressQuestion.TownPart)));
        Assert.False(parsed.Answer.Parts.ContainsKey(AddressQuestion.BuildingPart));
        Assert.Equal("〒803-8501\n小倉北区城内1番1号", _address.Display(parsed.Answer));
        Assert.Equal("〒803-8501\n小倉北区城内1番1号\n101号室", _address.Display(Address("8038501", "小倉北区城内", "1番1号", "101号室").Answer!));
        Assert.Equal(parsed.Answer, _address.Post([.. _address.ToFields(parsed.Answer).Select(f => (f.Key, f.Value))]).Answer);
    }

    [Theory]
    [InlineData("803850", "城内", "1", "", AddressQuestion.PostalCodePart, "7桁の数字")]
    [InlineData("", "", "1番1号", "", AddressQuestion.TownPart, "市区町村・町名を入力")]
    [InlineData("", "城内", "", "", AddressQuestion.BlockPart, "番地を入力")]
    [InlineData("", "一二三四五六七八九十一", "1", "", AddressQuestion.TownPart, "10文字以内で入力してください（いま11文字）")]
    [InlineData("", "城内", "1", "a\0b", AddressQuestion.BuildingPart, "制御文字")]
    public void Address_Bad_SaysWhichPart(string postal, string town, string block, string building, string field, string message)
    {
        var error = Assert.Single(Address(postal, town, block, building).Errors);

        Assert.Equal(field, error.Field);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("住所", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_OfTheCard_IsOneTextAndGood()
    {
        var card = new Answer("福岡県北九州市小倉北区城内1番1号", AnswerSource.Card);

        Assert.Empty(_address.Validate(card, Today));
        Assert.Equal(card.Value, _address.Display(card));
        Assert.Equal(card.Value, _address.ToFields(card)[AddressQuestion.TownPart]);
    }

    private static ParsedAnswer Address(string postal, string town, string block, string building) => _address.Post(
        (AddressQuestion.PostalCodePart, postal), (AddressQuestion.TownPart, town), (AddressQuestion.BlockPart, block), (AddressQuestion.BuildingPart, building));
}
