using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Messages;

/// <summary>One try to tell the applicant something, as staff see it.</summary>
/// <param name="About">Kind of the outbox line.</param>
public sealed record NoticeRow(string About, bool IsUrgent, NoticeChannel Channel, NoticeState State, string? Code, bool IsGivenUp, int Attempts, DateTime ChangedAtUtc);

/// <summary>What was to be told, with every channel that was tried.</summary>
/// <param name="Tries">Oldest first.</param>
public sealed record NoticeGroup(string About, DateTime CreatedAtUtc, IReadOnlyList<NoticeRow> Tries)
{
    public bool HasArrived => Tries.Any(t => t.State == NoticeState.Delivered);

    /// <summary>Nothing more is tried, and nothing arrived; not so when the applicant wants none, or when there was no address and nothing hangs on it.</summary>
    public bool HasReachedNobody => Tries.Count > 0 && Tries.All(t =>
        t.State == NoticeState.PermanentFailure || t.IsGivenUp || (t.State == NoticeState.NotSent && t.Code == Notice.NoAddress && t.IsUrgent));
}

/// <summary>担当課とのやりとり as staff of the section see it, with what became of the notices.</summary>
/// <param name="Notices">Newest first.</param>
public sealed record CaseMessagesRow(MessageThread Thread, IReadOnlyList<NoticeGroup> Notices)
{
    /// <summary>What was told last has reached nobody: the applicant is to be called.</summary>
    public NoticeGroup? Unreached => Notices is [{ HasReachedNobody: true } last, ..] ? last : null;
}

/// <summary>Reads without a trace: the page has opened the case before (<see cref="OpenCaseHandler"/>).</summary>
public sealed class CaseMessagesQuery(IDigitalWindowDb db, ICurrentStaff staff, IVirusScanner scanner, TimeProvider clock)
{
    private const int ShownNotices = 20;

    /// <summary>Null when there is no such application in the reader's ward and section.</summary>
    public async Task<CaseMessagesRow?> ReadAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        var one = db.Applications.VisibleTo(staff).Where(a => a.ReceiptNumber == receiptNumber);
        var people = await one.AsNoTracking().Select(a => new
        {
            a.Id,
            a.CitizenId,
            a.ApplicantName,
            a.ForWhomKind,
            ActorName = db.Citizens.Where(c => c.Id == a.CitizenId).Select(c => c.Name).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellationToken);
        if (people is null)
        {
            return null;
        }

        var authors = await db.Messages.AsNoTracking().Where(m => m.ApplicationId == people.Id && m.Direction == MessageDirection.FromOffice)
            .Select(m => m.AuthorId).Distinct().ToListAsync(cancellationToken);
        var names = await ActorNames.ReadAsync(db, authors, cancellationToken);
        var agent = ForWhomWords.PartOf(people.ForWhomKind) is { } part ? $"{part}（{people.ActorName}）" : null;
        var thread = await MessageThreads.ReadAsync(db, scanner, one, staff.ActorId(), clock.TodayInJapan(), (author, office, direction) =>
            direction == MessageDirection.FromOffice ? $"{names.Of(author)}（{MessageThreads.OfficeOf(office)}）"
            : agent is not null && author == Actors.IdOf(people.CitizenId) ? agent : $"申請者（{people.ApplicantName}）", cancellationToken);
        var notices = await db.Notices.AsNoTracking().Where(n => n.ApplicationId == people.Id)
            .OrderByDescending(n => n.CreatedAtUtc).Take(ShownNotices * 2)
            .Select(n => new { n.LineId, n.CreatedAtUtc, Row = new NoticeRow(n.About, n.IsUrgent, n.Channel, n.State, n.Code, n.IsGivenUp, n.Attempts, n.ChangedAtUtc) })
            .ToListAsync(cancellationToken);
        return thread is null ? null : new CaseMessagesRow(thread, [
            .. notices.GroupBy(n => n.LineId).Select(g => new NoticeGroup(g.First().Row.About, g.Min(n => n.CreatedAtUtc), [.. g.OrderBy(n => n.CreatedAtUtc).Select(n => n.Row)]))
                .OrderByDescending(g => g.CreatedAtUtc).Take(ShownNotices),
        ]);
    }
}

/// <summary>Opens the exchange for staff: what the applicant wrote is read from now on. Who looked is recorded by <see cref="OpenCaseHandler"/>.</summary>
public sealed class OpenCaseMessagesHandler(CaseMessagesQuery query, IDigitalWindowDb db, ICurrentStaff staff, IVirusScanner scanner, TimeProvider clock)
{
    /// <summary>Null when there is no such application in the reader's ward and section.</summary>
    public async Task<CaseMessagesRow?> HandleAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(receiptNumber, cancellationToken) is not { } found)
        {
            return null;
        }

        var unread = found.Thread.Messages.Where(m => m.Direction == MessageDirection.FromApplicant && m.ReadAtUtc is null).Select(m => m.Id).ToList();
        if (unread.Count > 0)
        {
            await OpenMyMessagesHandler.MarkReadAsync(db, unread, clock.NowUtc(), cancellationToken);
        }

        return found;
    }

    /// <summary>A file that goes with a message; null when the case is not the reader's or has no such file. Every opening is recorded.</summary>
    public async Task<StoredFileRow?> FileAsync(string receiptNumber, Guid fileId, CancellationToken cancellationToken)
    {
        var one = db.Applications.VisibleTo(staff).Where(a => a.ReceiptNumber == receiptNumber);
        var file = await MessageThreads.FileAsync(db, scanner, one, staff.ActorId(), fileId, cancellationToken);
        if (file?.Check.IsViewable() == true)
        {
            db.Audit.Add(new AuditEntry("application.view_file", receiptNumber, clock.ActBy(staff)));
            await db.SaveChangesAsync(cancellationToken);
        }

        return file;
    }
}
