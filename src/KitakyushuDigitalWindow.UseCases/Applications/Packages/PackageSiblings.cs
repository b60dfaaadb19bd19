using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Packages;

/// <summary>Another application of the same package, draft or filed.</summary>
public sealed record PackageSibling(FormDefinition Form, AnswerSet Answers);

public sealed class PackageSiblingsQuery(IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, TimeProvider clock)
{
    /// <summary>The other applications of the packages that a draft is in; what was saved last comes last.</summary>
    public async Task<IReadOnlyList<PackageSibling>> ReadAsync(Guid draftId, CancellationToken cancellationToken)
    {
        var packages = db.Packages.OwnedBy(citizen).Where(p => p.Items.Any(i => i.ApplicationId == draftId));
        var found = await db.ApplicationsOwnedBy(citizen, clock).AsNoTracking()
            .Where(a => a.Id != draftId && a.Status != ApplicationStatus.Withdrawn && a.ForWhomKind == ForWhomKind.Self
                && packages.Any(p => p.Items.Any(i => i.ApplicationId == a.Id)))
            .OrderBy(a => a.SavedAtUtc)
            .Select(a => new { a.ProcedureVersionId, a.Answers })
            .ToListAsync(cancellationToken);
        var siblings = new List<PackageSibling>(found.Count);
        foreach (var sibling in found)
        {
            siblings.Add(new PackageSibling((await procedures.OfVersionAsync(sibling.ProcedureVersionId, cancellationToken)).Definition.Form, sibling.Answers));
        }

        return siblings;
    }
}
