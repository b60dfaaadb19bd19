using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

public sealed record StartApplicationCommand(string ProcedureId);

public sealed class StartApplicationHandler(
    IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, AcceptanceQuery acceptance, TimeProvider clock)
{
    public static readonly Refusal NotOnline =
        new("procedure.not_online", "この手続きは、いまオンラインで受け付けていません。手続きのページで、ほかの方法を確認してください。");

    public static readonly Refusal NotAccepted =
        new("procedure.not_accepted", "いまは受付期間ではないため、始めることができません。");

    /// <summary>The draft of this citizen for this procedure: the one that is there already, or a new one. Pressed twice, it is one.</summary>
    public async Task<Outcome<Guid>> HandleAsync(StartApplicationCommand command, CancellationToken cancellationToken)
    {
        if (procedures.Find(command.ProcedureId) is not { Definition.CanBeFiled: true } procedure)
        {
            return NotOnline;
        }

        if (await ExistingAsync(command.ProcedureId, cancellationToken) is { } existing)
        {
            if (clock.TodayInJapan() <= Application.ExpiryOf(existing.SavedAtUtc))
            {
                return existing.Id;
            }

            await ClearExpiredAsync(existing.Id, cancellationToken);
        }

        if (!(await acceptance.ReadExactlyAsync(command.ProcedureId, clock.NowUtc(), cancellationToken)).IsOpen)
        {
            return NotAccepted;
        }

        var act = clock.ActBy(citizen);
        var application = Application.Start(citizen.Id, command.ProcedureId, procedure.VersionId, procedure.Definition.ShortName, act);
        application.Save(await KnownRowsAsync(procedure.Definition.Form, cancellationToken), act);
        db.Applications.Add(application);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return application.Id;
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return (await ExistingAsync(command.ProcedureId, cancellationToken))?.Id
                ?? throw new InvalidOperationException("A draft was refused as a double but is not there.", e);
        }
    }

    /// <summary>The people who are known are there as rows from the beginning.</summary>
    private async Task<AnswerSet> KnownRowsAsync(FormDefinition form, CancellationToken cancellationToken)
    {
        var (id, context) = (citizen.Id, db.ChangeTracker.Context);
        var person = await db.Citizens.AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
        var profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        var known = new KnownOfCitizen(person, profile, await EarlierApplications.ReadAsync(context, id, form, cancellationToken));
        return RowProposals.AtStart(form, DraftQuery.ContextOf(known, form, AnswerSet.Empty, clock));
    }

    /// <summary>An expired draft that the job has not taken away yet must not stand in the way of a new one.</summary>
    private async Task ClearExpiredAsync(Guid draftId, CancellationToken cancellationToken)
    {
        var act = new Act(Act.SystemActor, clock.NowUtc());
        var draft = await db.Applications.OwnedBy(citizen).Include(a => a.History).Include(a => a.Attachments)
            .SingleOrDefaultAsync(a => a.Id == draftId, cancellationToken);
        if (draft?.IsExpiredOn(JapanTime.DayOf(act.AtUtc)) == true)
        {
            db.Discard(draft, act);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear(); // the job was first
            }
        }
    }

    private async Task<ExistingDraft?> ExistingAsync(string procedureId, CancellationToken cancellationToken) =>
        await db.Applications.OwnedBy(citizen).AsNoTracking()
            .Where(a => a.ProcedureId == procedureId && a.Status == ApplicationStatus.Draft)
            .Select(a => new ExistingDraft(a.Id, a.SavedAtUtc))
            .FirstOrDefaultAsync(cancellationToken);

    private sealed record ExistingDraft(Guid Id, DateTime SavedAtUtc);
}

/// <summary>What a citizen already has of a procedure, before starting it.</summary>
public sealed record StartRow(Guid? DraftId, DateTime? DraftSavedAtUtc, string? OpenReceiptNumber);

public sealed class StartQuery(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    public async Task<StartRow> ReadAsync(string procedureId, CancellationToken cancellationToken)
    {
        var mine = await db.Applications.OwnedBy(citizen).AsNoTracking()
            .Where(a => a.ProcedureId == procedureId && (a.Status == ApplicationStatus.Draft || a.IsOpen))
            .OrderByDescending(a => a.Sequence)
            .Select(a => new { a.Id, a.Status, a.SavedAtUtc, a.ReceiptNumber })
            .Take(20)
            .ToListAsync(cancellationToken);
        var today = clock.TodayInJapan();
        var draft = mine.Find(a => a.Status == ApplicationStatus.Draft && today <= Application.ExpiryOf(a.SavedAtUtc));
        return new StartRow(draft?.Id, draft?.SavedAtUtc, mine.Find(a => a.ReceiptNumber is not null)?.ReceiptNumber);
    }
}

public sealed record DiscardDraftCommand(Guid DraftId);

/// <summary>下書きの破棄, by its owner; what has been filed cannot be discarded.</summary>
public sealed class DiscardDraftHandler(IDigitalWindowDb db, ICurrentCitizen citizen)
{
    public static readonly Refusal ChangedMeanwhile =
        new("application.changed_meanwhile", "別の画面でこの下書きが変わりました。もう一度内容を確認してから、消すかどうかを選んでください。");

    public async Task<Outcome> HandleAsync(DiscardDraftCommand command, CancellationToken cancellationToken)
    {
        var application = await db.Applications.OwnedBy(citizen).Include(a => a.History).Include(a => a.Attachments)
            .SingleOrDefaultAsync(a => a.Id == command.DraftId, cancellationToken);
        if (application is null)
        {
            return ApplicationRefusals.NotFound;
        }

        if (application.Status != ApplicationStatus.Draft)
        {
            return ApplicationRefusals.NotAllowedFrom(application.Status);
        }

        db.Applications.Remove(application);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ChangedMeanwhile; // saved or sent in another tab: what is there now must be seen before it goes
        }
    }
}
