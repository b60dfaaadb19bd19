using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review.Views;

public sealed record DeleteViewCommand(Guid ViewId);

/// <summary>条件を消す.</summary>
public sealed class DeleteViewHandler(IDigitalWindowDb db, ICurrentStaff staff)
{
    public async Task<Outcome> HandleAsync(DeleteViewCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var me = staff.Id;
        var view = await db.SavedViews.SingleOrDefaultAsync(v => v.Id == command.ViewId && v.StaffId == me, cancellationToken);
        if (view is null)
        {
            return SavedViewRefusals.NotFound;
        }

        db.SavedViews.Remove(view);
        return await SavedViewSave.RunAsync(db, cancellationToken);
    }
}
