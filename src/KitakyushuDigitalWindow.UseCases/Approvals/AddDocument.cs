using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <param name="FileName">As the browser sent it; only cleaned and kept.</param>
/// <param name="Content">Null when no file was chosen.</param>
public sealed record AddDocumentCommand(Guid ProposalId, string? FileName, Stream? Content);

/// <summary>資料を足す: stored, scanned, shown to everybody on the route; never replaced, never taken away.</summary>
public sealed class AddDocumentHandler(
    IDigitalWindowDb db, ICurrentStaff staff, ApprovalOfficersQuery officers, IBlobStore blobs, TimeProvider clock, ILogger<AddDocumentHandler> logger)
{
    private const string Label = "資料";

    private static readonly Refusal _missing = new("file.missing", "足す資料のファイルを選んでください");

    /// <summary>Refusals: those of <see cref="FileInspector"/>, of the proposal, and that no file was chosen.</summary>
    public async Task<Outcome> HandleAsync(AddDocumentCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.Content is null)
        {
            return _missing;
        }

        if (!await db.Proposals.VisibleTo(staff).AnyAsync(p => p.Id == command.ProposalId, cancellationToken))
        {
            return ApprovalRefusals.NotFound;
        }

        using var content = await ReadAsync(command.Content, cancellationToken);
        var inspected = FileInspector.Inspect(content.GetBuffer().AsSpan(0, (int)content.Length), command.FileName, Label);
        if (inspected.Value is not { } file)
        {
            return inspected.Refusal!;
        }

        var act = clock.ActBy(staff);
        string? hash = null;
        var (reference, outcome) = await ProposalAct.RunAsync(db, staff, officers, command.ProposalId, null, async (proposal, people) =>
        {
            if (hash is null)
            {
                content.Position = 0;
                hash = await blobs.PutAsync(content, cancellationToken);
            }

            var added = proposal.AddDocument(people, file.Name, file.Kind.MediaType(), content.Length, hash, act);
            if (added.Succeeded)
            {
                db.Audit.Add(new AuditEntry("approval.add_document", proposal.Reference, act));
            }

            return added;
        }, cancellationToken);
        if (outcome.Succeeded && !await blobs.ExistsAsync(hash!, cancellationToken))
        {
            // the job that clears unused contents looked before our row was there; see ClearFilesHandler
            content.Position = 0;
            await blobs.PutAsync(content, CancellationToken.None);
        }

        CaseAct.Log(logger, "add_document", reference, outcome);
        return outcome;
    }

    /// <summary>Reads one byte more than is allowed, so that a larger file is known to be one without being read.</summary>
    private static async Task<MemoryStream> ReadAsync(Stream source, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while (content.Length <= FileInspector.MaxBytes && (read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return content;
    }
}
