using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Exports;

public sealed record EndExportCommand(Guid ExportId);

/// <summary>書き出しを削除する, or もう一度作る.</summary>
public sealed class EndExportHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    public Task<Outcome> DiscardAsync(EndExportCommand command, CancellationToken cancellationToken) =>
        DoAsync(command, "export.discard", (export, _) =>
        {
            if (export.ContentHash is { } hash)
            {
                db.ReleasedFiles.Add(new ReleasedFile(hash));
            }

            export.Discard();
            return Outcome.Done;
        }, cancellationToken);

    public Task<Outcome> AgainAsync(EndExportCommand command, CancellationToken cancellationToken) =>
        ExportScope.MayExport(staff)
            ? DoAsync(command, "export.again", (export, act) => export.Again(act), cancellationToken)
            : Task.FromResult<Outcome>(ExportRefusals.WrongRole);

    private async Task<Outcome> DoAsync(EndExportCommand command, string what, Func<Export, Act, Outcome> treat, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var export = await db.Exports.OwnOf(staff).SingleOrDefaultAsync(e => e.Id == command.ExportId, cancellationToken);
        if (export is null)
        {
            return ExportRefusals.NotFound;
        }

        var act = clock.ActBy(staff);
        var outcome = treat(export, act);
        if (!outcome.Succeeded)
        {
            return outcome;
        }

        db.Audit.Add(new AuditEntry(what, export.Id.ToString("N"), act));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ExportRefusals.ChangedMeanwhile;
        }
    }
}
