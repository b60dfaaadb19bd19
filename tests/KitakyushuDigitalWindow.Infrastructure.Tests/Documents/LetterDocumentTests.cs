using KitakyushuDigitalWindow.Infrastructure.Documents;
using KitakyushuDigitalWindow.UseCases.Documents;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Documents;

public sealed class LetterDocumentTests
{
    [Fact]
    public void ContentHash_NumberDateAndIdGiven_StaysTheSame()
    {
        var approved = Letters.Decision() with { Number = null, Date = null, IssuedAtUtc = null, DocumentId = null };

        Assert.Equal(approved.ContentHash(), Letters.Decision().ContentHash());
        Assert.Matches("^[0-9a-f]{64}$", approved.ContentHash());
    }

    [Fact]
    public void ContentHash_AnyOtherWordChanged_Changes()
    {
        var letter = Letters.Decision();
        LetterDocument[] others =
        [
            letter with { Title = "児童手当の認定について（照会）" },
            letter with { Opening = letter.Opening + " " },
            letter with { Items = [letter.Items[1], letter.Items[0]] },
            letter with { AppealNotice = null },
            letter with { Addressee = letter.Addressee! with { Name = "北九　華子" } },
            letter with { Sender = letter.Sender! with { SealOmitted = false } },
        ];

        Assert.Equal(others.Length + 1, others.Append(letter).Select(l => l.ContentHash()).Distinct().Count());
    }

    [Fact]
    public void FromJson_AfterToJson_GivesTheSameLetter()
    {
        var letter = Letters.Receipt() with { Addressee = new LetterAddressee(null, [], "辻\U000E0100　𠮷江") };

        var read = LetterDocument.FromJson(letter.ToJson());

        Assert.Equal(letter.ContentHash(), read.ContentHash());
        Assert.Equal(letter.ToJson(), read.ToJson());
        Assert.Equal("辻\U000E0100　𠮷江", read.Addressee!.Name);
    }

    [Fact]
    public void Body_NotYetIssued_SaysWhenTheNumberComes()
    {
        var html = LetterHtml.Body(Letters.Decision() with { Number = null, Date = null });

        Assert.Contains("番号と日付は決裁のときに入ります", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_Markup_IsEncodedAndHasNoInlineStyleOrScript()
    {
        var html = LetterHtml.Body(Letters.Receipt() with { Title = "<script>x</script>" });

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.Contains("role=\"img\"", html, StringComparison.Ordinal); // the two-dimensional code has a name
    }

    [Fact]
    public void Body_FirstYearOfReiwa_IsWrittenGannen() =>
        Assert.Contains(
            "令和元年5月1日", LetterHtml.Body(Letters.Decision() with { Date = new DateOnly(2019, 5, 1) }), StringComparison.Ordinal);
}
