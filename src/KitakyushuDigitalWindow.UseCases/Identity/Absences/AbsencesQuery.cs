using KitakyushuDigitalWindow.Domain;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Absences;

/// <param name="IsToday">Are they away today?</param>
public sealed record AbsenceRow(Guid Id, Guid StaffId, string Name, DateOnly FromOn, DateOnly ToOn, bool IsToday);

/// <summary>Absences of the reader's section that are not over.</summary>
public sealed class AbsencesQuery(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    public async Task<IReadOnlyList<AbsenceRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        var found = await db.Absences.AsNoTracking()
            .Join(db.Staff.InUnitOf(staff), a => a.StaffId, s => s.Id, (a, s) => new { a, s.Name })
            .Where(x => x.a.CancelledAtUtc == null && x.a.ToOn >= today)
            .OrderBy(x => x.a.FromOn).ThenBy(x => x.Name)
            .Select(x => new { x.a.Id, x.a.StaffId, x.Name, x.a.FromOn, x.a.ToOn })
            .ToListAsync(cancellationToken);
        return [.. found.Select(x => new AbsenceRow(x.Id, x.StaffId, x.Name, x.FromOn, x.ToOn, x.FromOn <= today))];
    }
}
