using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Questions;

/// <summary>Address and bank account.</summary>
public class GroupQuestionTests
{
    private static readonly AddressQuestion _address = new(Facts(label: "住所")) { MaxLength = 10 };
    private static readonly BankAccountQuestion _bank = new(Facts(label: "振込先"));

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

    [Theory]
    [InlineData("1234567", "キタキュウ　ハナコ", "1234567", "キタキュウ　ハナコ")]
    [InlineData("０１２-３４５６", "ｷﾀｷｭｳ ﾊﾅｺ", "0123456", "キタキュウ ハナコ")]
    [InlineData("1234567", "ＳＭＩＴＨ　ＪＯＨＮ", "1234567", "SMITH　JOHN")]
    [InlineData("1234567", "カ）ミホン", "1234567", "カ）ミホン")]
    public void Bank_Good_IsFolded(string number, string holder, string keptNumber, string keptHolder)
    {
        var parsed = Bank("架空銀行", "見本支店", "", number, holder);

        Assert.Empty(parsed.Errors);
        Assert.Equal((keptNumber, keptHolder, "ordinary"),
            (parsed.Answer!.Part(BankAccountQuestion.NumberPart), parsed.Answer.Part(BankAccountQuestion.HolderPart), parsed.Answer.Part(BankAccountQuestion.KindPart)));
        Assert.StartsWith("架空銀行　見本支店\n普通　" + keptNumber, _bank.Display(parsed.Answer), StringComparison.Ordinal);
        Assert.Equal(parsed.Answer, _bank.Post([.. _bank.ToFields(parsed.Answer).Select(f => (f.Key, f.Value))]).Answer);
    }

    [Theory]
    [InlineData("", "支店", "ordinary", "1234567", "ハナコ", BankAccountQuestion.BankPart)]
    [InlineData("銀行", "", "ordinary", "1234567", "ハナコ", BankAccountQuestion.BranchPart)]
    [InlineData("銀行", "支店", "gold", "1234567", "ハナコ", BankAccountQuestion.KindPart)]
    [InlineData("銀行", "支店", "ordinary", "123456", "ハナコ", BankAccountQuestion.NumberPart)]
    [InlineData("銀行", "支店", "ordinary", "12345678", "ハナコ", BankAccountQuestion.NumberPart)]
    [InlineData("銀行", "支店", "ordinary", "123456a", "ハナコ", BankAccountQuestion.NumberPart)]
    [InlineData("銀行", "支店", "ordinary", "1234567", "", BankAccountQuestion.HolderPart)]
    [InlineData("銀行", "支店", "ordinary", "1234567", "北九花子", BankAccountQuestion.HolderPart)]
    [InlineData("12345678901234567890123456789012345678901", "支店", "ordinary", "1234567", "ハナコ", BankAccountQuestion.BankPart)]
    public void Bank_Bad_SaysWhichPart(string bank, string branch, string kind, string number, string holder, string field) =>
        Assert.Equal(field, Assert.Single(Bank(bank, branch, kind, number, holder).Errors).Field);

    private static ParsedAnswer Address(string postal, string town, string block, string building) => _address.Post(
        (AddressQuestion.PostalCodePart, postal), (AddressQuestion.TownPart, town), (AddressQuestion.BlockPart, block), (AddressQuestion.BuildingPart, building));

    private static ParsedAnswer Bank(string bank, string branch, string kind, string number, string holder) => _bank.Post(
        (BankAccountQuestion.BankPart, bank), (BankAccountQuestion.BranchPart, branch), (BankAccountQuestion.KindPart, kind),
        (BankAccountQuestion.NumberPart, number), (BankAccountQuestion.HolderPart, holder));
}
