using KitakyushuDigitalWindow.Domain.Text;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Text;

public class CompareKeyTests
{
    [Theory]
    [InlineData("髙橋　太郎", "高橋 太郎")]
    [InlineData("山﨑", "山崎")]
    [InlineData("𠮷田", "吉田")]
    [InlineData("辻\U000E0101　花子", "辻花子")]
    [InlineData("ﾔﾏﾀﾞ", "ヤマダ")]
    [InlineData("やまだ", "ヤマダ")]
    [InlineData("渡邉", "渡辺")]
    [InlineData("渡邊", "渡邉")]
    [InlineData("𣘺本", "橋本")]
    [InlineData("齋藤", "斎藤")]
    [InlineData("齊藤", "斉藤")]
    [InlineData("濵田", "浜田")]
    [InlineData("神\uFA19", "神神")]
    [InlineData("ｍａｒｉａ－Ann", "MARIA-ANN")]
    public void OfName_SameNameWrittenDifferently_IsEqual(string left, string right) =>
        Assert.Equal(CompareKey.OfName(left), CompareKey.OfName(right));

    [Theory]
    [InlineData("ヨーコ", "ヨ-コ")]
    [InlineData("斎藤", "斉藤")]
    [InlineData("中島", "中嶋")]
    [InlineData("1ー1", "1-1")]
    public void OfName_DifferentNames_StayApart(string left, string right) =>
        Assert.NotEqual(CompareKey.OfName(left), CompareKey.OfName(right));

    [Theory]
    [InlineData("小倉北区城内１－１", "小倉北区城内1-1")]
    [InlineData("城内1ー1", "城内1−1")]
    [InlineData("城内1‐1", "城内1-1")]
    [InlineData("1ー2ー3", "1-2-3")]
    public void OfAddress_HyphensOfAnyKind_AreEqual(string left, string right) =>
        Assert.Equal(CompareKey.OfAddress(left), CompareKey.OfAddress(right));

    [Fact]
    public void OfAddress_LongVowelInAWord_IsKept() => Assert.Equal("センター2-1", CompareKey.OfAddress("センター２ー１"));

    [Fact]
    public void OfName_BrokenSurrogate_DoesNotThrow() => Assert.Equal("\uFFFD山", CompareKey.OfName("\uD842山"));

    [Theory]
    [InlineData("引っ越し", "引っ越し")]
    [InlineData("ﾋｯｺｼ", "ひっこし")]
    [InlineData("ヒッコシ", "ひっこし")]
    [InlineData("パスポート", "ぱすぽーと")]
    [InlineData("住民票（コンビニ交付）", "住民票こんびに交付")]
    [InlineData("Ｍｙ ナンバー・カード！", "myなんばーかーど")]
    [InlineData("戶籍　謄本", "戸籍謄本")]
    [InlineData("～〜、。-－", "")]
    public void SearchKeyOf_Spellings_AreFolded(string text, string key) => Assert.Equal(key, SearchKey.Of(text));

    [Fact]
    public void SearchKeyOf_SmallKanaAndLongVowel_StayApart()
    {
        Assert.NotEqual(SearchKey.Of("ひっこし"), SearchKey.Of("ひつこし"));
        Assert.NotEqual(SearchKey.Of("センター"), SearchKey.Of("センタ"));
    }
}
