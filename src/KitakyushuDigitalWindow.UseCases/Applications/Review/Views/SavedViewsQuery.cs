using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review.Views;

/// <param name="Filter">As the queue's address carries it, without the question mark.</param>
public sealed record SavedViewRow(Guid Id, string Name, string Filter);

/// <summary>保存した条件 of the reader.</summary>
public sealed class SavedViewsQuery(IDigitalWindowDb db, ICurrentStaff staff)
{
    public async Task<IReadOnlyList<SavedViewRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var me = staff.Id;
        return await db.SavedViews.AsNoTracking().Where(v => v.StaffId == me).OrderBy(v => v.Name)
            .Select(v => new SavedViewRow(v.Id, v.Name, v.Filter)).ToListAsync(cancellationToken);
    }
}
