using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests;

public class ContactValuesTests
{
    [Theory]
    [InlineData("093-582-2525", "093-582-2525")]
    [InlineData("0935822525", "093-582-2525")]
    [InlineData("０９３（５８２）２５２５", "093-582-2525")]
    [InlineData("(093)582-2525", "093-582-2525")]
    [InlineData(" 093ー582−2525 ", "093-582-2525")]
    [InlineData("+81 93-582-2525", "093-582-2525")]
    [InlineData("+81 (0)93 582 2525", "093-582-2525")]
    [InlineData("+81 (93) 582 2525", "093-582-2525")]
    [InlineData("0930-22-1111", "0930-22-1111")]
    [InlineData("0930221111", "0930-22-1111")]
    [InlineData("0312345678", "03-1234-5678")]
    [InlineData("09012345678", "090-1234-5678")]
    [InlineData("０８０ １２３４ ５６７８", "080-1234-5678")]
    [InlineData("05012345678", "050-1234-5678")]
    [InlineData("0120123456", "0120-123-456")]
    [InlineData("0800-1234567", "0800-123-4567")]
    [InlineData("0570000000", "0570-000-000")]
    [InlineData("099-222-3333", "099-222-3333")]
    [InlineData("0993-22-3333", "0993-22-3333")]
    [InlineData("0993223333", "0993223333")]
    [InlineData("09-93223-333", "0993223333")]
    public void TryParsePhone_AnyWriting_KeepsOneShape(string text, string expected)
    {
        Assert.True(PhoneNumber.TryParse(text, out var number));
        Assert.Equal(expected, number.Value);
        Assert.True(number.Value.Length <= PhoneNumber.MaxLength);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　")]
    [InlineData("110")]
    [InlineData("582-2525")]
    [InlineData("093-582-252")]
    [InlineData("093-582-25255")]
    [InlineData("090-1234-567")]
    [InlineData("0012345678")]
    [InlineData("1935822525")]
    [InlineData("093-582-252a")]
    [InlineData("093-582-2525 内線10")]
    [InlineData("+1 212 555 1234")]
    [InlineData("0000000000000000000000000000000000000000000000000")]
    public void TryParsePhone_NotANumber_IsRefused(string? text) => Assert.False(PhoneNumber.TryParse(text, out _));

    [Theory]
    [InlineData("8038501")]
    [InlineData("803-8501")]
    [InlineData("〒８０３－８５０１")]
    [InlineData("〒 803ー8501")]
    public void TryParsePostalCode_AnyWriting_KeepsSevenDigits(string text)
    {
        Assert.True(PostalCode.TryParse(text, out var code));
        Assert.Equal("8038501", code.Digits);
        Assert.Equal("803-8501", code.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("803-850")]
    [InlineData("803-85011")]
    [InlineData("80a-8501")]
    [InlineData("803〒8501")]
    public void TryParsePostalCode_NotSevenDigits_IsRefused(string? text) => Assert.False(PostalCode.TryParse(text, out _));

    [Theory]
    [InlineData("Hanako.Test@Example.CO.JP", "Hanako.Test@example.co.jp")]
    [InlineData(" ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ ", "hanako@example.jp")]
    [InlineData("a..b.@docomo.example.jp", "a..b.@docomo.example.jp")]
    [InlineData("a+tag@xn--eckwd4c7c.xn--zckzah", "a+tag@xn--eckwd4c7c.xn--zckzah")]
    public void TryParseEmail_UsualAddresses_AreTaken(string text, string expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var address));
        Assert.Equal(expected, address.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hanako")]
    [InlineData("hanako@example")]
    [InlineData("@example.jp")]
    [InlineData("a@b@example.jp")]
    [InlineData("hana ko@example.jp")]
    [InlineData("hanako@example..jp")]
    [InlineData("hanako@-example.jp")]
    [InlineData("花子@example.jp")]
    [InlineData("hanako@example.jp\r\nBcc: a@example.jp")]
    [InlineData("hanako@example.jp\n")]
    [InlineData("hana\u0000ko@example.jp")]
    public void TryParseEmail_Broken_IsRefused(string? text) => Assert.False(EmailAddress.TryParse(text, out _));

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public void TryParseEmail_LongestAddress_IsMeasured(int length, bool expected)
    {
        var host = string.Concat(Enumerable.Repeat("abcdefghi.", 24)) + "jp";
        var text = new string('a', length - host.Length - 1) + "@" + host;

        Assert.Equal(length, text.Length);
        Assert.Equal(expected, EmailAddress.TryParse(text, out _));
    }
}
