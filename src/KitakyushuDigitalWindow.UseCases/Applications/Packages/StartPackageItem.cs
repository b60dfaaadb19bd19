using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Packages;

public sealed record StartPackageItemCommand(Guid PackageId, string ProcedureId);

/// <summary>One procedure of a package becomes a draft of its own.</summary>
public sealed class StartPackageItemHandler(IDigitalWindowDb db, ICurrentCitizen citizen, PackageQuery query, StartApplicationHandler start)
{
    private const int Tries = 3;

    /// <summary>The application to go on with: what is there already, the citizen's draft of this procedure, or a new one.</summary>
    public async Task<Outcome<Guid>> HandleAsync(StartPackageItemCommand command, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(command.PackageId, cancellationToken) is not { } row)
        {
            return PackageRefusals.NotFound;
        }

        if (row.Items.FirstOrDefault(i => i.ProcedureId == command.ProcedureId) is not { State: not PackageItemState.AtCounter } item)
        {
            return PackageRefusals.NotInPackage;
        }

        if (item.ApplicationId is { } existing)
        {
            return existing;
        }

        var started = await start.HandleAsync(new StartApplicationCommand(command.ProcedureId), cancellationToken);
        if (!started.Succeeded)
        {
            return started;
        }

        for (var attempt = 1; ; attempt++)
        {
            var package = await db.Packages.OwnedBy(citizen).Include(p => p.Items).SingleAsync(p => p.Id == command.PackageId, cancellationToken);
            var linked = package.Link(command.ProcedureId, started.Value);
            if (!linked.Succeeded)
            {
                return linked.Refusal!;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return started;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear(); // another procedure of the package was started in another tab
            }
        }
    }
}

public sealed record DiscardPackageCommand(Guid PackageId);

/// <summary>Takes the progress view away; applications and drafts stay.</summary>
public sealed class DiscardPackageHandler(IDigitalWindowDb db, ICurrentCitizen citizen)
{
    public async Task<Outcome> HandleAsync(DiscardPackageCommand command, CancellationToken cancellationToken)
    {
        if (await db.Packages.OwnedBy(citizen).Include(p => p.Items).SingleOrDefaultAsync(p => p.Id == command.PackageId, cancellationToken) is not { } package)
        {
            return PackageRefusals.NotFound;
        }

        db.Packages.Remove(package);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }
}
