using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

public class FilesPageTests : MyPageTest
{
    private static readonly Dictionary<string, string> _withFile = new() { ["bankAccountChoice"] = "other" };

    [Fact]
    public async Task Get_OwnFile_ComesAsADownloadThatNobodyCaches()
    {
        var application = await Given.ReceivedAsync(App, answers: _withFile);
        using var client = await App.AsCitizenAsync();

        using var response = await client.GetAsync(new Uri(FileUrl(application), UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Given.Picture, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(Given.FileName, response.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Get_OtherPersonOrWrongNumber_Returns404()
    {
        var application = await Given.ReceivedAsync(App, answers: _withFile);
        var other = await Given.ReceivedAsync(App, "citizen-02", _withFile);
        var completed = await Given.CompletedAsync(App);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(FileUrl(application), "citizen-02"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/my/applications/{application.ReceiptNumber}/files/{other.Attachments[0].Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/my/applications/{completed.ReceiptNumber}/files/{application.Attachments[0].Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/my/applications/{completed.ReceiptNumber}/letters/{completed.Letters[0].Id}", "citizen-02"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/my/applications/{application.ReceiptNumber}/letters/{completed.Letters[0].Id}"));
    }

    [Fact]
    public async Task Get_Letter_ComesAsPdf()
    {
        var application = await Given.CompletedAsync(App);
        using var client = await App.AsCitizenAsync();

        using var response = await client.GetAsync(new Uri($"/my/applications/{application.ReceiptNumber}/letters/{application.Letters[0].Id}", UriKind.Relative));

        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"児童手当 認定通知書_{application.ReceiptNumber}.pdf", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("%PDF-1.7 letter", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_BlobMissingOrChanged_ShowsAnErrorPageWithANumber(bool missing)
    {
        var application = await Given.ReceivedAsync(App, answers: _withFile);
        foreach (var blob in Directory.GetFiles(Path.Combine(App.Folder, "blobs"), "*", SearchOption.AllDirectories))
        {
            if (missing)
            {
                File.Delete(blob);
            }
            else
            {
                var bytes = await File.ReadAllBytesAsync(blob);
                bytes[50] ^= 1;
                await File.WriteAllBytesAsync(blob, bytes);
            }
        }

        using var client = await App.AsCitizenAsync();
        using var response = await client.GetAsync(new Uri(FileUrl(application), UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Null(response.Content.Headers.ContentDisposition);
        Assert.Contains("問い合わせ番号", Words(await HtmlForm.ReadAsync(response)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FileOfADraft_IsForItsOwnerOnly()
    {
        var application = await Given.ReceivedAsync(App, answers: _withFile);
        var url = $"/apply/{application.Id}/files/{application.Attachments[0].Id}";

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(url));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(url, "citizen-02"));
        Assert.Equal(1, await App.WithDbAsync(db => db.Applications.CountAsync()));
    }

    private static string FileUrl(Application application) => $"/my/applications/{application.ReceiptNumber}/files/{application.Attachments[0].Id}";
}
