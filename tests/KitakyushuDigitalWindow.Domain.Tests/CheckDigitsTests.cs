using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests;

public class CheckDigitsTests
{
    [Theory]
    [InlineData("7000012050002", true)]
    [InlineData("8000012010038", true)]
    [InlineData("8000020401005", true)]
    [InlineData("8000012010039", false)]
    [InlineData("800001201003", false)]
    [InlineData("80000120100３8", false)]
    public void IsLegalEntityNumber_WorkedValues_AreToldApart(string digits, bool expected) =>
        Assert.Equal(expected, CheckDigits.IsLegalEntityNumber(digits));

    [Theory]
    [InlineData("400009", true)]
    [InlineData("131016", true)]
    [InlineData("401006", false)]
    [InlineData("40100", false)]
    [InlineData("", false)]
    public void IsLocalGovernmentCode_WorkedValues_AreToldApart(string digits, bool expected) =>
        Assert.Equal(expected, CheckDigits.IsLocalGovernmentCode(digits));

    [Fact]
    public void IsLocalGovernmentCode_EveryWard_IsValid()
    {
        Assert.All(Wards.Seven, ward => Assert.True(CheckDigits.IsLocalGovernmentCode(ward.Code())));
        Assert.True(CheckDigits.IsLocalGovernmentCode(Ward.CityHall.Code()));
    }

    [Theory]
    [InlineData("983205673214", true)]
    [InlineData("379474484458", true)]
    [InlineData("123456789018", true)]
    [InlineData("983205673210", false)]
    [InlineData("000000000000", false)]
    [InlineData("98320567321", false)]
    public void IsValid_WorkedValues_AreToldApart(string digits, bool expected) =>
        Assert.Equal(expected, MyNumberDetector.IsValid(digits));

    [Theory]
    [InlineData("９８３２０５６７３２１４", "************")]
    [InlineData("番号は9832-0567-3214です", "番号は************です")]
    [InlineData("１２３４　５６７８　９０１８", "************")]
    [InlineData("9832ー0567ー3214", "************")]
    [InlineData("9832\u20100567\u22123214", "************")]
    [InlineData("9832\n0567\n3214", "************")]
    [InlineData("9832\r\n0567\r\n3214", "************")]
    [InlineData("９８３２－０５６７－３２１４", "************")]
    [InlineData("1 983205673214", "1 ************")]
    [InlineData("5678-3333-9832-0567-3214", "5678-3333-************")]
    [InlineData("5678-1234-9832-0567-3214", "5678-************")]
    [InlineData("983205673214、379474484458", "************、************")]
    public void Mask_ValidNumber_IsFoundAndMasked(string text, string expected)
    {
        Assert.True(MyNumberDetector.IsFoundIn(text));
        Assert.Equal(expected, MyNumberDetector.Mask(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1983205673214")]
    [InlineData("9832056732141")]
    [InlineData("093-582-2525")]
    [InlineData("983205673210")]
    [InlineData("000000000000")]
    [InlineData("K2F7-9XQ4-3MTH")]
    public void Mask_OtherText_IsLeftAlone(string text)
    {
        Assert.False(MyNumberDetector.IsFoundIn(text));
        Assert.Equal(text, MyNumberDetector.Mask(text));
    }
}
