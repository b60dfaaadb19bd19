using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <param name="Content">The caller disposes it.</param>
public sealed record OpenedFile(string FileName, string ContentType, Stream Content);

/// <summary>Files of a case for staff of its section; every opening is recorded.</summary>
public sealed class OpenFileHandler(IDigitalWindowDb db, ICurrentStaff staff, IBlobStore blobs, TimeProvider clock)
{
    private const string Pdf = "application/pdf";

    /// <summary>An attachment; null when the case is not the reader's or has no such file.</summary>
    public async Task<OpenedFile?> AttachmentAsync(string receiptNumber, Guid id, CancellationToken cancellationToken)
    {
        var file = await db.Applications.VisibleTo(staff).AsNoTracking().Where(a => a.ReceiptNumber == receiptNumber)
            .SelectMany(a => a.Attachments).Where(f => f.Id == id)
            .Select(f => new { f.FileName, f.ContentType, f.ContentHash }).SingleOrDefaultAsync(cancellationToken);
        return file is null ? null : await OpenAsync(receiptNumber, file.FileName, file.ContentType, file.ContentHash, cancellationToken);
    }

    /// <summary>An issued letter; null when the case is not the reader's or has no such letter.</summary>
    public async Task<OpenedFile?> LetterAsync(string receiptNumber, Guid id, CancellationToken cancellationToken)
    {
        var letter = await db.Applications.VisibleTo(staff).AsNoTracking().Where(a => a.ReceiptNumber == receiptNumber)
            .SelectMany(a => a.Letters).Where(l => l.Id == id)
            .Select(l => new { l.Title, l.ContentHash }).SingleOrDefaultAsync(cancellationToken);
        return letter is null ? null : await OpenAsync(receiptNumber, $"{letter.Title}_{receiptNumber}.pdf", Pdf, letter.ContentHash, cancellationToken);
    }

    private async Task<OpenedFile> OpenAsync(
        string receiptNumber, string name, string contentType, string contentHash, CancellationToken cancellationToken)
    {
        var content = await blobs.OpenAsync(contentHash, cancellationToken);
        db.Audit.Add(new AuditEntry("application.view_file", receiptNumber, clock.ActBy(staff)));
        await db.SaveChangesAsync(cancellationToken);
        return new OpenedFile(name, contentType, content);
    }
}
