using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.UseCases.Identity;

namespace KitakyushuDigitalWindow.UseCases.Applications;

public static class StaffScope
{
    /// <summary>Every staff query and handler starts here: staff reach only filed applications of their ward and section.</summary>
    public static IQueryable<Application> VisibleTo(this IQueryable<Application> applications, ICurrentStaff staff)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return applications.OfUnit(staff.Ward, staff.SectionCode);
    }

    /// <summary>For a job that works in the name of somebody of this ward and section.</summary>
    public static IQueryable<Application> OfUnit(this IQueryable<Application> applications, Ward ward, string section) =>
        applications.Where(a => a.Ward == ward && a.SectionCode == section && a.Status != ApplicationStatus.Draft);

    /// <summary>Of their ward and section; and those of others that ask their section for 合議.</summary>
    public static IQueryable<Proposal> VisibleTo(this IQueryable<Proposal> proposals, ICurrentStaff staff)
    {
        var (ward, section) = (staff.Ward, staff.SectionCode);
        return proposals.Where(p => (p.Ward == ward && p.SectionCode == section)
            || p.Steps.Any(s => s.Kind == ApprovalStepKind.Concurrence && s.Ward == ward && s.SectionCode == section));
    }
}
