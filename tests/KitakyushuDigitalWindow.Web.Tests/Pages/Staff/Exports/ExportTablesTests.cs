using ClosedXML.Excel;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Exports;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff.Exports;

/// <summary>CSV and Excel read back: every character, every row, every version; and a job that is stopped.</summary>
public sealed class ExportTablesTests : IDisposable
{
    private const string Excel = "Excel（xlsx）";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    /// <summary>外字, a variation sequence, a formula, quotes and lines: as filed, or with the one mark that the page tells of.</summary>
    [Theory]
    [InlineData("𠮷田　葛󠄀子", "𠮷田　葛󠄀子")]
    [InlineData("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("+81", "'+81")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("甲,乙\n\"丙\"", "甲,乙\n\"丙\"")]
    [InlineData("001", "001")]
    public async Task AnyText_ComesBackAsFiled(string filed, string inCsv)
    {
        var number = await _app.GivenCaseAsync();
        await _app.AnswerAsync(number, AnswerSet.RowKey("children", 1, "childName"), filed);
        using var clerk = _app.AsStaff();

        var csv = ExportSteps.CsvTables(await _app.ExportedAsync(clerk));
        _app.Clock.Now = _app.Clock.Now.AddSeconds(1);
        using var book = Workbook(await _app.ExportedAsync(clerk, Excel));

        var name = csv["お子さん"].Column("児童の氏名")[0];
        Assert.Equal(inCsv, name);
        var sheet = book.Worksheets.Single(w => w.Row(1).CellsUsed().Any(c => c.GetString() == "児童の氏名"));
        var cell = sheet.Cell(2, sheet.Row(1).CellsUsed().Single(c => c.GetString() == "児童の氏名").Address.ColumnNumber);
        Assert.Equal(filed, cell.GetString());
        Assert.Equal((XLDataType.Text, false), (cell.DataType, cell.HasFormula));
    }

    [Fact]
    public async Task LongAnswers_AreWhole()
    {
        var text = string.Concat(Enumerable.Repeat("長い回答𠮷", 1000));
        var number = await _app.GivenCaseAsync();
        await _app.AnswerAsync(number, "applicantPhone", text);
        using var clerk = _app.AsStaff();

        var csv = ExportSteps.CsvTables(await _app.ExportedAsync(clerk));
        _app.Clock.Now = _app.Clock.Now.AddSeconds(1);
        using var book = Workbook(await _app.ExportedAsync(clerk, Excel));

        Assert.Contains(csv["申請"][1], c => c == text);
        Assert.Contains(book.Worksheet(1).Row(2).CellsUsed(), c => c.GetString() == text);
    }

    [Fact]
    public async Task RepeatingGroups_AreATableOfTheirOwnWithOneLinePerRow()
    {
        var received = await Given.ReceivedAsync(_app); // two children
        using var clerk = _app.AsStaff(received.Ward);

        using var book = Workbook(await _app.ExportedAsync(clerk, Excel));

        var cases = book.Worksheet(1);
        var children = book.Worksheets.Single(w => w.Name == "第1版_お子さん");
        Assert.Equal(2, cases.RowsUsed().Count());
        Assert.Equal(["行", "1", "2"], children.Column(3).CellsUsed().Select(c => c.GetString()));
        Assert.All(children.Column(2).CellsUsed().Skip(1), c => Assert.Equal(received.ReceiptNumber, c.GetString()));
        foreach (var sheet in book.Worksheets)
        {
            var headers = sheet.Row(1).CellsUsed().Select(c => c.GetString()).ToList();
            Assert.Equal(headers.Count, headers.Distinct().Count());
        }
    }

    [Fact]
    public async Task Versions_StandInFilesOfTheirOwnEachWithItsColumns()
    {
        await SampleProcedure.PublishAsync(_app);
        await _app.AsCitizenAsync();
        await Given.FileAsync(_app, await SampleProcedure.DraftAsync(_app));
        await SampleProcedure.PublishSecondAsync(_app);
        await _app.AsCitizenAsync("citizen-02");
        await Given.FileAsync(_app, await _app.AddAsync("citizen-02", SampleProcedure.Id));
        await _app.WithDbAsync(db => db.Applications.Where(a => a.ProcedureId == SampleProcedure.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Ward, Ward.KokuraKita)));
        using var clerk = _app.AsStaff();

        var file = await _app.ExportedAsync(clerk, procedure: "見本の届出");

        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        var tables = zip.Entries.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => ExportSteps.Csv(ExportSteps.Bytes(e))).ToList();
        Assert.Equal(["見本の届出_第1版_申請.csv", "見本の届出_第2版_申請.csv"], zip.Entries.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["新しく始めたため"], tables[0].Column("理由"));
        Assert.DoesNotContain("場所", tables[0][0]);
        Assert.Contains("場所", tables[1][0]);
        Assert.Equal(["sample-filing/2/1"], tables[1].Column("列の版"));
    }

    [Fact]
    public async Task NoCases_AFileWithItsColumns()
    {
        using var clerk = _app.AsStaff();

        var tables = ExportSteps.CsvTables(await _app.ExportedAsync(clerk));

        Assert.Contains("受付番号", Assert.Single(tables["申請"]));
        Assert.Contains("0件", (await HtmlForm.PageAsync(clerk, ExportSteps.Url)).QuerySelector(".kdw-exports")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoreThanOnePage_EveryCaseOnceAndProgressIsSeen()
    {
        var number = await _app.GivenCaseAsync();
        const int count = ExportCasesQuery.PageSize + 7;
        await CopiesAsync(number, count - 1);
        using var clerk = _app.AsStaff();

        var tables = ExportSteps.CsvTables(await _app.ExportedAsync(clerk));

        Assert.Equal(count, tables["申請"].Column("受付番号").Distinct().Count());
        Assert.Equal(count, tables["申請"].Count - 1);
        Assert.Equal(count, await _app.WithDbAsync(db => db.Audit.CountAsync(e => e.What == "application.export")));
    }

    [Fact]
    public async Task TooManyCases_FailsInWordsThatSayWhatToDo()
    {
        var number = await _app.GivenCaseAsync();
        await CopiesAsync(number, Export.MaxCases);
        using var clerk = _app.AsStaff();
        using var asked = await (await clerk.AskFormAsync()).PostAsync("書き出す");

        await _app.RunExportsAsync();

        var row = (await HtmlForm.PageAsync(clerk, ExportSteps.Url)).QuerySelector(".kdw-exports tbody")!.TextContent;
        Assert.Contains("20,000件まで", row, StringComparison.Ordinal);
        Assert.Contains("もう一度作る", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MakerDied_AnotherMakesItAgainFromTheStartAfterTheLease()
    {
        await _app.GivenCaseAsync();
        using var clerk = _app.AsStaff();
        using var asked = await (await clerk.AskFormAsync()).PostAsync("書き出す");
        await _app.WithDbAsync(db =>
        {
            var export = db.Exports.Single();
            export.Claim(_app.Clock.Now.UtcDateTime);
            export.Progress(1, 1, _app.Clock.Now.UtcDateTime);
            return db.SaveChangesAsync();
        });

        Assert.Equal(0, await _app.RunExportsAsync()); // it may still be at work
        Assert.NotNull((await HtmlForm.PageAsync(clerk, ExportSteps.Url)).QuerySelector("progress[max='1'][value='1']"));
        _app.Clock.Now = _app.Clock.Now.AddMinutes(3);
        Assert.Equal(1, await _app.RunExportsAsync());

        var made = await _app.LastExportAsync();
        Assert.Equal((1, 2), (made.DoneCount, made.Attempts));
        Assert.Single(ExportSteps.CsvTables(await clerk.ReceivedAsync(made))["申請"].Skip(1));
    }

    [Fact]
    public async Task StoreBroken_TriesThreeTimesThenFailsAndCanBeMadeAgain()
    {
        var store = new BrokenStore();
        using var app = new AppFactory().WithServices(s => s.RemoveAll<IBlobStore>().AddSingleton<IBlobStore>(store));
        using var clerk = app.AsStaff();
        using var asked = await (await clerk.AskFormAsync()).PostAsync("書き出す");
        for (var i = 0; i < Export.MaxAttempts; i++)
        {
            Assert.Equal(1, await app.RunExportsAsync());
            app.Clock.Now = app.Clock.Now.AddMinutes(1);
        }

        Assert.Equal(0, await app.RunExportsAsync());
        var page = await HtmlForm.PageAsync(clerk, ExportSteps.Url);
        Assert.Contains("途中で止まりました。もう一度作ってください", page.QuerySelector(".kdw-exports")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.Folder, "scratch")));
    }

    [Fact]
    public async Task Scratch_HoldsNoReadableText()
    {
        await using var scratch = _app.Services.GetRequiredService<IScratchFiles>().Create();
        var text = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("北九　花子", 20_000)));
        await scratch.Writing.WriteAsync(text);
        await scratch.Writing.FlushAsync();

        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(_app.Folder, "scratch")));
        using var peek = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[text.Length];
        var seen = await peek.ReadAtLeastAsync(bytes, 1);

        Assert.True(bytes.AsSpan(0, seen).IndexOf("花子"u8) < 0);
        using var back = new MemoryStream();
        await scratch.Read().CopyToAsync(back);
        Assert.Equal(text, back.ToArray());
    }

    private static XLWorkbook Workbook(byte[] file) => new(new MemoryStream(file));

    /// <summary>More cases like this one, written without their forms being filled again.</summary>
    private Task<int> CopiesAsync(string number, int count) => _app.WithDbAsync(async db =>
    {
        var columns = string.Join(", ", db.Model.FindEntityType(typeof(Application))!.GetProperties().Select(p => p.GetColumnName())
            .Where(c => c is not ("Id" or "Sequence" or "ReceiptNumber")).Select(c => $"\"{c}\""));
        var sql = $$"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {1})
            INSERT INTO app_applications (Id, Sequence, ReceiptNumber, {{columns}})
            SELECT upper(substr(hex(randomblob(16)), 1, 8) || '-0000-4000-8000-' || substr('000000000000' || n.i, -12)), Sequence + n.i, 'C' || n.i, {{columns}}
            FROM app_applications, n WHERE ReceiptNumber = {0}
            """;
        return await db.Database.ExecuteSqlAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql, number, count));
    });

    private sealed class BrokenStore : IBlobStore
    {
        public Task<string> PutAsync(Stream content, CancellationToken cancellationToken) => throw new IOException("The disk is full.");

        public Task<Stream> OpenAsync(string contentHash, CancellationToken cancellationToken) => throw new BlobNotFoundException();

        public Task<bool> ExistsAsync(string contentHash, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task DeleteAsync(string contentHash, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
