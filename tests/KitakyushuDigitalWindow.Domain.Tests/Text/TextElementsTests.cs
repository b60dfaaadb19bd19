using CsCheck;
using KitakyushuDigitalWindow.Domain.Text;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Text;

public class TextElementsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("𠮷田", 2)]
    [InlineData("辻\U000E0101花子", 3)]
    [InlineData("か\u3099", 1)]
    public void Count_RareCharacters_CountAsOne(string text, int expected) => Assert.Equal(expected, TextElements.Count(text));

    [Theory]
    [InlineData("𠮷田", 1, "𠮷")]
    [InlineData("辻\U000E0101花子", 1, "辻\U000E0101")]
    [InlineData("辻\U000E0101花子", 0, "")]
    [InlineData("花子", 9, "花子")]
    public void Cut_RareCharacters_NeverSplitsOne(string text, int count, string expected) =>
        Assert.Equal(expected, TextElements.Cut(text, count));

    [Fact]
    public void Cut_AnyText_IsAPrefixOfThatLength() =>
        Gen.Select(Gen.String, Gen.Int[0, 20]).Sample((text, count) =>
        {
            var cut = TextElements.Cut(text, count);
            return text.StartsWith(cut, StringComparison.Ordinal)
                && TextElements.Count(cut) == Math.Min(count, TextElements.Count(text));
        });

    [Fact]
    public void ToHalfWidthAscii_MixedText_TouchesAsciiOnly() =>
        Assert.Equal("A1-@ ~｡ｶ\uFA19㈱ー", WidthFolding.ToHalfWidthAscii("Ａ１－＠　～｡ｶ\uFA19㈱ー"));

    [Theory]
    [InlineData("ﾔﾏﾀﾞ ﾊﾟﾝ", "ヤマダ パン")]
    [InlineData("やまだ ゔゞ", "ヤマダ ヴヾ")]
    [InlineData("ｷﾀｷｭｳｼｭｳ｡｢ｰ｣", "キタキュウシュウ。「ー」")]
    [InlineData("ﾞア", "゛ア")]
    [InlineData("\uFA19ｶﾞ", "\uFA19ガ")]
    public void ToKatakana_AnyKana_BecomesFullWidthKatakana(string text, string expected) =>
        Assert.Equal(expected, WidthFolding.ToKatakana(text));

    [Theory]
    [InlineData("093-582　25‐25", "0935822525")]
    [InlineData("1ー2−3－4", "1234")]
    [InlineData("０９３ー５８２", "０９３５８２")]
    [InlineData("ヨーコ センター1", "ヨーコセンター1")]
    public void WithoutSpacesAndHyphens_AnyKind_KeepsLongVowels(string text, string expected) =>
        Assert.Equal(expected, WidthFolding.WithoutSpacesAndHyphens(text));
}
