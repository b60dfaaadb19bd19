using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Absences;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <summary>Who holds which post, and who is away today. Read anew at every act: a post that changed counts at once, whatever the session says.</summary>
public sealed class ApprovalOfficersQuery(IDigitalWindowDb db, TimeProvider clock)
{
    /// <summary>Those of the sections on the route.</summary>
    public Task<IReadOnlyList<ApprovalOfficer>> OfAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return InUnitsAsync(
            [proposal.Ward, .. proposal.Steps.Select(s => s.Ward)], [proposal.SectionCode, .. proposal.Steps.Select(s => s.SectionCode)], cancellationToken);
    }

    public async Task<IReadOnlyList<ApprovalOfficer>> InUnitsAsync(
        IEnumerable<Ward> wards, IEnumerable<string> sectionCodes, CancellationToken cancellationToken)
    {
        var (inWards, inSections) = (wards.Distinct().ToList(), sectionCodes.Distinct().ToList());
        var people = await db.Staff.AsNoTracking()
            .Where(s => s.IsInService && inWards.Contains(s.Ward) && inSections.Contains(s.SectionCode))
            .OrderBy(s => s.Name).Select(s => new { s.Id, s.Ward, s.SectionCode, s.Post }).ToListAsync(cancellationToken);
        var absent = await AbsentStaff.OnAsync(db, people.Select(p => p.Id), clock.TodayInJapan(), cancellationToken);
        return [.. people.Select(p => new ApprovalOfficer(Actors.OfStaff(p.Id), p.Ward, p.SectionCode, p.Post, absent.Contains(p.Id)))];
    }
}

/// <summary>決裁経路: the route that the rules give a matter, with the people there are today.</summary>
public sealed class ApprovalRouteQuery(IApprovalRules rules, ApprovalOfficersQuery officers)
{
    /// <summary>Refusals: no rule for it; nobody in the section who could decide.</summary>
    public async Task<Outcome<ApprovalRoute>> ReadAsync(
        ApprovalMatter matter, Ward ward, string sectionCode, string drafterId, CancellationToken cancellationToken)
    {
        var now = rules.Current;
        var people = await officers.InUnitsAsync([ward], now.SectionsFor(matter, sectionCode), cancellationToken);
        return now.RouteFor(matter, ward, sectionCode, drafterId, people);
    }
}
