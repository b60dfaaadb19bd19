using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Messages;

/// <summary>Takes away messages that were begun with a file and never sent, after 30 days; their contents go with the next round.</summary>
public sealed class SweepMessagesHandler(IDigitalWindowDb db, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <summary>One batch; answers how many were taken away.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var before = clock.NowUtc().AddDays(-CaseMessage.UnsentDays);
        db.ChangeTracker.Clear();
        var old = await db.Messages.Include(m => m.Files).Where(m => m.SentAtUtc == null && m.StartedAtUtc < before)
            .OrderBy(m => m.StartedAtUtc).Take(BatchSize).ToListAsync(cancellationToken);
        db.Messages.RemoveRange(old);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return old.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return 0; // another instance did the same, or one was sent in the same moment
        }
    }
}
