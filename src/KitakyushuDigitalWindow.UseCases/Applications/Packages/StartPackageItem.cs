using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Packages;

public sealed record StartPackageItemCommand(Guid PackageId, string ProcedureId);

/// <summary>One procedure of a package becomes a draft of its own.</summary>
public sealed class StartPackageItemHandler(
    IDigitalWindowDb db, ICurrentCitizen citizen, PackageQuery query, StartApplicationHandler start, DraftQuery drafts, TimeProvider clock)
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
                break;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear(); // another procedure of the package was started in another tab
            }
        }

        await LayRowsAsync(started.Value, cancellationToken);
        return started;
    }

    /// <summary>The people whom the other applications name are there as rows from the beginning.</summary>
    private async Task LayRowsAsync(Guid draftId, CancellationToken cancellationToken)
    {
        var draft = (await drafts.ReadAsync(draftId, cancellationToken))!;
        if (draft.Answers.All.Values.Any(a => a.Source == AnswerSource.Citizen))
        {
            return; // begun before: what the citizen wrote there is theirs
        }

        var answers = RowProposals.AtStart(draft.Procedure.Definition.Form, draft.Context);
        var application = await db.Applications.SingleAsync(a => a.Id == draftId, cancellationToken);
        if (application.Version == draft.Version && application.Save(answers, clock.ActBy(citizen)).Succeeded)
        {
            await db.SaveChangesAsync(cancellationToken);
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
