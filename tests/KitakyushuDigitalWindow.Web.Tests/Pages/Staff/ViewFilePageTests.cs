using System.Net;
using System.Text;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>添付の表示: pictures only, page by page, turned and enlarged by links.</summary>
public sealed class ViewFilePageTests : IDisposable
{
    private static readonly byte[] _pngHead = [0x89, 0x50, 0x4E, 0x47];

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_Photograph_IsShownTurnedAndEnlarged()
    {
        var (number, file) = await GivenAsync();
        using var clerk = _app.AsStaff();
        var url = $"/staff/applications/{number}/files/{file}";

        var page = await HtmlForm.PageAsync(clerk, url + "/view?turn=90&zoom=150");

        var frame = page.QuerySelector(".kdw-viewer__frame")!;
        Assert.Equal(("90", "150"), (frame.GetAttribute("data-turn"), frame.GetAttribute("data-zoom")));
        Assert.Contains(page.QuerySelectorAll("main a"), a => a.TextContent == "右に回す" && a.GetAttribute("href")!.EndsWith("?sheet=1&turn=180&zoom=150", StringComparison.Ordinal));
        using var picture = await clerk.OpenAsync(page.QuerySelector(".kdw-viewer img")!.GetAttribute("src")!);
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", picture.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(await _app.WithDbAsync(db => Task.FromResult(db.Audit.Any(a => a.What == "application.view_file" && a.Subject == number))));
    }

    [Fact]
    public async Task Get_PdfOfTwoPages_ShowsEachAsAPicture()
    {
        var (number, file) = await GivenAsync(Pdf(2), FileKind.Pdf);
        using var clerk = _app.AsStaff();
        var url = $"/staff/applications/{number}/files/{file}";

        var first = (await HtmlForm.PageAsync(clerk, url + "/view")).MainText();
        var beyond = (await HtmlForm.PageAsync(clerk, url + "/view?sheet=99")).MainText();

        Assert.Contains("1 / 2ページ", first, StringComparison.Ordinal);
        Assert.Contains("次のページ", first, StringComparison.Ordinal);
        Assert.Contains("2 / 2ページ", beyond, StringComparison.Ordinal);
        Assert.DoesNotContain("次のページ", beyond, StringComparison.Ordinal);
        using var second = await clerk.OpenAsync(url + "/image/2");
        Assert.Equal("image/png", second.Content.Headers.ContentType!.MediaType);
        Assert.Equal(_pngHead, (await second.Content.ReadAsByteArrayAsync())[..4]);
        using var third = await clerk.OpenAsync(url + "/image/3");
        Assert.Equal(HttpStatusCode.NotFound, third.StatusCode);
    }

    [Fact]
    public async Task Get_DamagedPdf_OffersToSaveIt()
    {
        var (number, file) = await GivenAsync(Encoding.ASCII.GetBytes("%PDF-1.7\nnothing that could be read"), FileKind.Pdf);

        var page = await HtmlForm.PageAsync(_app.AsStaff(), $"/staff/applications/{number}/files/{file}/view");

        Assert.Contains("この画面に出せません", page.MainText(), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("main a[download]"), a => a.TextContent == "保存する");
    }

    [Fact]
    public async Task Get_FileThatIsNotScannedYet_IsNotShown()
    {
        using var app = new AppFactory { Scanner = new FakeScanner() };
        var number = await app.GivenCaseAsync();
        var file = (await app.StoredCaseAsync(number)).Attachments[0].Id;
        using var clerk = app.AsStaff();

        var page = await HtmlForm.PageAsync(clerk, $"/staff/applications/{number}/files/{file}/view");
        using var picture = await clerk.OpenAsync($"/staff/applications/{number}/files/{file}/image/1");

        Assert.Contains("ウイルスを確認中", page.MainText(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".kdw-viewer"));
        Assert.Equal(HttpStatusCode.Conflict, picture.StatusCode);
    }

    [Fact]
    public async Task Get_FileOfAnotherWard_IsNotThere()
    {
        var (number, file) = await GivenAsync();
        using var other = _app.AsStaff(Ward.Moji);

        foreach (var url in new[] { $"/staff/applications/{number}/files/{file}/view", $"/staff/applications/{number}/files/{file}/image/1" })
        {
            using var response = await other.OpenAsync(url);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    private async Task<(string Number, Guid File)> GivenAsync(byte[]? content = null, FileKind kind = FileKind.Png)
    {
        var number = await _app.GivenCaseAsync();
        if (content is not null)
        {
            using var stream = new MemoryStream(content);
            var hash = await _app.Services.GetRequiredService<IBlobStore>().PutAsync(stream, CancellationToken.None);
            await _app.WithDbAsync(async db =>
            {
                var application = db.Applications.Single(a => a.ReceiptNumber == number);
                await db.Entry(application).Collection(a => a.Attachments).LoadAsync();
                var attachment = db.Entry(application.Attachments[0]);
                attachment.Property(a => a.ContentHash).CurrentValue = hash;
                attachment.Property(a => a.ContentType).CurrentValue = kind.MediaType();
                return await db.SaveChangesAsync();
            });
        }

        return (number, (await _app.StoredCaseAsync(number)).Attachments[0].Id);
    }

    /// <summary>The smallest PDF with so many pages that a reader accepts.</summary>
    private static byte[] Pdf(int pages)
    {
        var (text, offsets) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        void Add(string body)
        {
            offsets.Add(text.Length);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add($"<< /Type /Pages /Count {pages} /Kids [{string.Join(' ', Enumerable.Range(3, pages).Select(i => i + " 0 R"))}] >>");
        for (var i = 0; i < pages; i++)
        {
            Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
        }

        var xref = text.Length;
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{o:0000000000} 00000 n \n"));
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer << /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
