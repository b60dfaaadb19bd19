using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>The scan of each file of an application. Who may know has been asked before.</summary>
public sealed class FileChecksQuery(IDigitalWindowDb db, IVirusScanner scanner)
{
    /// <summary>By the attachment's key.</summary>
    public async Task<IReadOnlyDictionary<Guid, FileCheck>> OfAsync(Guid applicationId, CancellationToken cancellationToken) =>
        (await db.Applications.AsNoTracking().Where(a => a.Id == applicationId).SelectMany(a => a.Attachments)
            .Select(f => new
            {
                f.Id,
                State = db.FileScans.Where(s => s.ContentHash == f.ContentHash).Select(s => (FileScanState?)s.State).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken))
        .ToDictionary(f => f.Id, f => FileChecks.Of(f.State, scanner));
}
