using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review.Views;

public sealed record RenameViewCommand(Guid ViewId, string? Name);

public sealed class RenameViewValidator : AbstractValidator<RenameViewCommand>
{
    public RenameViewValidator(IValidator<SaveViewCommand> names) => RuleFor(c => c).CustomAsync(async (c, context, cancellationToken) =>
    {
        foreach (var failure in (await names.ValidateAsync(new SaveViewCommand { Name = c.Name }, cancellationToken)).Errors)
        {
            context.AddFailure(failure);
        }
    });
}

/// <summary>条件の名前を変える.</summary>
public sealed class RenameViewHandler(IDigitalWindowDb db, ICurrentStaff staff)
{
    public async Task<Outcome> HandleAsync(RenameViewCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var me = staff.Id;
        var view = await db.SavedViews.SingleOrDefaultAsync(v => v.Id == command.ViewId && v.StaffId == me, cancellationToken);
        if (view is null)
        {
            return SavedViewRefusals.NotFound;
        }

        view.Rename((command.Name ?? "").Trim());
        return await SavedViewSave.RunAsync(db, cancellationToken);
    }
}
