using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.Web.Hosting.Commands;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Operation;

/// <summary><c>procedures check</c>, and the import that refuses what it would report.</summary>
public class CheckProceduresTests
{
    private static readonly List<(string Id, string Json)> _shipped = [.. DefinitionImport.Shipped()];

    [Fact]
    public void Run_AllShipped_ReportsEachAndSucceeds()
    {
        var (code, report) = Run(_shipped);

        Assert.Equal(0, code);
        Assert.All(_shipped, s => Assert.Contains($" {s.Id}　", report, StringComparison.Ordinal));
        Assert.Contains("誤り 0件", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OneNamed_ReportsThatOneOnly()
    {
        var (code, report) = Run(_shipped, "dog-registration");

        Assert.Equal(0, code);
        Assert.Contains("dog-registration", report, StringComparison.Ordinal);
        Assert.DoesNotContain("resident-record-copy", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FaultyFile_SaysWhereAndWhatToDoAndFails()
    {
        var (code, report) = Run(Spoilt("dog-registration", "\"purpose\": \"", "\"purpose\": \"\", \"note\": \""), "dog-registration");

        Assert.Equal(1, code);
        Assert.Contains("[purpose.missing]", report, StringComparison.Ordinal);
        Assert.Contains("利用目的がありません。答えを何に使うかを書いてください", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FileThatIsNoDefinition_SaysSoAndReportsTheOthers()
    {
        var (code, report) = Run([("broken", "{"), .. _shipped]);

        Assert.Equal(1, code);
        Assert.Contains("× broken", report, StringComparison.Ordinal);
        Assert.Contains("dog-registration", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnknownId_SaysSoAndFails()
    {
        var (code, report) = Run(_shipped, "cat-registration");

        Assert.Equal(2, code);
        Assert.Contains("手続「cat-registration」の定義がありません", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_ProceduresCheck_NeedsNoServerAndNoDatabase()
    {
        var folder = Directory.CreateTempSubdirectory("kdw-check-").FullName;
        using var portal = PortalProcess.Start(folder, ["procedures", "check", "dog-registration"], ("Database__Provider", "SqlServer"));

        Assert.Equal(0, await portal.ExitAsync());
        Assert.Contains("dog-registration", portal.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task Import_FaultyFile_IsRefusedWithItsFaultsAndNothingIsPublished()
    {
        using var app = new AppFactory();
        var faulty = Spoilt("dog-registration", "\"prefillFrom\": \"card.name\"", "\"prefillFrom\": \"card.nickname\"");

        var refused = await Assert.ThrowsAsync<FormatException>(() => app.WithDbAsync(db =>
            DefinitionImport.ImportAsync(db, faulty, app.Clock.Now.UtcDateTime, CancellationToken.None)));

        Assert.Contains("dog-registration", refused.Message, StringComparison.Ordinal);
        Assert.Contains("[prefill.unknown]", refused.Message, StringComparison.Ordinal);
        Assert.Equal(_shipped.Count, await app.WithDbAsync(db => db.ProcedureVersions.CountAsync()));
    }

    private static (int Code, string Report) Run(IEnumerable<(string Id, string Json)> files, params string[] ids)
    {
        using var output = new StringWriter();
        var code = CheckProcedures.Run(ids, files, output, TimeProvider.System);
        return (code, output.ToString());
    }

    private static List<(string Id, string Json)> Spoilt(string id, string good, string bad)
    {
        var json = _shipped.Single(s => s.Id == id).Json;
        var at = json.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{id} does not say {good}.");
        var spoilt = json[..at] + bad + json[(at + good.Length)..];
        _ = DefinitionImport.Read(spoilt); // it loads: only the prover minds
        return [.. _shipped.Select(s => s.Id == id ? (id, spoilt) : s)];
    }
}
