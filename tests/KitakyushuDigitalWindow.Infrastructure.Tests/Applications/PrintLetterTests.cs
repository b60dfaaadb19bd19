using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Infrastructure.Tests.Documents;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Applications;

public sealed class PrintLetterTests
{
    [Fact]
    public async Task Handle_DecidedApplication_PrintsNameNumberDecisionAndAppealNotice()
    {
        using var app = new AppFactory { PrintsForReal = true };
        var number = await app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Decided });

        await app.RunJobsAsync();

        var stored = await app.StoredCaseAsync(number);
        var issued = Assert.Single(stored.Letters);
        await using var content = await app.Services.GetRequiredService<IBlobStore>().OpenAsync(issued.ContentHash, CancellationToken.None);
        using var pdf = new MemoryStream();
        await content.CopyToAsync(pdf);
        Assert.Equal(issued.Length, pdf.Length);
        var text = new PrintedLetter(pdf.ToArray()).Text;
        Assert.Contains("北九花子様", text, StringComparison.Ordinal);
        Assert.Contains("北九小倉北保子第77号", text, StringComparison.Ordinal);
        Assert.Contains("令和8年11月22日", text, StringComparison.Ordinal); // the day of the decision
        Assert.Contains("申請のとおり認めます。", text, StringComparison.Ordinal);
        Assert.Contains("3か月以内に、北九州市長へ審査請求をすることができます。", text, StringComparison.Ordinal);
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Contains(stored.CurrentDecision!.LetterHash[..16], text, StringComparison.Ordinal);
    }
}
