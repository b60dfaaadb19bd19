using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.UseCases.Exports.Handover;
using KitakyushuDigitalWindow.UseCases.Exports.Tables;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Exports;

/// <summary>
/// 書き出しを作る: claims one that is due, reads its cases page by page and stores the file. Whoever holds the lease makes it; one whose maker
/// died is made again from the start. What it reads is what the unit has now, so a case that was transferred meanwhile is not in it.
/// </summary>
public sealed partial class MakeExportHandler(
    IDigitalWindowDb db, IPublishedProcedures procedures, ExportCasesQuery query, IBlobStore blobs, IScratchFiles scratch,
    IVirusScanner scanner, IHandoverSigner signer, TimeProvider clock, ILogger<MakeExportHandler> logger)
{
    /// <summary>Makes the next one; false when none is due.</summary>
    public async Task<bool> HandleAsync(CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } export)
        {
            return false;
        }

        try
        {
            await MakeAsync(export, cancellationToken);
            LogMade(logger, export.Id, export.Status, export.DoneCount);
        }
        catch (ExportImpossibleException e)
        {
            await NoteAsync(export.Id, x => x.Fail(e.Why, clock.NowUtc()));
        }
        catch (DbUpdateConcurrencyException)
        {
            LogLost(logger, export.Id); // its owner deleted it, or the lease was over and another makes it
        }
#pragma warning disable CA1031 // whatever it was is noted with the export, which is tried again and then called failed
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(logger, export.Id, export.Attempts, e.GetType().Name);
            await NoteAsync(export.Id, x => x.Stumble(clock.NowUtc()));
        }

        return true;
    }

    private async Task<Export?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.NowUtc();
        var due = await db.Exports.Where(e => (e.Status == ExportStatus.Waiting || e.Status == ExportStatus.Running) && e.DueAtUtc <= now)
            .OrderBy(e => e.DueAtUtc).FirstOrDefaultAsync(cancellationToken);
        if (due is null)
        {
            return null;
        }

        if (due.Attempts >= Export.MaxAttempts)
        {
            due.Stumble(now); // its maker died each time
        }
        else
        {
            due.Claim(now);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return due.Status == ExportStatus.Running ? due : await ClaimAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await ClaimAsync(cancellationToken); // another worker was first
        }
    }

    private async Task MakeAsync(Export export, CancellationToken cancellationToken)
    {
        if (!await db.IsStillThereAsync(export.StaffId, export.Ward, export.SectionCode, cancellationToken))
        {
            throw new ExportImpossibleException(ExportFailure.ScopeLost);
        }

        var plan = await query.PlanAsync(export, cancellationToken);
        if (plan.Total > Export.MaxCases)
        {
            throw new ExportImpossibleException(ExportFailure.TooMany);
        }

        await using var book = BookFor(export);
        ExportCursor? after = null;
        do
        {
            var page = await query.PageAsync(export, plan, after, cancellationToken);
            foreach (var found in page.Cases)
            {
                await book.AddAsync(found, cancellationToken);
                db.Audit.Add(new AuditEntry(AuditWords.Export, found.ReceiptNumber, export.ActAt(clock.NowUtc())));
            }

            export.Progress(export.DoneCount + page.Cases.Count, plan.Total, clock.NowUtc());
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear(); // the rows of one page, not of all
            db.Exports.Attach(export);
            after = page.Next;
        }
        while (after is not null);

        if (export.DoneCount == 0)
        {
            book.Open(procedures.Find(export.ProcedureId)!);
        }

        export.Pack(clock.NowUtc());
        await db.SaveChangesAsync(cancellationToken);
        var finished = await book.CompleteAsync(export, clock.NowUtc(), cancellationToken);
        var content = finished.Content.Read();
        var counted = new CountingStream(content);
        var hash = await blobs.PutAsync(counted, cancellationToken);
        export.Finish(FileName(export) + finished.Ending, hash, counted.Count, clock.NowUtc());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            db.ReleasedFiles.Add(new ReleasedFile(hash)); // nobody will ask for it
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
    }

    private IExportBook BookFor(Export export) => export.Format == ExportFormat.Handover
        ? new HandoverBook(scratch, blobs, scanner, signer)
        : new TableBook(scratch, export.Format);

    private async Task NoteAsync(Guid id, Action<Export> treat)
    {
        db.ChangeTracker.Clear(); // what the failed run left must not be saved with the note
        var export = await db.Exports.SingleAsync(e => e.Id == id, CancellationToken.None);
        if (export.Status != ExportStatus.Running)
        {
            return;
        }

        treat(export);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            LogLost(logger, id); // deleted in this moment
        }
    }

    /// <summary>Says the procedure, the ward and the moment: never whose cases are in it.</summary>
    private string FileName(Export export) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(export.Format == ExportFormat.Handover ? "引渡し" : "申請一覧")}_{string.Concat(export.ProcedureName.Split(Path.GetInvalidFileNameChars()))}_{export.Ward.Label()}_{JapanTime.ClockOf(clock.NowUtc()):yyyyMMdd-HHmm}");

    [LoggerMessage(Level = LogLevel.Information, Message = "Export {ExportId} is {Status} with {Count} cases")]
    private static partial void LogMade(ILogger logger, Guid exportId, ExportStatus status, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Export {ExportId} was taken away while it was made")]
    private static partial void LogLost(ILogger logger, Guid exportId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Export {ExportId} failed, attempt {Attempts}: {Error}")]
    private static partial void LogFailed(ILogger logger, Guid exportId, int attempts, string error);
}
