using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Packages;

/// <param name="RunId">Of the picking in the guide: sent twice, it makes one package.</param>
public sealed record MakePackageCommand(Guid RunId, string Title, DateOnly? EventOn, IReadOnlyList<PackageWish> Wishes);

public sealed partial class MakePackageHandler(
    IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, TimeProvider clock, ILogger<MakePackageHandler> logger)
{
    /// <summary>The id of the package: the new one, or the one that this picking made before.</summary>
    public async Task<Outcome<Guid>> HandleAsync(MakePackageCommand command, CancellationToken cancellationToken)
    {
        if (await ExistingAsync(command.RunId, cancellationToken) is { } existing)
        {
            return existing;
        }

        var made = ApplicationPackage.Make(
            citizen.Id, command.RunId, command.Title, command.EventOn,
            [.. command.Wishes.Where(w => procedures.Find(w.ProcedureId) is { } p && (w.IsAtCounter || p.Definition.CanBeFiled))], clock.ActBy(citizen));
        if (made.Value is not { } package)
        {
            return made.Refusal!;
        }

        db.Packages.Add(package);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return await ExistingAsync(command.RunId, cancellationToken)
                ?? throw new InvalidOperationException("A package was refused as a double but is not there.", e);
        }

        LogMade(logger, package.Id, package.Items.Count);
        return package.Id;
    }

    private async Task<Guid?> ExistingAsync(Guid runId, CancellationToken cancellationToken) =>
        await db.Packages.OwnedBy(citizen).AsNoTracking().Where(p => p.RunId == runId).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Package made: {PackageId}, {ItemCount} procedures")]
    private static partial void LogMade(ILogger logger, Guid packageId, int itemCount);
}
