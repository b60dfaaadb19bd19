using System.Net;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

public class SlipPageTests
{
    [Fact]
    public async Task Get_PrintedForReal_SaysWhatArrivedAndThatItIsNoResult()
    {
        using var app = new AppFactory { PrintsForReal = true };
        var application = await Given.ReceivedAsync(app, "citizen-04", new Dictionary<string, string> { ["bankAccountChoice"] = "other" });
        using var client = await app.AsCitizenAsync("citizen-04");

        using var response = await client.GetAsync(new Uri($"/my/applications/{application.ReceiptNumber}/slip", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"受付票_{application.ReceiptNumber}.pdf", response.Content.Headers.ContentDisposition!.FileNameStar);
        using var pdf = PdfDocument.Open(await response.Content.ReadAsByteArrayAsync());
        var words = string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v)));
        foreach (var expected in new[]
        {
            application.ReceiptNumber!, "令和8年11月24日午前10時0分", "児童手当の認定請求", "𠮷田花子様", "門司区役所保健福祉課", "通帳の写し𠮷.png", "手数料なし",
            "令和8年12月24日（木）ごろまで", "審査の結果ではありません", $"/my/applications/{application.ReceiptNumber}", "093-331-1881",
        })
        {
            Assert.Contains(expected, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_CannotBePrinted_SaysToTryAgain()
    {
        using var app = new AppFactory();
        var application = await Given.ReceivedAsync(app);
        ((FakeRenderer)app.Services.GetRequiredService<IDocumentRenderer>()).IsBroken = true;
        using var client = await app.AsCitizenAsync();

        using var response = await client.GetAsync(new Uri($"/my/applications/{application.ReceiptNumber}/slip", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var main = (await HtmlForm.ReadAsync(response)).QuerySelector("main")!;
        Assert.Contains("もう一度お試しください", main.TextContent, StringComparison.Ordinal);
        Assert.Contains(application.ReceiptNumber!, main.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_TooOften_Returns429()
    {
        using var app = new AppFactory().With("RateLimits:Submit", "2");
        var application = await Given.ReceivedAsync(app);
        using var client = await app.AsCitizenAsync();
        var url = new Uri($"/my/applications/{application.ReceiptNumber}/slip", UriKind.Relative);
        using var first = await client.GetAsync(url);
        using var second = await client.GetAsync(url);

        using var third = await client.GetAsync(url);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
    }
}
