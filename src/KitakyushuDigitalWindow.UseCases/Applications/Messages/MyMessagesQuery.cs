using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Messages;

/// <summary>担当課とのやりとり as the applicant, or the agent who files for them, sees it.</summary>
public sealed class MyMessagesQuery(IDigitalWindowDb db, ICurrentCitizen citizen, IVirusScanner scanner, TimeProvider clock)
{
    /// <summary>Null when there is no such application, or it is another person's.</summary>
    public async Task<MessageThread?> ReadAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        var one = db.Filed(citizen, clock, receiptNumber);
        var people = await one.AsNoTracking().Select(a => new
        {
            a.CitizenId,
            a.ApplicantName,
            ActorName = db.Citizens.Where(c => c.Id == a.CitizenId).Select(c => c.Name).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellationToken);
        if (people is null)
        {
            return null;
        }

        var me = Actors.IdOf(citizen.Id);
        return await MessageThreads.ReadAsync(db, scanner, one, me, clock.TodayInJapan(), (author, office, direction) =>
            direction == MessageDirection.FromOffice ? MessageThreads.OfficeOf(office)
            : author == me ? "あなた"
            : author == Actors.IdOf(people.CitizenId) ? $"代理人（{people.ActorName}さん）" : $"{people.ApplicantName}さん", cancellationToken);
    }

    /// <summary>A file that goes with a message; null when there is none such, or it is another person's.</summary>
    public Task<StoredFileRow?> FileAsync(string receiptNumber, Guid fileId, CancellationToken cancellationToken) =>
        MessageThreads.FileAsync(db, scanner, db.Filed(citizen, clock, receiptNumber), Actors.IdOf(citizen.Id), fileId, cancellationToken);
}

/// <summary>Opens the exchange: what the office wrote is read from now on.</summary>
public sealed class OpenMyMessagesHandler(MyMessagesQuery query, IDigitalWindowDb db, TimeProvider clock)
{
    /// <summary>Null when there is no such application, or it is another person's.</summary>
    public async Task<MessageThread?> HandleAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(receiptNumber, cancellationToken) is not { } thread)
        {
            return null;
        }

        var unread = thread.Messages.Where(m => m.Direction == MessageDirection.FromOffice && m.ReadAtUtc is null).Select(m => m.Id).ToList();
        if (unread.Count > 0)
        {
            await MarkReadAsync(db, unread, clock.NowUtc(), cancellationToken);
        }

        return thread;
    }

    internal static async Task MarkReadAsync(IDigitalWindowDb db, List<Guid> unread, DateTime nowUtc, CancellationToken cancellationToken)
    {
        foreach (var message in await db.Messages.Where(m => unread.Contains(m.Id)).ToListAsync(cancellationToken))
        {
            message.MarkRead(nowUtc);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear(); // opened in another tab in the same moment
        }
    }
}
