using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>The files of an application that the citizen may read; null when there is none such, or it is another person's.</summary>
public sealed class MyFilesQuery(IDigitalWindowDb db, ICurrentCitizen citizen, IVirusScanner scanner, TimeProvider clock)
{
    public async Task<StoredFileRow?> AttachmentAsync(string receiptNumber, Guid attachmentId, CancellationToken cancellationToken) =>
        await AttachmentAsync(db.Filed(citizen, clock, receiptNumber), attachmentId, cancellationToken);

    public async Task<StoredFileRow?> OfDraftAsync(Guid draftId, Guid attachmentId, CancellationToken cancellationToken) =>
        await AttachmentAsync(db.ApplicationsOwnedBy(citizen, clock).Where(a => a.Id == draftId), attachmentId, cancellationToken);

    public async Task<StoredFileRow?> LetterAsync(string receiptNumber, Guid letterId, CancellationToken cancellationToken)
    {
        var found = await db.Filed(citizen, clock, receiptNumber).AsNoTracking()
            .SelectMany(a => a.Letters, (a, letter) => new { a.ReceiptNumber, letter.Id, letter.Title, letter.ContentHash })
            .SingleOrDefaultAsync(l => l.Id == letterId, cancellationToken);
        return found is null
            ? null
            : new StoredFileRow(found.ContentHash, FileName.Clean($"{found.Title}_{found.ReceiptNumber}", FileKind.Pdf), FileKind.Pdf.MediaType(), FileCheck.OurOwn);
    }

    private async Task<StoredFileRow?> AttachmentAsync(IQueryable<Application> mine, Guid attachmentId, CancellationToken cancellationToken)
    {
        var found = await mine.AsNoTracking().SelectMany(a => a.Attachments).Where(f => f.Id == attachmentId)
            .Select(f => new
            {
                f.ContentHash,
                f.FileName,
                f.ContentType,
                State = db.FileScans.Where(s => s.ContentHash == f.ContentHash).Select(s => (FileScanState?)s.State).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new StoredFileRow(found.ContentHash, found.FileName, found.ContentType, FileChecks.Of(found.State, scanner));
    }
}
