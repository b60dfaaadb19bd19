using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>How far a draft has come, and what time does to it.</summary>
/// <param name="Done">Sections of the path whose pages are all answered.</param>
/// <param name="Sections">Sections of the path as it is now; further answers may change it.</param>
public sealed record DraftProgress(int Done, int Sections, DraftLife Life)
{
    public bool IsReady => Done == Sections;
}

public sealed class DraftProgressQuery(
    IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, DraftLifeQuery life, TimeProvider clock)
{
    /// <summary>Of every draft of the citizen, one per procedure at most.</summary>
    public async Task<IReadOnlyDictionary<Guid, DraftProgress>> ReadAsync(CancellationToken cancellationToken)
    {
        var person = await db.Citizens.AsNoTracking().SingleAsync(c => c.Id == citizen.Id, cancellationToken);
        var drafts = await db.ApplicationsOwnedBy(citizen, clock).AsNoTracking()
            .Where(a => a.Status == ApplicationStatus.Draft)
            .Select(a => new { a.Id, a.ProcedureVersionId, a.Answers, a.SavedAtUtc })
            .ToListAsync(cancellationToken);
        var profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == citizen.Id, cancellationToken);
        var progress = new Dictionary<Guid, DraftProgress>(drafts.Count);
        foreach (var draft in drafts)
        {
            var procedure = await procedures.OfVersionAsync(draft.ProcedureVersionId, cancellationToken);
            var form = procedure.Definition.Form;
            var known = new KnownOfCitizen(person, profile, await EarlierApplications.ReadAsync(db.ChangeTracker.Context, person.Id, form, cancellationToken));
            var sections = Journey.Of(form, draft.Answers, DraftQuery.ContextOf(known, form, draft.Answers, clock)).Steps.GroupBy(s => s.Page.Section).ToList();
            progress[draft.Id] = new DraftProgress(
                sections.Count(s => s.All(step => step.IsAnswered)), sections.Count, await life.ReadAsync(procedure, draft.SavedAtUtc, cancellationToken));
        }

        return progress;
    }
}
