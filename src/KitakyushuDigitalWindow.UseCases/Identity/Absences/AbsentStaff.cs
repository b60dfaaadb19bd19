using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Absences;

/// <summary>Who of some staff is away on a day.</summary>
public static class AbsentStaff
{
    public static async Task<HashSet<Guid>> OnAsync(
        IDigitalWindowDb db, IEnumerable<Guid> staffIds, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ids = staffIds.Distinct().ToList();
        return ids.Count == 0 ? [] : [.. await db.Absences.AsNoTracking()
            .Where(a => ids.Contains(a.StaffId) && a.CancelledAtUtc == null && a.FromOn <= day && a.ToOn >= day)
            .Select(a => a.StaffId).ToListAsync(cancellationToken)];
    }
}
