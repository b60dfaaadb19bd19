using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Infrastructure.Jobs;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Files;

/// <summary>The job that has files scanned.</summary>
public sealed class ScanFilesTests : IDisposable
{
    private static readonly Dictionary<string, string> _withFile = new() { ["bankAccountChoice"] = "other" };

    private readonly FakeScanner _scanner = new();
    private readonly AppFactory _app;

    public ScanFilesTests() => _app = new AppFactory { Scanner = _scanner };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Scan_SameContentOfTwoPeople_IsScannedOnce()
    {
        await Given.ReceivedAsync(_app, answers: _withFile);
        await Given.ReceivedAsync(_app, "citizen-02", _withFile);

        Assert.Equal(1, await _app.ScanAsync());
        await Given.ReceivedAsync(_app, "citizen-01", _withFile);
        await _app.ScanAsync();

        Assert.Equal(1, _scanner.Scans);
        var scan = await OnlyAsync();
        Assert.Equal((FileScanState.Clean, 1, _app.Clock.Now.UtcDateTime), (scan.State, scan.Attempts, scan.ScannedAtUtc));
    }

    [Fact]
    public async Task Scan_ScannerAway_WaitsEachTimeLongerAndLosesNothing()
    {
        await Given.ReceivedAsync(_app, answers: _withFile);
        _scanner.IsAway = true;
        for (var round = 0; round < 60; round++)
        {
            await _app.ScanAsync();
            _app.Clock.Now = _app.Clock.Now.AddMinutes(1);
        }

        var waiting = await OnlyAsync();
        Assert.Equal(FileScanState.Pending, waiting.State);
        Assert.InRange(_scanner.Scans, 20, 40); // every two minutes in the end
        _scanner.IsAway = false;
        _app.Clock.Now = _app.Clock.Now.AddMinutes(2);

        Assert.Equal(1, await _app.ScanAsync());
        Assert.Equal(FileScanState.Clean, (await OnlyAsync()).State);
    }

    [Fact]
    public async Task Scan_ScannerAway_IsAskedOnceInARound()
    {
        _scanner.IsAway = true;
        for (var i = 0; i < 5; i++)
        {
            await AddScanAsync($"different content {i}");
        }

        await _app.ScanAsync();

        Assert.Equal(1, _scanner.Scans);
    }

    [Fact]
    public async Task Scan_WorkerDied_AnotherTakesItAfterTheLease()
    {
        await Given.ReceivedAsync(_app, answers: _withFile);
        await _app.WithDbAsync(async db =>
        {
            (await db.FileScans.SingleAsync()).Claim(_app.Clock.Now.UtcDateTime, TimeSpan.FromMinutes(5));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(0, await _app.ScanAsync());
        _app.Clock.Now = _app.Clock.Now.AddMinutes(5);
        Assert.Equal(1, await _app.ScanAsync());
    }

    [Fact]
    public async Task Scan_AttachedAgainMeanwhile_TheVerdictIsKept()
    {
        await Given.ReceivedAsync(_app, answers: _withFile);
        _scanner.Meanwhile = () => Given.ReceivedAsync(_app, "citizen-02", _withFile);

        await _app.ScanAsync();

        Assert.Equal(FileScanState.Clean, (await OnlyAsync()).State);
    }

    [Fact]
    public async Task Scan_TwoWorkersAtOnce_ScanItOnce()
    {
        await Given.ReceivedAsync(_app, answers: _withFile);
        _scanner.Meanwhile = () => _app.ScanAsync();

        await _app.ScanAsync();

        Assert.Equal(1, _scanner.Scans);
    }

    [Fact]
    public async Task Scan_ContentWasChanged_IsUnscannable()
    {
        await Given.ReceivedAsync(_app, answers: _withFile);
        var blob = Assert.Single(Directory.GetFiles(Path.Combine(_app.Folder, "blobs"), "*", SearchOption.AllDirectories));
        var bytes = await File.ReadAllBytesAsync(blob);
        bytes[50] ^= 1;
        await File.WriteAllBytesAsync(blob, bytes);

        await _app.ScanAsync();

        var scan = await OnlyAsync();
        Assert.Equal((FileScanState.Unscannable, ScanReasons.Damaged), (scan.State, scan.Detail));
    }

    [Fact]
    public async Task Scan_ContentIsNotThere_IsLookedForAWhileAndThenUnscannable()
    {
        await Given.ReceivedAsync(_app, answers: _withFile);
        Directory.Delete(Path.Combine(_app.Folder, "blobs"), recursive: true);

        await _app.ScanAsync();
        Assert.Equal(FileScanState.Pending, (await OnlyAsync()).State);
        for (var round = 0; round < 20; round++)
        {
            _app.Clock.Now = _app.Clock.Now.AddMinutes(3);
            await _app.ScanAsync();
        }

        Assert.Equal(FileScanState.Unscannable, (await OnlyAsync()).State);
    }

    [Fact]
    public async Task Scan_OneContentIsNotThere_TheOthersAreScannedInTheSameRound()
    {
        using var client = await _app.AsCitizenAsync();
        await _app.AddAsync(choose: _withFile); // its files exist in name only
        _app.Clock.Now = _app.Clock.Now.AddSeconds(1);
        await Given.ReceivedAsync(_app, answers: _withFile);

        Assert.Equal(1, await _app.ScanAsync());
    }

    [Fact]
    public async Task Clear_NobodyHoldsTheContent_TheScanGoesToo()
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync(choose: _withFile);
        await _app.WithDbAsync(async db =>
        {
            db.Applications.Remove(await db.Applications.Include(a => a.History).Include(a => a.Attachments).SingleAsync(a => a.Id == draft));
            return await db.SaveChangesAsync();
        });

        await _app.SweepAsync();

        Assert.Equal(0, await _app.WithDbAsync(db => db.FileScans.CountAsync()));
    }

    [Fact]
    public async Task Clear_SomebodyElseHoldsTheContent_TheScanStays()
    {
        await Given.ReceivedAsync(_app, answers: _withFile);
        var other = await Given.ReceivedAsync(_app, "citizen-02", _withFile);
        await _app.WithDbAsync(async db =>
        {
            db.Applications.Remove(await db.Applications.Include(a => a.History).Include(a => a.Attachments).SingleAsync(a => a.Id == other.Id));
            return await db.SaveChangesAsync();
        });

        await _app.SweepAsync();

        Assert.Equal(1, await _app.WithDbAsync(db => db.FileScans.CountAsync()));
    }

    [Fact]
    public async Task Enrol_FilesFromBeforeScansWereNoted_AreScanned()
    {
        await Given.ReceivedAsync(_app, answers: _withFile);
        await _app.WithDbAsync(db => db.FileScans.ExecuteDeleteAsync());
        var scopes = _app.Services.GetRequiredService<IServiceScopeFactory>();

        await FileScanWorker.EnrolAsync(scopes, CancellationToken.None);
        await FileScanWorker.EnrolAsync(scopes, CancellationToken.None);

        Assert.Equal(1, await _app.ScanAsync());
    }

    /// <summary>The whole way, with a real clamd that is away at first.</summary>
    [Fact]
    public async Task Scan_RealClamd_ComesLate_FindsTheInfectedFile()
    {
        var port = PortalProcess.FreePort();
        using var app = new AppFactory().With("Clamd:Address", $"127.0.0.1:{port}");
        await Given.ReceivedAsync(app, answers: _withFile);
        await app.WithDbAsync(async db =>
        {
            var hash = await app.Services.GetRequiredService<IBlobStore>().PutAsync(
                new MemoryStream(SampleFiles.Pdf(pageText: ClamdProcess.Marker)), CancellationToken.None);
            db.FileScans.Add(new FileScan(hash, app.Clock.Now.UtcDateTime));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(0, await app.ScanAsync());

        using var clamd = await ClamdProcess.StartAsync(port);
        app.Clock.Now = app.Clock.Now.AddMinutes(2);

        Assert.Equal(2, await app.ScanAsync());
        var scans = await app.WithDbAsync(db => db.FileScans.AsNoTracking().OrderBy(s => s.State).ToListAsync());
        Assert.Equal([(FileScanState.Clean, (string?)null), (FileScanState.Infected, "Kdw.Test.Marker.UNOFFICIAL")], scans.Select(s => (s.State, s.Detail)));
    }

    private Task<FileScan> OnlyAsync() => _app.WithDbAsync(db => db.FileScans.AsNoTracking().SingleAsync());

    private Task<int> AddScanAsync(string content) => _app.WithDbAsync(async db =>
    {
        var hash = await _app.Services.GetRequiredService<IBlobStore>().PutAsync(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), CancellationToken.None);
        db.FileScans.Add(new FileScan(hash, _app.Clock.Now.UtcDateTime));
        return await db.SaveChangesAsync();
    });
}
