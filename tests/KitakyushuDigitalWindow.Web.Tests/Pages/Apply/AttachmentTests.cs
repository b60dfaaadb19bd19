using System.Net;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Applications;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

public sealed class AttachmentTests : IDisposable
{
    private const string BankBook = "通帳またはキャッシュカードの写し";

    private static readonly Dictionary<string, string> _withBankBook = new() { ["bankAccountChoice"] = "other", ["childLiving"] = "together", ["claimantKind"] = "parent", ["pensionType"] = "kokumin", ["hasOlderChild"] = "no" };

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    private static readonly Dictionary<string, Func<byte[]>> _files = new()
    {
        ["空.png"] = () => [],
        ["大きい.png"] = () => new byte[FileInspector.MaxBytes + 1],
        ["名前だけ.png"] = () => "これは画像ではありません"u8.ToArray(),
        ["表.xlsx"] = () => [0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0],
        ["鍵.pdf"] = () => SampleFiles.Pdf("/Encrypt 5 0 R"),
    };

    [Theory]
    [InlineData("空.png", "ファイルが空です")]
    [InlineData("大きい.png", "10MBより小さいファイルにしてください")]
    [InlineData("名前だけ.png", "PDF・JPEG・PNG・HEICのどれかにしてください")]
    [InlineData("表.xlsx", "PDF・JPEG・PNG・HEICのどれかにしてください")]
    [InlineData("鍵.pdf", "パスワードを外したファイルを選んでください")]
    public async Task Post_FileThatCannotBeTaken_SaysWhyAndTakesNothing(string name, string message)
    {
        var (client, walk) = await AtAttachmentsAsync();

        var (status, page) = await walk.TryAsync(f => f.Attach(BankBook, name, _files[name]()));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var error = Assert.Single(page.QuerySelectorAll(".kdw-error-summary li"));
        Assert.Contains(message, error.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(await NamesAsync(), n => n == name);
        client.Dispose();
    }

    [Fact]
    public async Task Post_SameNameTwice_KeepsTheFirstAndSaysSo()
    {
        var (client, walk) = await AtAttachmentsAsync();
        await walk.AnswerAsync(f => f.Attach(BankBook, "通帳.png", SampleFiles.Png()), "選んだファイルを追加する");

        var (status, page) = await walk.TryAsync(f => f.Attach(BankBook, "通帳.png", SampleFiles.Png()));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("同じ名前のファイルがすでに添付されています", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await NamesAsync(), "通帳.png");
        client.Dispose();
    }

    [Fact]
    public async Task Post_GoodFile_IsKeptListedAndCanBeTakenAway()
    {
        var (client, walk) = await AtAttachmentsAsync();

        await walk.AnswerAsync(f => f.Attach(BankBook, "通帳の写し𠮷.heic", SampleFiles.Heic("heic", "mif1")), "選んだファイルを追加する");
        Assert.Contains("通帳の写し𠮷.heic", (await HtmlForm.PageAsync(client, walk.Url)).QuerySelector(".kdw-files")!.TextContent, StringComparison.Ordinal);
        await walk.AnswerAsync(button: "外す（通帳の写し𠮷.heic）");

        Assert.DoesNotContain(await NamesAsync(), n => n.EndsWith(".heic", StringComparison.Ordinal));
        client.Dispose();
    }

    [Fact]
    public async Task Post_NotRequiredFileMissing_GoesOn_RequiredMissing_IsAskedFor()
    {
        var (client, walk) = await AtAttachmentsAsync(attached: false);

        var (status, page) = await walk.TryAsync();

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"{BankBook}を添付してください", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        client.Dispose();
    }

    private async Task<(HttpClient Client, FormWalk Walk)> AtAttachmentsAsync(bool attached = false)
    {
        var draft = await _app.AddAsync(choose: _withBankBook);
        var client = await _app.AsCitizenAsync();
        var walk = FormWalk.At(client, $"/apply/{draft}/attachments");
        if (!attached)
        {
            await walk.AnswerAsync(button: $"外す（{BankBook}.png）");
        }

        return (client, walk);
    }

    private async Task<List<string>> NamesAsync() =>
        await _app.WithDbAsync(db => db.Applications.AsNoTracking().SelectMany(a => a.Attachments).Select(a => a.FileName).ToListAsync());
}
