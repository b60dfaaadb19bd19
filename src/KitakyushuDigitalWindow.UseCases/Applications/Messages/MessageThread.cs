using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Messages;

public sealed record MessageFileRow(Guid Id, string FileName, long Length, FileCheck Check);

/// <param name="Who">As the reader knows them.</param>
/// <param name="ReadAtUtc">When the other side first opened it.</param>
public sealed record MessageRow(
    Guid Id, MessageDirection Direction, string Text, bool AsksReply, string Who, DateTime SentAtUtc, DateTime? ReadAtUtc, IReadOnlyList<MessageFileRow> Files);

/// <summary>What the reader has begun to write; kept since the first file was chosen.</summary>
public sealed record MessageDraftRow(Guid Id, string Text, bool AsksReply, IReadOnlyList<MessageFileRow> Files);

/// <summary>担当課とのやりとり of one application.</summary>
/// <param name="Messages">Oldest first.</param>
/// <param name="UntilOn">The last day to write; null while the case is open.</param>
public sealed record MessageThread(IReadOnlyList<MessageRow> Messages, MessageDraftRow? Draft, DateOnly? UntilOn, bool IsClosed)
{
    /// <summary>Messages of the applicant that wait for the office.</summary>
    public int NewQuestions { get; init; }

    public bool AwaitsReply { get; init; }
}

internal static class MessageThreads
{
    /// <param name="one">The application, already narrowed to what the reader may see.</param>
    /// <param name="who">Words for an author: actor id and office.</param>
    public static async Task<MessageThread?> ReadAsync(
        IDigitalWindowDb db, IVirusScanner scanner, IQueryable<Application> one, string readerId, DateOnly today, Func<string, string?, MessageDirection, string> who,
        CancellationToken cancellationToken)
    {
        var found = await one.AsNoTracking().Select(a => new
        {
            a.Id,
            a.NewQuestions,
            a.AwaitsReply,
            EndedAtUtc = a.History.Where(e => e.Kind == ApplicationEventKind.Issued || e.Kind == ApplicationEventKind.Withdrawn).Max(e => (DateTime?)e.AtUtc),
        }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var visible = db.Messages.AsNoTracking().Where(m => m.ApplicationId == found.Id && (m.SentAtUtc != null || m.AuthorId == readerId));
        var messages = await visible.Select(m => new { m.Id, m.Direction, m.Text, m.AsksReply, m.AuthorId, m.Office, m.StartedAtUtc, m.SentAtUtc, m.ReadAtUtc })
            .ToListAsync(cancellationToken);
        var files = await visible.SelectMany(m => m.Files, (m, f) => new
        {
            MessageId = m.Id,
            f.Id,
            f.FileName,
            f.Length,
            f.AddedAtUtc,
            State = db.FileScans.Where(s => s.ContentHash == f.ContentHash).Select(s => (FileScanState?)s.State).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        var filesOf = files.OrderBy(f => f.AddedAtUtc).ToLookup(f => f.MessageId, f => new MessageFileRow(f.Id, f.FileName, f.Length, FileChecks.Of(f.State, scanner)));
        var until = Application.MessagesUntil(found.EndedAtUtc);
        var draft = messages.Where(m => m.SentAtUtc is null).MaxBy(m => m.StartedAtUtc);
        return new MessageThread(
            [
                .. messages.Where(m => m.SentAtUtc is not null).OrderBy(m => m.SentAtUtc).ThenBy(m => m.Id).Select(m => new MessageRow(
                    m.Id, m.Direction, m.Text, m.AsksReply, who(m.AuthorId, m.Office, m.Direction), m.SentAtUtc!.Value, m.ReadAtUtc, [.. filesOf[m.Id]])),
            ],
            draft is null ? null : new MessageDraftRow(draft.Id, draft.Text, draft.AsksReply, [.. filesOf[draft.Id]]),
            until, until < today)
        {
            NewQuestions = found.NewQuestions,
            AwaitsReply = found.AwaitsReply,
        };
    }

    /// <summary>A file of a message that was sent, or that the reader is writing; null when there is none such.</summary>
    public static async Task<StoredFileRow?> FileAsync(
        IDigitalWindowDb db, IVirusScanner scanner, IQueryable<Application> one, string readerId, Guid fileId, CancellationToken cancellationToken)
    {
        var file = await one.AsNoTracking()
            .Join(db.Messages, a => a.Id, m => m.ApplicationId, (_, m) => m)
            .Where(m => m.SentAtUtc != null || m.AuthorId == readerId)
            .SelectMany(m => m.Files).Where(f => f.Id == fileId)
            .Select(f => new
            {
                f.ContentHash,
                f.FileName,
                f.ContentType,
                State = db.FileScans.Where(s => s.ContentHash == f.ContentHash).Select(s => (FileScanState?)s.State).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return file is null ? null : new StoredFileRow(file.ContentHash, file.FileName, file.ContentType, FileChecks.Of(file.State, scanner));
    }

    /// <summary>役所と課 as they were when it was sent.</summary>
    public static string OfficeOf(string? office) => AuditWords.OfOffice(office ?? "") is { Length: > 0 } words ? words : "担当課";
}
