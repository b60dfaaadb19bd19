using KitakyushuDigitalWindow.Domain.Identity;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Identity;

public class InvitationCodeTests
{
    private static readonly InvitationCode _code = InvitationCode.Create(n => 7 % n);

    [Fact]
    public void Create_SixteenSymbolsInGroups_NoneThatIsMisread()
    {
        var code = InvitationCode.Create(Random.Shared.Next);

        Assert.Matches("^([2-79CDFHJKMNPQRTVWXY]{4}-){3}[2-79CDFHJKMNPQRTVWXY]{4}$", code.Value);
        Assert.NotEqual(code.Value, InvitationCode.Create(Random.Shared.Next).Value);
    }

    [Theory]
    [InlineData("kc7r-4hxp-t9mw-2qjd")]
    [InlineData("ＫＣ７Ｒ　４ＨＸＰ　Ｔ９ＭＷ　２ＱＪＤ")]
    [InlineData(" KC7R4HXPT9MW2QJD ")]
    [InlineData("KC7Rー4HXPーT9MWー2QJD")]
    public void TryParse_HoweverItIsTyped_IsTheSameCode(string typed)
    {
        Assert.True(InvitationCode.TryParse(typed, out var code));
        Assert.Equal("KC7R-4HXP-T9MW-2QJD", code.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("KC7R-4HXP-T9MW-2QJ")]
    [InlineData("KC7R-4HXP-T9MW-2QJDD")]
    [InlineData("KC7R-4HXP-T9MW-2QJ0")]
    public void TryParse_NoCode_IsRefused(string? typed) => Assert.False(InvitationCode.TryParse(typed, out _));

    [Fact]
    public void Hash_IsOfTheCode_AndNothingPrintsIt()
    {
        Assert.Equal(InvitationCode.HashLength, _code.Hash.Length);
        Assert.DoesNotContain(_code.Value, _code.ToString(), StringComparison.Ordinal);
        Assert.True(InvitationCode.TryParse(_code.Value, out var again));
        Assert.Equal(_code.Hash, again.Hash);
    }
}
