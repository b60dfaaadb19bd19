using CsCheck;
using KitakyushuDigitalWindow.Domain.Applications;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Applications;

public class ReceiptNumberTests
{
    private const string Alphabet = "2345679CDFHJKMNPQRTVWXY";

    private static readonly Gen<ReceiptNumber> _anyNumber =
        Gen.Int[0, Alphabet.Length - 1].Array[10].Select(random =>
        {
            var i = 0;
            return ReceiptNumber.Create(_ => random[i++]);
        });

    [Fact]
    public void Create_AnyRandom_HasTheShapeAndReadsBack() => _anyNumber.Sample(number =>
        number.Value.Length == ReceiptNumber.Length
        && number.Value[0] == 'K'
        && number.Value.Select((c, i) => i is 4 or 9 ? c == '-' : Alphabet.Contains(c)).All(right => right)
        && ReceiptNumber.TryParse(number.Value, out var same)
        && same == number
        && !MyNumberDetector.IsFoundIn(number.Value));

    [Fact]
    public void TryParse_OneWrongSymbol_IsAlwaysRefused() => _anyNumber.Sample(number =>
    {
        var symbols = Bare(number);
        for (var i = 0; i < symbols.Length; i++)
        {
            foreach (var wrong in Alphabet.Where(symbol => symbol != symbols[i]))
            {
                Assert.False(ReceiptNumber.TryParse(symbols[..i] + wrong + symbols[(i + 1)..], out _));
            }
        }
    }, iter: 1000);

    [Fact]
    public void TryParse_NeighboursExchanged_IsAlwaysRefused() => _anyNumber.Sample(number =>
    {
        var symbols = Bare(number);
        for (var i = 0; i + 1 < symbols.Length; i++)
        {
            if (symbols[i] != symbols[i + 1])
            {
                Assert.False(ReceiptNumber.TryParse(symbols[..i] + symbols[i + 1] + symbols[i] + symbols[(i + 2)..], out _));
            }
        }
    }, iter: 1000);

    [Fact]
    public void TryParse_AsPeopleType_IsTaken() => _anyNumber.Sample(number =>
    {
        var bare = Bare(number);
        var wide = string.Concat(number.Value.Select(c => (char)(c - '!' + '！')));
        foreach (var typed in new[] { bare, number.Value.ToLowerInvariant(), wide, $"　{bare[..4]} {bare[4..8]} {bare[8..]} ", wide.Replace('－', 'ー') })
        {
            Assert.True(ReceiptNumber.TryParse(typed, out var same), typed);
            Assert.Equal(number, same);
        }
    }, iter: 1000);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2222-2222-2222")]
    [InlineData("K000-0000-0000")]
    [InlineData("KAEI-OUBG-SLZ1")]
    public void TryParse_OtherText_IsRefused(string? text)
    {
        Assert.False(ReceiptNumber.TryParse(text, out _));
        Assert.Throws<FormatException>(() => ReceiptNumber.Parse(text ?? ""));
    }

    [Fact]
    public void Create_AsksTheSource_TenTimesForTheWholeAlphabet()
    {
        var asked = new List<int>();

        ReceiptNumber.Create(n =>
        {
            asked.Add(n);
            return n - 1;
        });

        Assert.Equal(Enumerable.Repeat(23, 10), asked);
    }

    private static string Bare(ReceiptNumber number) => number.Value.Replace("-", "", StringComparison.Ordinal);
}
