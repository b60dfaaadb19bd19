using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <summary>Files of a case for staff of its section; every opening is recorded. What is not clean is named, not opened.</summary>
public sealed class OpenFileHandler(IDigitalWindowDb db, ICurrentStaff staff, IVirusScanner scanner, TimeProvider clock)
{
    private const string Pdf = "application/pdf";

    /// <summary>An attachment; null when the case is not the reader's or has no such file.</summary>
    public async Task<StoredFileRow?> AttachmentAsync(string receiptNumber, Guid id, CancellationToken cancellationToken)
    {
        var file = await db.Applications.VisibleTo(staff).AsNoTracking().Where(a => a.ReceiptNumber == receiptNumber)
            .SelectMany(a => a.Attachments, (a, f) => new { a, f })
            // what the applicant has chosen for an open correction is not filed before they send it
            .Where(x => x.f.Id == id && !x.a.Corrections.Any(c => c.ClosedAtUtc == null && c.OpenedAtUtc <= x.f.AddedAtUtc))
            .Select(x => new
            {
                x.f.ContentHash,
                x.f.FileName,
                x.f.ContentType,
                State = db.FileScans.Where(s => s.ContentHash == x.f.ContentHash).Select(s => (FileScanState?)s.State).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return await RecordAsync(
            receiptNumber,
            file is null ? null : new StoredFileRow(file.ContentHash, file.FileName, file.ContentType, FileChecks.Of(file.State, scanner)), cancellationToken);
    }

    /// <summary>An issued letter; null when the case is not the reader's or has no such letter.</summary>
    public async Task<StoredFileRow?> LetterAsync(string receiptNumber, Guid id, CancellationToken cancellationToken)
    {
        var letter = await db.Applications.VisibleTo(staff).AsNoTracking().Where(a => a.ReceiptNumber == receiptNumber)
            .SelectMany(a => a.Letters).Where(l => l.Id == id)
            .Select(l => new { l.Title, l.ContentHash }).SingleOrDefaultAsync(cancellationToken);
        return await RecordAsync(
            receiptNumber, letter is null ? null : new StoredFileRow(letter.ContentHash, $"{letter.Title}_{receiptNumber}.pdf", Pdf, FileCheck.OurOwn), cancellationToken);
    }

    private async Task<StoredFileRow?> RecordAsync(string receiptNumber, StoredFileRow? file, CancellationToken cancellationToken)
    {
        if (file is not null && file.Check.IsViewable())
        {
            db.Audit.Add(new AuditEntry("application.view_file", receiptNumber, clock.ActBy(staff)));
            await db.SaveChangesAsync(cancellationToken);
        }

        return file;
    }
}
