using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <summary>通知書の案: the letter as it would be printed, PDF.</summary>
public sealed record PrintedDraft(string FileName, byte[] Pdf);

/// <summary>閲覧: shows what is to be approved and records who looked at it, or at the case behind it.</summary>
public sealed class OpenApprovalHandler(
    ApprovalQuery query, IDigitalWindowDb db, ICurrentStaff staff, IDocumentRenderer renderer, IVirusScanner scanner, TimeProvider clock)
{
    public async Task<ApprovalRow?> HandleAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await query.ReadAsync(id, cancellationToken);
        if (found is not null)
        {
            var act = clock.ActBy(staff);
            db.Audit.Add(found.Subject.ShowsACase ? new AuditEntry("application.view", found.Reference, act) : new AuditEntry("approval.view", found.Reference, act));
            await db.SaveChangesAsync(cancellationToken);
        }

        return found;
    }

    /// <summary>The letter as it would be printed; null when it is not the reader's, or nothing is sent.</summary>
    /// <exception cref="DocumentRenderingException">The letter could not be printed.</exception>
    public async Task<PrintedDraft?> PrintAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await HandleAsync(id, cancellationToken) is not { Subject.Letter: { } letter } found)
        {
            return null;
        }

        var pdf = (await renderer.RenderAsync([letter], cancellationToken))[0];
        return new PrintedDraft($"通知書の案_{found.Reference}.pdf", pdf);
    }

    /// <summary>資料; null when the proposal is not the reader's or has no such document.</summary>
    public async Task<StoredFileRow?> DocumentAsync(Guid proposalId, Guid documentId, CancellationToken cancellationToken)
    {
        var file = await db.Proposals.VisibleTo(staff).AsNoTracking().Where(p => p.Id == proposalId)
            .SelectMany(p => p.Documents, (p, d) => new { p.Reference, d.Id, d.ContentHash, d.FileName, d.ContentType })
            .SingleOrDefaultAsync(d => d.Id == documentId, cancellationToken);
        if (file is null)
        {
            return null;
        }

        var state = await db.FileScans.AsNoTracking().Where(s => s.ContentHash == file.ContentHash)
            .Select(s => (FileScanState?)s.State).FirstOrDefaultAsync(cancellationToken);
        db.Audit.Add(new AuditEntry("approval.view_document", file.Reference, clock.ActBy(staff)));
        await db.SaveChangesAsync(cancellationToken);
        return new StoredFileRow(file.ContentHash, file.FileName, file.ContentType, FileChecks.Of(state, scanner));
    }
}
