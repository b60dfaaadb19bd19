using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Exports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Exports;

/// <summary>保存期限: lets go of files that were kept long enough; the job for released files deletes them.</summary>
public sealed class SweepExportsHandler(IDigitalWindowDb db, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <summary>One batch; answers how many were dealt with.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.NowUtc();
        var old = await db.Exports.Where(e => e.Status == ExportStatus.Done && e.ExpiresAtUtc <= now)
            .OrderBy(e => e.ExpiresAtUtc).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var export in old)
        {
            db.ReleasedFiles.Add(new ReleasedFile(export.ContentHash!));
            export.Expire();
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return old.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return 0; // another instance did the same, or its owner deleted one
        }
    }
}
