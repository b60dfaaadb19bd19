using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Infrastructure.Addresses;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Addresses;

public class KitakyushuTownsTests
{
    private readonly KitakyushuTowns _towns = new();

    [Fact]
    public void WithPostalCode_CodeOfATown_GivesWardAndTown()
    {
        var town = Assert.Single(_towns.WithPostalCode(Code("803-0813")));

        Assert.Equal(new KitakyushuTown("8030813", Ward.KokuraKita, "城内"), town);
    }

    [Fact]
    public void WithPostalCode_CodeOfTwoWards_GivesBothWithoutTown() =>
        Assert.Equal(
            [(Ward.KokuraKita, null), (Ward.KokuraMinami, null)],
            _towns.WithPostalCode(Code("802-0000")).Select(town => (town.Ward, town.Name)));

    [Fact]
    public void WithPostalCode_OtherCity_GivesNothing() => Assert.Empty(_towns.WithPostalCode(Code("810-8620")));

    [Theory]
    [InlineData(Ward.Moji, 109)]
    [InlineData(Ward.Wakamatsu, 86)]
    [InlineData(Ward.Tobata, 47)]
    [InlineData(Ward.KokuraKita, 107)]
    [InlineData(Ward.KokuraMinami, 122)]
    [InlineData(Ward.YahataHigashi, 62)]
    [InlineData(Ward.YahataNishi, 166)]
    [InlineData(Ward.CityHall, 0)]
    public void InWard_EachWard_GivesItsTowns(Ward ward, int count)
    {
        var towns = _towns.InWard(ward);

        Assert.Equal(count, towns.Count);
        Assert.All(towns, town => Assert.False(string.IsNullOrEmpty(town.Name) || town.Name.Contains('（', StringComparison.Ordinal)));
    }

    private static PostalCode Code(string text) =>
        PostalCode.TryParse(text, out var code) ? code : throw new ArgumentException("Not a postal code.", nameof(text));
}
