using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>
/// Has uploaded contents scanned. Several instances may run it: a content is claimed by the save that moves its version. While the scanner
/// is away nothing is lost, it is only later.
/// </summary>
public sealed partial class ScanFilesHandler(
    IDigitalWindowDb db, IBlobStore blobs, IVirusScanner scanner, TimeProvider clock, ILogger<ScanFilesHandler> logger)
{
    private const int BatchSize = 50;

    /// <summary>So often is looked for a content that is not in the store: it may be on its way (see <see cref="ClearFilesHandler"/>).</summary>
    private const int TriesToFind = 8;

    /// <summary>Longer than any scan takes; after it another worker takes the content.</summary>
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(5);

    /// <summary>One batch; answers how many got a verdict.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        if (!scanner.IsConfigured)
        {
            return 0;
        }

        var now = clock.NowUtc();
        var due = await db.FileScans.AsNoTracking().Where(s => s.State == FileScanState.Pending && s.DueAtUtc <= now)
            .OrderBy(s => s.DueAtUtc).Take(BatchSize).Select(s => s.Id).ToListAsync(cancellationToken);
        var done = 0;
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            if (await ClaimAsync(id, cancellationToken) is not { } scan)
            {
                continue;
            }

            var result = await ScanAsync(scan, cancellationToken);
            await NoteAsync(scan, result);
            if (result is null)
            {
                continue;
            }

            if (result.Outcome == ScanOutcome.Unavailable)
            {
                LogUnavailable(logger, result.Detail, due.Count - done);
                break; // the others need not wait for the same time limit
            }

            done++;
            LogScanned(logger, result.Outcome, (clock.NowUtc() - scan.CreatedAtUtc).TotalSeconds);
        }

        return done;
    }

    /// <summary>Notes contents that came in before scans were noted. One batch; answers how many.</summary>
    public async Task<int> EnrolAsync(CancellationToken cancellationToken)
    {
        var missing = await db.Applications.AsNoTracking().SelectMany(a => a.Attachments)
            .Where(f => !db.FileScans.Any(s => s.ContentHash == f.ContentHash))
            .Select(f => f.ContentHash).Distinct().OrderBy(h => h).Take(BatchSize).ToListAsync(cancellationToken);
        db.FileScans.AddRange(missing.Select(hash => new FileScan(hash, clock.NowUtc())));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return missing.Count;
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return 0; // another instance did the same
        }
    }

    private async Task<FileScan?> ClaimAsync(Guid id, CancellationToken cancellationToken)
    {
        var scan = await db.FileScans.SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (scan is not { State: FileScanState.Pending } || scan.DueAtUtc > clock.NowUtc())
        {
            return null;
        }

        scan.Claim(clock.NowUtc(), _lease);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return scan;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null; // another worker was first
        }
    }

    /// <summary>Null when the content is not in the store: it says nothing of the scanner.</summary>
    private async Task<ScanResult?> ScanAsync(FileScan scan, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await blobs.OpenAsync(scan.ContentHash, cancellationToken);
            return await scanner.ScanAsync(content, cancellationToken);
        }
        catch (BlobNotFoundException)
        {
            return scan.Attempts < TriesToFind ? null : new ScanResult(ScanOutcome.Unscannable, ScanReasons.Damaged);
        }
        catch (BlobTamperedException)
        {
            return new ScanResult(ScanOutcome.Unscannable, ScanReasons.Damaged);
        }
    }

    /// <summary>The verdict is kept also when the content was attached once more, or the program is told to end, meanwhile.</summary>
    private async Task NoteAsync(FileScan scan, ScanResult? result)
    {
        const int tries = 8;
        for (var attempt = 1; ; attempt++)
        {
            switch (result?.Outcome)
            {
                case ScanOutcome.Clean:
                    scan.Finish(FileScanState.Clean, null, clock.NowUtc());
                    break;
                case ScanOutcome.Infected:
                    scan.Finish(FileScanState.Infected, result!.Detail, clock.NowUtc());
                    break;
                case ScanOutcome.Unscannable:
                    scan.Finish(FileScanState.Unscannable, result!.Detail, clock.NowUtc());
                    break;
                default:
                    scan.Postpone(clock.NowUtc());
                    break;
            }

            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < tries)
            {
                db.ChangeTracker.Clear();
                if (await db.FileScans.SingleOrDefaultAsync(s => s.Id == scan.Id, CancellationToken.None) is not { } now)
                {
                    return; // nobody holds the content any more
                }

                scan = now;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "File scanned: {Outcome}, {Seconds:0.0} s after it came in")]
    private static partial void LogScanned(ILogger logger, ScanOutcome outcome, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Virus scanner gave no verdict ({Reason}); at least {Waiting} files wait")]
    private static partial void LogUnavailable(ILogger logger, string? reason, int waiting);
}
