using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>How far a draft has come, and what time does to it.</summary>
/// <param name="Done">Sections of the path whose pages are all answered.</param>
/// <param name="Sections">Sections of the path as it is now; further answers may change it.</param>
public sealed record DraftProgress(int Done, int Sections, DraftLife Life)
{
    public bool IsReady => Done == Sections;
}

public sealed class DraftProgressQuery(IDigitalWindowDb db, ICurrentCitizen citizen, DraftQuery drafts, TimeProvider clock)
{
    private const int Most = 50;

    /// <summary>Of the newest drafts: few people have more than two or three, so each is read as its own pages read it.</summary>
    public async Task<IReadOnlyDictionary<Guid, DraftProgress>> ReadAsync(CancellationToken cancellationToken)
    {
        var ids = await db.ApplicationsOwnedBy(citizen, clock).AsNoTracking()
            .Where(a => a.Status == ApplicationStatus.Draft)
            .OrderByDescending(a => a.Sequence).Take(Most).Select(a => a.Id).ToListAsync(cancellationToken);
        var progress = new Dictionary<Guid, DraftProgress>(ids.Count);
        foreach (var id in ids)
        {
            if (await drafts.ReadAsync(id, cancellationToken) is { } draft)
            {
                var sections = draft.Journey.Steps.GroupBy(s => s.Page.Section).ToList();
                progress[id] = new DraftProgress(sections.Count(s => s.All(step => step.IsAnswered)), sections.Count, draft.Life);
            }
        }

        return progress;
    }
}
