using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Text;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Asking;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms.Questions;

public class BankAccountQuestionTests
{
    private static readonly BankAccountQuestion _bank = new(Facts(label: "振込先"));
    private static readonly BankAccountQuestion _withPublic = new(Facts(label: "振込先")) { AllowsPublicAccount = true };

    [Theory]
    [InlineData("1234567", "キタキュウ　ハナコ", "1234567", "キタキュウ　ハナコ")]
    [InlineData("０１２-３４５６", "ｷﾀｷｭｳ ﾊﾅｺ", "0123456", "キタキュウ ハナコ")]
    [InlineData("1234567", "ＳＭＩＴＨ　ＪＯＨＮ", "1234567", "SMITH　JOHN")]
    [InlineData("1234567", "カ）ミホン", "1234567", "カ）ミホン")]
    [InlineData("45678", "きたきゅう はなこ", "0045678", "キタキュウ ハナコ")]
    [InlineData("1", "ヴォーン・ヨーコ", "0000001", "ヴォーン・ヨーコ")]
    public void Bank_Good_IsFolded(string number, string holder, string keptNumber, string keptHolder)
    {
        var parsed = Bank("架空銀行", "見本支店", "", number, holder);

        Assert.Empty(parsed.Errors);
        Assert.Equal((keptNumber, keptHolder, "ordinary"),
            (parsed.Answer!.Part(BankAccountQuestion.NumberPart), parsed.Answer.Part(BankAccountQuestion.HolderPart), parsed.Answer.Part(BankAccountQuestion.KindPart)));
        Assert.StartsWith("架空銀行　見本支店\n普通　" + keptNumber, _bank.Display(parsed.Answer), StringComparison.Ordinal);
        Assert.Empty(_bank.Validate(parsed.Answer, Today));
        Assert.Equal(parsed.Answer, _bank.Post([.. _bank.ToFields(parsed.Answer).Select(f => (f.Key, f.Value))]).Answer);
    }

    [Theory]
    [InlineData("", "支店", "ordinary", "1234567", "ハナコ", BankAccountQuestion.BankPart)]
    [InlineData("銀行", "", "ordinary", "1234567", "ハナコ", BankAccountQuestion.BranchPart)]
    [InlineData("銀行", "支店", "gold", "1234567", "ハナコ", BankAccountQuestion.KindPart)]
    [InlineData("銀行", "支店", "ordinary", "", "ハナコ", BankAccountQuestion.NumberPart)]
    [InlineData("銀行", "支店", "ordinary", "0000000", "ハナコ", BankAccountQuestion.NumberPart)]
    [InlineData("銀行", "支店", "ordinary", "12345678", "ハナコ", BankAccountQuestion.NumberPart)]
    [InlineData("銀行", "支店", "ordinary", "123456a", "ハナコ", BankAccountQuestion.NumberPart)]
    [InlineData("銀行", "支店", "ordinary", "1234567", "", BankAccountQuestion.HolderPart)]
    [InlineData("銀行", "支店", "ordinary", "1234567", "北九花子", BankAccountQuestion.HolderPart)]
    [InlineData("銀行", "支店", "ordinary", "1234567", "ハナコ＆タロウ", BankAccountQuestion.HolderPart)]
    [InlineData("12345678901234567890123456789012345678901", "支店", "ordinary", "1234567", "ハナコ", BankAccountQuestion.BankPart)]
    public void Bank_Bad_SaysWhichPart(string bank, string branch, string kind, string number, string holder, string field) =>
        Assert.Equal(field, Assert.Single(Bank(bank, branch, kind, number, holder).Errors).Field);

    [Theory]
    [InlineData("17480", "12345671", "748", "七四八", "ordinary", "1234567")]
    [InlineData("１７４８０", "１２３-１", "748", "七四八", "ordinary", "0000123")]
    [InlineData("10120", "12345671", "018", "〇一八", "ordinary", "1234567")] // the example of ゆうちょ銀行
    [InlineData("17480-1", "12345671", "748", "七四八", "ordinary", "1234567")] // with the digit that some books print after it
    [InlineData("01740", "123456", "179", "一七九", "checking", "0123456")]
    public void Yucho_Good_IsTurnedIntoBranchAndNumber(string symbol, string number, string code, string branch, string kind, string account)
    {
        var parsed = Yucho(symbol, number);

        Assert.Empty(parsed.Errors);
        Assert.Equal(("9900", code, branch, kind, account), (
            parsed.Answer!.Part(BankAccountQuestion.BankCodePart), parsed.Answer.Part(BankAccountQuestion.BranchCodePart), parsed.Answer.Part(BankAccountQuestion.BranchPart),
            parsed.Answer.Part(BankAccountQuestion.KindPart), parsed.Answer.Part(BankAccountQuestion.NumberPart)));
        Assert.Contains($"店名 {branch}", _bank.Display(parsed.Answer), StringComparison.Ordinal);
        Assert.Empty(_bank.Validate(parsed.Answer, Today));
        Assert.Equal(parsed.Answer, _bank.Post([.. _bank.ToFields(parsed.Answer).Select(f => (f.Key, f.Value))]).Answer);
    }

    [Theory]
    [InlineData("", "12345671", BankAccountQuestion.SymbolPart)]
    [InlineData("1748", "12345671", BankAccountQuestion.SymbolPart)]
    [InlineData("27480", "12345671", BankAccountQuestion.SymbolPart)]
    [InlineData("17481", "12345671", BankAccountQuestion.SymbolPart)]
    [InlineData("いちなな", "12345671", BankAccountQuestion.SymbolPart)]
    [InlineData("17480", "", BankAccountQuestion.YuchoNumberPart)]
    [InlineData("17480", "12345678", BankAccountQuestion.YuchoNumberPart)] // ends in 1
    [InlineData("17480", "123456781", BankAccountQuestion.YuchoNumberPart)]
    [InlineData("17480", "1", BankAccountQuestion.YuchoNumberPart)]
    [InlineData("01740", "1234567", BankAccountQuestion.YuchoNumberPart)]
    public void Yucho_Bad_SaysWhichPart(string symbol, string number, string field)
    {
        var error = Assert.Single(Yucho(symbol, number).Errors);
        Assert.Equal(field, error.Field);
        Assert.Contains("ゆうちょ銀行の", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Way_Public_IsAllThereIsToSay_WhereTheFormAllowsIt()
    {
        var parsed = _withPublic.Post((BankAccountQuestion.WayPart, BankAccountQuestion.Public), (BankAccountQuestion.BankPart, "打ちかけ銀行"));

        Assert.Empty(parsed.Errors);
        Assert.Equal([BankAccountQuestion.WayPart], parsed.Answer!.Parts.Keys);
        Assert.Equal("公金受取口座", _withPublic.Display(parsed.Answer));
        Assert.Equal(BankAccountQuestion.WayPart, Assert.Single(_bank.Post((BankAccountQuestion.WayPart, BankAccountQuestion.Public), (BankAccountQuestion.BankPart, "銀行")).Errors).Field);
        Assert.Equal(BankAccountQuestion.WayPart, Assert.Single(_bank.Validate(parsed.Answer, Today)).Field);
    }

    [Fact]
    public void Way_NothingChosen_AsksForItFirst()
    {
        var error = Assert.Single(_withPublic.Post((BankAccountQuestion.KindPart, "ordinary")).Errors);
        Assert.Equal((BankAccountQuestion.WayPart, "振込先を選んでください"), (error.Field, error.Message));
    }

    [Fact]
    public void Way_Other_FieldsOfAnotherWayAreIgnored()
    {
        var parsed = _bank.Post(
            (BankAccountQuestion.WayPart, BankAccountQuestion.Yucho), (BankAccountQuestion.SymbolPart, "17480"), (BankAccountQuestion.YuchoNumberPart, "12345671"),
            (BankAccountQuestion.HolderPart, "ハナコ"), (BankAccountQuestion.BankPart, "打ちかけ銀行"), (BankAccountQuestion.NumberPart, "abc"));

        Assert.Empty(parsed.Errors);
        Assert.Equal("ゆうちょ銀行", parsed.Answer!.Part(BankAccountQuestion.BankPart));
    }

    [Fact]
    public void Stored_BeforeThereWereWays_IsOfABank()
    {
        var old = new Answer(new Dictionary<string, string>
        {
            [BankAccountQuestion.BankPart] = "架空銀行",
            [BankAccountQuestion.BranchPart] = "見本支店",
            [BankAccountQuestion.KindPart] = "ordinary",
            [BankAccountQuestion.NumberPart] = "1234567",
            [BankAccountQuestion.HolderPart] = "ハナコ",
        });
        Assert.Empty(_bank.Validate(old, Today));
        Assert.StartsWith("架空銀行", _bank.Display(old), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("キタキュウ　ハナコ", "ｷﾀｷﾕｳ ﾊﾅｺ")]
    [InlineData("ガッコウ・ヨーコ", "ｶﾞﾂｺｳ.ﾖ-ｺ")]
    [InlineData("カ）ﾐﾎﾝ", "ｶ)ﾐﾎﾝ")]
    [InlineData("Smith　John", "SMITH JOHN")]
    [InlineData("パヴェル", "ﾊﾟｳﾞｴﾙ")]
    public void BankKana_OfAName_IsWhatBanksKeep(string name, string kept) => Assert.Equal(kept, BankKana.Of(name));

    [Theory]
    [InlineData("キタキュウ　ハナコ", false)]
    [InlineData("ｷﾀｷﾕｳ ﾊﾅｺ", false)]
    [InlineData("キタキュウ　タロウ", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Holder_WrittenOtherwiseThanTheName_IsSaid(string? kana, bool differs) =>
        Assert.Equal(differs, BankAccountQuestion.HolderDiffersFrom(Bank("銀行", "支店", "", "1234567", "キタキユウハナコ").Answer!, kana));

    [Fact]
    public void Export_HolderIsInTheBanksForm()
    {
        var columns = _bank.Export(Bank("架空銀行", "見本支店", "", "45678", "キタキュウ　ハナコ").Answer!).ToDictionary(c => c.Name, c => c.Value);
        Assert.Equal(("bank", "架空銀行", "0045678", "ｷﾀｷﾕｳ ﾊﾅｺ"), (columns["q.way"], columns["q.bankName"], columns["q.accountNumber"], columns["q.holderKana"]));
        Assert.Equal(columns.Keys, _bank.Export(new Answer("")).Select(c => c.Name));
    }

    private static ParsedAnswer Bank(string bank, string branch, string kind, string number, string holder) => _bank.Post(
        (BankAccountQuestion.BankPart, bank), (BankAccountQuestion.BranchPart, branch), (BankAccountQuestion.KindPart, kind),
        (BankAccountQuestion.NumberPart, number), (BankAccountQuestion.HolderPart, holder));

    private static ParsedAnswer Yucho(string symbol, string number) => _bank.Post(
        (BankAccountQuestion.WayPart, BankAccountQuestion.Yucho), (BankAccountQuestion.SymbolPart, symbol), (BankAccountQuestion.YuchoNumberPart, number),
        (BankAccountQuestion.HolderPart, "ｷﾀｷｭｳ ﾊﾅｺ"));
}
