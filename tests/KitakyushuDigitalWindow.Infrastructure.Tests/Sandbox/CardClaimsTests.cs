using System.Globalization;
using System.Text;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Sandbox;
using KitakyushuDigitalWindow.Web.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Sandbox;

public sealed class CardClaimsTests
{
    [Theory]
    [InlineData("19900102", "1990-01-02")]
    [InlineData("1990-01-02", "1990-01-02")]
    [InlineData("1990/01/02", "1990-01-02")]
    [InlineData("419900102", "1990-01-02")]
    [InlineData("520200229", "2020-02-29")]
    [InlineData("118991201", "1899-12-01")]
    [InlineData("１９９００１０２", "1990-01-02")]
    [InlineData(" 19900102 ", "1990-01-02")]
    [InlineData("400000000", null)]
    [InlineData("000000000", null)]
    [InlineData("419900100", null)]
    [InlineData("19900001", null)]
    [InlineData("20210229", null)]
    [InlineData("619900102", null)]
    [InlineData("平成2年1月2日", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void BirthOn_KnownForms_AreReadAndOthersAreNull(string? raw, string? expected) =>
        Assert.Equal(expected, CardClaims.BirthOn(raw)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1", Sex.Male)]
    [InlineData("２", Sex.Female)]
    [InlineData("3", Sex.Unknown)]
    [InlineData("9", Sex.NotApplicable)]
    [InlineData("男", Sex.Male)]
    [InlineData("female", Sex.Female)]
    [InlineData("不明", Sex.Unknown)]
    [InlineData(null, Sex.Unknown)]
    public void SexOf_DigitsAndWords_GiveTheCode(string? raw, Sex expected) => Assert.Equal(expected, CardClaims.SexOf(raw));

    [Theory]
    [InlineData("/my/draft/1?page=2", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("/my\r\nSet-Cookie: a=b", false)]
    [InlineData("/sign-in", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void OrDefault_OnlyLocalPaths_AreKept(string? url, bool kept) => Assert.Equal(kept ? url : "/home", ReturnUrl.OrDefault(url, "/home"));

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public void ThrowIfForbidden_SandboxUrlSet_StopsProductionOnly(string environment, bool stops)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Sandbox:Url", "http://localhost:5081")]).Build();

        var thrown = Record.Exception(() => SandboxGuard.ThrowIfForbidden(settings, new HostingEnvironment { EnvironmentName = environment }));

        Assert.Equal(stops, thrown is InvalidOperationException);
    }

    [Fact]
    public void ToString_CardFacts_HoldsNoPersonalData() => Assert.Equal(
        "CardFacts", new CardFacts("citizen-01", "北九　花子", "福岡県", null, "19900102", Sex.Female).ToString());

    [Fact]
    public void DemoCitizens_Eight_CoverTheHardCases()
    {
        var all = DemoCitizens.All;
        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"citizen-0{n}"), all.Select(c => c.Subject));
        Assert.All(all, c => Assert.Contains('　', c.Name));
        Assert.Equal(7, all.Select(c => Wards.OfAddress(c.Address)).Where(w => w is not null).Distinct().Count());
        Assert.Single(all, c => c.Name.EnumerateRunes().Contains(new Rune(0x20BB7)));
        Assert.Single(all, c => c.Name.StartsWith("\u8FBB\U000E0100　", StringComparison.Ordinal));
        Assert.Single(all, c => c.BirthOn > new DateOnly(2026, 11, 1).AddYears(-18) && c.BirthOn <= new DateOnly(2026, 11, 1).AddYears(-17));
    }

    [Fact]
    public void Load_Twice_KeepsTheKeyAndHidesIt()
    {
        var folder = Directory.CreateTempSubdirectory("kdw-key-").FullName;
        try
        {
            var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", folder)]).Build();
            var first = SignInKey.Load(settings, new HostingEnvironment()).PublicJsonWebKeySet();

            Assert.Equal(first, SignInKey.Load(settings, new HostingEnvironment()).PublicJsonWebKeySet());
            Assert.DoesNotContain("\"d\"", first, StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "keys", "sign-in.pem")));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
