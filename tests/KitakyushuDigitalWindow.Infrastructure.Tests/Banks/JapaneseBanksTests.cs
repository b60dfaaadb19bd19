using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Infrastructure.Banks;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Banks;

public class JapaneseBanksTests
{
    private static readonly JapaneseBanks _banks = new();

    [Theory]
    [InlineData("北九州銀行", "0191")]
    [InlineData("北九州", "0191")]
    [InlineData("きたきゅうしゅう", "0191")]
    [InlineData("ｷﾀｷｭｳｼｭｳ", "0191")]
    [InlineData("０１９１", "0191")]
    [InlineData("福岡ひびき", "1903")]
    [InlineData("ゆうちょ", "9900")]
    [InlineData("みずほ", "0001")]
    public void FindBanks_ByNameKanaOrCode_TheBestComesFirst(string words, string code) => Assert.Equal(code, _banks.FindBanks(words)[0].Code);

    [Theory]
    [InlineData("0191", "門司支店", "115")]
    [InlineData("0191", "もじ", "115")]
    [InlineData("0191", "１１５", "115")]
    [InlineData("0191", "本店", "116")]
    [InlineData("9900", "七四八", "748")]
    public void FindBranches_ByNameKanaOrCode_TheBestComesFirst(string bank, string words, string code) =>
        Assert.Equal(code, _banks.FindBranches(bank, words)[0].Code);

    [Fact]
    public void Find_NothingOrUnknown_IsEmpty()
    {
        Assert.Empty(_banks.FindBanks(""));
        Assert.Empty(_banks.FindBanks("架空銀行"));
        Assert.Empty(_banks.FindBranches("0000", ""));
        Assert.NotEmpty(_banks.FindBranches("0191", ""));
        Assert.Null(_banks.Bank("0000"));
        Assert.Null(_banks.Branch("0191", "000"));
        Assert.Equal("門司", _banks.Branch("0191", "115")!.Name);
    }

    /// <summary>Every list that a definition may name is there, and the wards are the kernel's.</summary>
    [Fact]
    public void MasterLists_Shipped_AreAllThere()
    {
        var lists = new ShippedMasterLists().Current;
        Assert.Equal(
            ["centers", "elections", "events", "exams", "facilities", "facilities.nursery", "offices", "wards"], lists.Names.Order(StringComparer.Ordinal));
        Assert.Equal(Wards.Seven.Select(w => (w.Id(), w.Label())), lists.Of("wards").Select(o => (o.Value, o.Label)));
        Assert.All(lists.Names, name => Assert.Contains(lists.Of(name), o => o.OpensOn is null && o.ClosesOn is null)); // never nothing to choose
    }
}
