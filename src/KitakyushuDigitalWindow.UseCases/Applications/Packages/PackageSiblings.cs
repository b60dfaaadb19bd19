using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Packages;

/// <summary>The other applications of the packages that a draft is in.</summary>
public sealed class PackageSiblingsQuery(IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures)
{
    /// <summary>The context with what the others say; each is read on its own path, so nothing hidden comes over.</summary>
    public async Task<FormContext> ShareAsync(Guid draftId, FormDefinition form, FormContext context, CancellationToken cancellationToken)
    {
        var packages = db.Packages.OwnedBy(citizen).Where(p => p.Items.Any(i => i.ApplicationId == draftId));
        var found = await db.Applications.OwnedBy(citizen).AsNoTracking()
            .Where(a => a.Id != draftId && a.Status != ApplicationStatus.Withdrawn && packages.Any(p => p.Items.Any(i => i.ApplicationId == a.Id)))
            .OrderBy(a => a.SavedAtUtc)
            .Select(a => new { a.ProcedureVersionId, a.Answers })
            .ToListAsync(cancellationToken);
        var siblings = new List<Journey>(found.Count);
        foreach (var sibling in found)
        {
            siblings.Add(Journey.Of((await procedures.OfVersionAsync(sibling.ProcedureVersionId, cancellationToken)).Definition.Form, sibling.Answers, context));
        }

        return siblings.Count == 0 ? context : SharedAnswers.AddTo(context, form, siblings);
    }
}
