using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>
/// 下書きの保存期限: tells owners 14 and 3 days before the last day, and takes drafts away after it. Several instances may run it: each draft
/// is claimed by the save that moves its version, and a save of its owner in the same moment wins.
/// </summary>
public sealed partial class SweepDraftsHandler(IDigitalWindowDb db, TimeProvider clock, ILogger<SweepDraftsHandler> logger)
{
    private const int BatchSize = 100;

    /// <summary>One batch; answers how many drafts were dealt with.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var id in await DueAsync(cancellationToken))
        {
            done += await TrySweepAsync(id, cancellationToken) ? 1 : 0;
        }

        return done;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        // saved before this instant: so many days are left, or fewer
        DateTime Saved(int daysLeft) => JapanTime.StartOfDayUtc(today.AddDays(daysLeft + 1 - Application.DraftDays));
        var (expired, last, first) = (Saved(-1), Saved(Application.DraftNoticeDays[1]), Saved(Application.DraftNoticeDays[0]));
        var lastMark = Application.DraftNoticeDays[1];
        return await db.Applications.AsNoTracking()
            .Where(a => a.Status == ApplicationStatus.Draft && a.SavedAtUtc < first
                && (a.SavedAtUtc < expired || a.DraftNoticedDaysBefore == null || (a.SavedAtUtc < last && a.DraftNoticedDaysBefore > lastMark)))
            .OrderBy(a => a.SavedAtUtc).Take(BatchSize).Select(a => a.Id).ToListAsync(cancellationToken);
    }

    private async Task<bool> TrySweepAsync(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var draft = await db.Applications.Include(a => a.History).Include(a => a.Attachments)
            .SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (draft is null)
        {
            return false;
        }

        var act = new Act(Act.SystemActor, clock.NowUtc());
        var isExpired = draft.IsExpiredOn(JapanTime.DayOf(act.AtUtc)); // nothing but a draft ever is
        if (isExpired)
        {
            db.Discard(draft, act);
        }
        else if (draft.NoticeExpiry(act).Succeeded)
        {
            db.Outbox.Add(new OutboxLine(OutboxKinds.MailDraftExpiring, draft.Id, act.AtUtc));
        }
        else
        {
            return false; // saved or sent meanwhile
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // its owner or another instance was first
        }

        if (isExpired)
        {
            LogExpired(logger, id);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Draft {DraftId} expired and was discarded")]
    private static partial void LogExpired(ILogger logger, Guid draftId);
}

internal static class ExpiredDrafts
{
    /// <summary>Takes an expired draft away, with its history and files, and leaves an audit line without content. Both must have been read.</summary>
    public static void Discard(this IDigitalWindowDb db, Application draft, Act act)
    {
        db.Applications.Remove(draft);
        db.Audit.Add(new AuditEntry("draft.expire", draft.Id.ToString("N"), act));
    }
}
