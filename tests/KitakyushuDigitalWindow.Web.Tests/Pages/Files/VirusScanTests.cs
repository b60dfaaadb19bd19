using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;
using static KitakyushuDigitalWindow.TestSupport.SampleProcedure;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Files;

/// <summary>ウイルスの検査 on every page that shows, hands out or sends a file.</summary>
public sealed class VirusScanTests : IDisposable
{
    private const string Paper = "通帳の写し";
    private const string BankBook = "通帳またはキャッシュカードの写し";
    private const string Upload = "選んだファイルを追加する";
    private const string Found = "「通帳.pdf」からウイルスが見つかりました。外してから、別のファイルを選んでください";

    private static readonly Dictionary<string, string> _withFile = new() { ["bankAccountChoice"] = "other" };
    private static readonly byte[] _infected = SampleFiles.Pdf(pageText: "VIRUS");
    private static readonly byte[] _locked = SampleFiles.Pdf(pageText: "LOCKED");

    private readonly FakeScanner _scanner = new();
    private readonly AppFactory _app;

    public VirusScanTests() => _app = new AppFactory { Scanner = _scanner };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_FileNotScannedYet_GoesOnAndSaysThatItIsBeingChecked()
    {
        var (draft, client, walk) = await AtPapersAsync(SampleFiles.Pdf());

        Assert.Contains("ウイルスを確認中", (await HtmlForm.PageAsync(client, walk.Url)).QuerySelector(".kdw-files")!.TextContent, StringComparison.Ordinal);
        await walk.AnswerAsync();

        Assert.Equal($"/apply/{draft}/check", walk.Url);
        Assert.Contains("ウイルスを確認中", (await HtmlForm.PageAsync(client, walk.Url)).QuerySelector(".kdw-summary:last-of-type")!.TextContent, StringComparison.Ordinal);
        using var sent = await SubmitAsync(client, draft);
        Assert.Equal($"/apply/{draft}/done", sent.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Get_CleanFile_HasNoMarkAndALink()
    {
        var (_, client, walk) = await AtPapersAsync(SampleFiles.Pdf());
        await _app.ScanAsync();

        var files = (await HtmlForm.PageAsync(client, walk.Url)).QuerySelector(".kdw-files")!;

        Assert.NotNull(files.QuerySelector("a"));
        Assert.Null(files.QuerySelector(".kdw-chip"));
    }

    [Fact]
    public async Task Get_InfectedFile_IsAnErrorOfItsQuestionAndOfTheCheckPage()
    {
        var (draft, client, walk) = await AtPapersAsync(_infected);
        await _app.ScanAsync();

        var page = await HtmlForm.PageAsync(client, walk.Url);
        Assert.Contains(Found, page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Found, page.QuerySelector(".kdw-error")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".kdw-files a"));

        var check = await HtmlForm.PageAsync(client, $"/apply/{draft}/check");
        var link = check.QuerySelector(".kdw-error-summary a")!;
        Assert.Contains(Found, link.TextContent, StringComparison.Ordinal);
        Assert.Contains("変更", check.QuerySelector(link.GetAttribute("href")!)!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NextWithInfectedFile_StaysUntilItIsTakenAway()
    {
        var (draft, client, walk) = await AtPapersAsync(_infected);
        await _app.ScanAsync();

        var (status, page) = await walk.TryAsync();
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(Found, page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);

        await walk.AnswerAsync(button: "外す（通帳.pdf）");
        await walk.AnswerAsync(f => f.Attach(Paper, "撮り直し.pdf", SampleFiles.Pdf()), Upload);
        await walk.AnswerAsync();
        Assert.Equal($"/apply/{draft}/check", walk.Url);
        using var sent = await SubmitAsync(client, draft);
        Assert.Equal($"/apply/{draft}/done", sent.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_SubmitWithRejectedFile_IsRefusedAndNothingIsLost(bool infected)
    {
        var (draft, client, _) = await AtPapersAsync(infected ? _infected : _locked);
        var check = await HtmlForm.GetAsync(client, $"/apply/{draft}/check"); // opened before the verdict
        await _app.ScanAsync();

        using var response = await check.Choose("書いた内容は事実です").PostAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains("受け取れないファイルがあるため、送信していません", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(infected ? "ウイルスが見つかりました" : "安全を確認できませんでした", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.True(((IHtmlInputElement)page.QuerySelector("input[name=Declared]")!).IsChecked);
        var after = await Given.SavedAsync(_app, draft);
        Assert.Equal((ApplicationStatus.Draft, 1), (after.Status, after.Attachments.Count));
        Assert.Equal("新しく始めたため", after.Answers["why"]!.Value);
    }

    [Fact]
    public async Task Attach_InfectedContentOfAnotherPerson_IsKnownAtOnce()
    {
        await AtPapersAsync(_infected);
        await _app.ScanAsync();

        var (_, client, walk) = await AtPapersAsync(_infected, "citizen-02");

        Assert.Contains(Found, (await HtmlForm.PageAsync(client, walk.Url)).QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, _scanner.Scans);
    }

    [Theory]
    [InlineData(FileScanState.Pending, "まだ開けません")]
    [InlineData(FileScanState.Infected, "からウイルスが見つかりました")]
    [InlineData(FileScanState.Unscannable, "安全を確認できませんでした")]
    public async Task Get_FileThatIsNotClean_AnswersWithAPageThatSaysWhyAndNoByte(FileScanState state, string words)
    {
        var application = await Given.ReceivedAsync(_app, answers: _withFile);
        await MarkAsync(state);
        var file = application.Attachments[0];
        using var citizen = await _app.AsCitizenAsync();
        using var staff = _app.AsStaff();
        (HttpClient Client, string Url)[] ways =
        [
            (citizen, $"/apply/{application.Id}/files/{file.Id}"), (citizen, $"/my/applications/{application.ReceiptNumber}/files/{file.Id}"),
            (staff, $"/staff/applications/{application.ReceiptNumber}/files/{file.Id}"),
        ];

        foreach (var (client, url) in ways)
        {
            using var response = await client.GetAsync(new Uri(url, UriKind.Relative));

            Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
            Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
            Assert.True(response.Headers.CacheControl!.NoStore);
            var main = (await HtmlForm.ReadAsync(response)).QuerySelector("main")!;
            Assert.Contains(words, main.TextContent, StringComparison.Ordinal);
            Assert.Contains(Given.FileName, main.TextContent, StringComparison.Ordinal);
            Assert.NotNull(main.QuerySelector("a.kdw-button"));
        }

        Assert.False(await _app.WithDbAsync(db => db.Audit.AnyAsync(a => a.What == "application.view_file")));
    }

    [Fact]
    public async Task Get_CleanFile_IsSentToCitizenAndStaff()
    {
        var application = await Given.ReceivedAsync(_app, answers: _withFile);
        await _app.ScanAsync();
        using var citizen = await _app.AsCitizenAsync();
        using var staff = _app.AsStaff();

        foreach (var (client, area) in new[] { (citizen, "my"), (staff, "staff") })
        {
            using var response = await client.GetAsync(
                new Uri($"/{area}/applications/{application.ReceiptNumber}/files/{application.Attachments[0].Id}", UriKind.Relative));
            Assert.Equal(Given.Picture, await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Get_NotCleanFileOfAnother_Is404AsEver()
    {
        var application = await Given.ReceivedAsync(_app, answers: _withFile);
        var file = application.Attachments[0];
        using var other = await _app.AsCitizenAsync("citizen-02");
        using var elsewhere = _app.AsStaff(KitakyushuDigitalWindow.Domain.Ward.Moji);

        foreach (var (client, url) in new[]
        {
            (other, $"/apply/{application.Id}/files/{file.Id}"), (other, $"/my/applications/{application.ReceiptNumber}/files/{file.Id}"),
            (elsewhere, $"/staff/applications/{application.ReceiptNumber}/files/{file.Id}"),
        })
        {
            using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Get_Letter_IsOursAndNeverWaitsForAScan()
    {
        var application = await Given.CompletedAsync(_app);
        using var client = await _app.AsCitizenAsync();

        using var response = await client.GetAsync(new Uri($"/my/applications/{application.ReceiptNumber}/letters/{application.Letters[0].Id}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Get_CaseWithFileFoundInfectedLater_SaysSoAndLeadsToACorrection()
    {
        var withFile = await Given.ReceivedAsync(_app, answers: _withFile, treat: a => Assert.True(a.StartReview(Given.StaffAct(_app)).Succeeded));
        await MarkAsync(FileScanState.Infected);
        using var staff = _app.AsStaff();

        var page = await HtmlForm.PageAsync(staff, $"/staff/applications/{withFile.ReceiptNumber}");

        var banner = page.QuerySelector("section[aria-labelledby=rejected]")!;
        Assert.Contains($"{BankBook}　{Given.FileName}：ウイルスが見つかりました（Test.Virus）", banner.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/staff/applications/{withFile.ReceiptNumber}/request-correction", banner.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector($"a[href$='/files/{withFile.Attachments[0].Id}']"));
        using var citizen = await _app.AsCitizenAsync();
        Assert.Contains("ウイルスあり", (await HtmlForm.PageAsync(citizen, $"/my/applications/{withFile.ReceiptNumber}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correct_InfectedFiledFile_IsReplacedByAnother_AndAnInfectedOneIsRefusedFirst()
    {
        var application = await Given.AwaitingCorrectionAsync(_app, ["attachment8"], _withFile);
        await MarkAsync(FileScanState.Infected);
        using var client = await _app.AsCitizenAsync();
        var (correct, check) = ($"/my/applications/{application.ReceiptNumber}/correct", $"/my/applications/{application.ReceiptNumber}/correct/check");
        // the filed file is no error of the citizen's any more: it cannot be taken away
        Assert.Null((await HtmlForm.PageAsync(client, correct)).QuerySelector(".kdw-error-summary"));

        using (var saved = await (await HtmlForm.GetAsync(client, correct)).Attach(BankBook, "通帳.pdf", _infected).PostAsync("直した内容を確認する"))
        {
            Assert.Equal(check, saved.Headers.Location!.ToString());
        }

        await _app.ScanAsync();
        var seen = await HtmlForm.GetAsync(client, check);
        Assert.Contains(Found, seen.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var refused = await seen.PostAsync("直した内容を送信する"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("受け取れないファイルがあるため", (await HtmlForm.ReadAsync(refused)).QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(ApplicationStatus.AwaitingCorrection, (await Given.SavedAsync(_app, application.Id)).Status);
        using (var still = await (await HtmlForm.GetAsync(client, correct)).PostAsync("直した内容を確認する"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, still.StatusCode);
            Assert.Contains(Found, (await HtmlForm.ReadAsync(still)).QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        }

        using (var detached = await (await HtmlForm.GetAsync(client, correct)).PostAsync("外す（通帳.pdf）"))
        {
            Assert.Equal(correct, detached.Headers.Location!.ToString());
        }

        using (var again = await (await HtmlForm.GetAsync(client, correct)).Attach(BankBook, "撮り直し.pdf", SampleFiles.Pdf()).PostAsync("直した内容を確認する"))
        {
            Assert.Equal(check, again.Headers.Location!.ToString());
        }

        using var sent = await (await HtmlForm.GetAsync(client, check)).PostAsync("直した内容を送信する");
        Assert.Equal(ApplicationStatus.UnderReview, (await Given.SavedAsync(_app, application.Id)).Status);
    }

    [Fact]
    public async Task Get_NoScannerSetUp_FilesAreOpenAndStaffReadsThatNobodyScans()
    {
        using var app = new AppFactory();
        var application = await Given.ReceivedAsync(app, answers: _withFile);
        using var staff = app.AsStaff();

        var page = await HtmlForm.PageAsync(staff, $"/staff/applications/{application.ReceiptNumber}");

        Assert.Contains("この環境ではウイルスの検査をしていません", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href$='/files/{application.Attachments[0].Id}']"));
        Assert.Equal(0, await app.ScanAsync());
    }

    /// <summary>A draft with this file, on the page of its papers.</summary>
    private async Task<(Guid Draft, HttpClient Client, FormWalk Walk)> AtPapersAsync(byte[] content, string subject = "citizen-01")
    {
        if (!await _app.WithDbAsync(db => db.ProcedureVersions.AnyAsync(v => v.ProcedureId == Id)))
        {
            await PublishAsync(_app);
        }

        var client = await _app.AsCitizenAsync(subject);
        var draft = await DraftAsync(_app, subject);
        var walk = FormWalk.At(client, $"/apply/{draft}/papers");
        await walk.AnswerAsync(button: $"外す（{Paper}.png）");
        await walk.AnswerAsync(f => f.Attach(Paper, "通帳.pdf", content), Upload);
        return (draft, client, walk);
    }

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient client, Guid draft) =>
        await (await HtmlForm.GetAsync(client, $"/apply/{draft}/check")).Choose("書いた内容は事実です").PostAsync();

    private Task<int> MarkAsync(FileScanState state) => _app.WithDbAsync(async db =>
    {
        if (state != FileScanState.Pending)
        {
            await db.FileScans.ForEachAsync(s => s.Finish(state, state == FileScanState.Infected ? "Test.Virus" : ScanReasons.Encrypted, _app.Clock.Now.UtcDateTime));
        }

        return await db.SaveChangesAsync();
    });
}
