using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Absences;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity;

/// <param name="IsAbsent">Away today.</param>
public sealed record UnitStaffRow(Guid Id, string Name, bool IsAbsent)
{
    public string ActorId => Actors.OfStaff(Id);
}

/// <summary>A section with staff in service.</summary>
public sealed record UnitRow(Ward Ward, string SectionCode)
{
    public string Name => $"{Ward.Label()} {Sections.NameOf(SectionCode)}";
}

/// <summary>Who works in the reader's section, and which sections there are.</summary>
public sealed class UnitStaffQuery(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    /// <summary>Those in service, by name.</summary>
    public async Task<IReadOnlyList<UnitStaffRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var people = await db.Staff.AsNoTracking().InUnitOf(staff).OrderBy(s => s.Name)
            .Select(s => new { s.Id, s.Name }).ToListAsync(cancellationToken);
        var absent = await AbsentStaff.OnAsync(db, people.Select(p => p.Id), clock.TodayInJapan(), cancellationToken);
        return [.. people.Select(p => new UnitStaffRow(p.Id, p.Name, absent.Contains(p.Id)))];
    }

    /// <summary>The other sections that have somebody who could work: where a case can be transferred to.</summary>
    public async Task<IReadOnlyList<UnitRow>> OtherUnitsAsync(CancellationToken cancellationToken)
    {
        var units = await db.Staff.AsNoTracking().Where(s => s.IsInService).Select(s => new { s.Ward, s.SectionCode }).Distinct()
            .ToListAsync(cancellationToken);
        var codes = Sections.Codes.ToList();
        return [.. units.Where(u => (u.Ward, u.SectionCode) != (staff.Ward, staff.SectionCode))
            .OrderBy(u => u.Ward).ThenBy(u => codes.IndexOf(u.SectionCode)).Select(u => new UnitRow(u.Ward, u.SectionCode))];
    }
}

internal static class Unit
{
    /// <summary>Colleagues in service in the reader's ward and section.</summary>
    public static IQueryable<StaffMember> InUnitOf(this IQueryable<StaffMember> people, ICurrentStaff staff)
    {
        var (ward, section) = (staff.Ward, staff.SectionCode);
        return people.Where(s => s.Ward == ward && s.SectionCode == section && s.IsInService);
    }
}
