using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>What waits for the citizen: corrections and replies that the office asked for, and drafts.</summary>
public sealed record AttentionRow(int AwaitingCorrection, int Drafts, int AwaitingReply = 0)
{
    public bool HasAny => NeedsAction || Drafts > 0;

    public bool NeedsAction => AwaitingCorrection > 0 || AwaitingReply > 0;
}

public sealed class AttentionQuery(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    public async Task<AttentionRow> ReadAsync(CancellationToken cancellationToken)
    {
        var mine = await db.ApplicationsVisibleTo(citizen, clock).AsNoTracking()
            .Where(a => a.Status == ApplicationStatus.AwaitingCorrection || a.Status == ApplicationStatus.Draft || a.AwaitsReply)
            .GroupBy(a => a.Status)
            .Select(g => new { Status = g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        return new AttentionRow(
            mine.Find(m => m.Status == ApplicationStatus.AwaitingCorrection)?.Count ?? 0, mine.Find(m => m.Status == ApplicationStatus.Draft)?.Count ?? 0,
            mine.Where(m => m.Status is not (ApplicationStatus.AwaitingCorrection or ApplicationStatus.Draft)).Sum(m => m.Count));
    }
}
