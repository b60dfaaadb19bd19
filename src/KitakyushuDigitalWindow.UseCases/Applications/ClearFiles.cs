using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>Deletes the contents of files that were taken away, unless another attachment, letter or export holds the same.</summary>
public sealed class ClearFilesHandler(IDigitalWindowDb db, IBlobStore blobs)
{
    private const int BatchSize = 100;

    /// <summary>One batch; answers how many were dealt with. Doing it twice does no harm.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var released = await db.ReleasedFiles.OrderBy(f => f.ContentHash).Take(BatchSize).ToListAsync(cancellationToken);
        var hashes = released.Select(f => f.ContentHash).Distinct().ToList();
        // read before we look who holds them: whoever attaches the same again moves the version, and our save fails and is done again
        var scans = await db.FileScans.Where(s => hashes.Contains(s.ContentHash)).ToListAsync(cancellationToken);
        foreach (var hash in hashes)
        {
            if (!await IsUsedAsync(hash, cancellationToken))
            {
                await DeleteAsync(hash, cancellationToken);
                db.FileScans.RemoveRange(scans.Where(s => s.ContentHash == hash));
            }
        }

        db.ReleasedFiles.RemoveRange(released);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return released.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return 0; // another instance did the same, or a content was attached again
        }
    }

    /// <summary>
    /// The same file may be attached again at this very moment. Its row is either there when we look once more, and we put the content back;
    /// or it comes later, and <see cref="AttachFileHandler"/> finds the content missing and stores it again.
    /// </summary>
    private async Task DeleteAsync(string hash, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        try
        {
            await using var stored = await blobs.OpenAsync(hash, cancellationToken);
            await stored.CopyToAsync(content, cancellationToken);
        }
        catch (Exception e) when (e is BlobNotFoundException or BlobTamperedException)
        {
            content.SetLength(0); // nothing that could be put back
        }

        await blobs.DeleteAsync(hash, cancellationToken);
        if (content.Length > 0 && await IsUsedAsync(hash, cancellationToken))
        {
            content.Position = 0;
            await blobs.PutAsync(content, CancellationToken.None);
        }
    }

    private async Task<bool> IsUsedAsync(string hash, CancellationToken cancellationToken) =>
        await db.Applications.AsNoTracking().SelectMany(a => a.Attachments).AnyAsync(f => f.ContentHash == hash, cancellationToken)
        || await db.Messages.AsNoTracking().SelectMany(m => m.Files).AnyAsync(f => f.ContentHash == hash, cancellationToken)
        || await db.Applications.AsNoTracking().SelectMany(a => a.Letters).AnyAsync(l => l.ContentHash == hash, cancellationToken)
        || await db.Proposals.AsNoTracking().SelectMany(p => p.Documents).AnyAsync(d => d.ContentHash == hash, cancellationToken)
        || await db.Exports.AsNoTracking().AnyAsync(e => e.ContentHash == hash, cancellationToken);
}
