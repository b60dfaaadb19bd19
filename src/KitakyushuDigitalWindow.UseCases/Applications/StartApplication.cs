using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <param name="For">For whom, as <see cref="ForWhomChoice.Token"/>; oneself when null.</param>
public sealed record StartApplicationCommand(string ProcedureId, string? For = null);

public sealed class StartApplicationHandler(
    IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, ForWhomQuery people, AcceptanceQuery acceptance, TimeProvider clock)
{
    public static readonly Refusal NotOnline =
        new("procedure.not_online", "この手続きは、いまオンラインで受け付けていません。手続きのページで、ほかの方法を確認してください。");

    public static readonly Refusal NotAccepted =
        new("procedure.not_accepted", "いまは受付期間ではないため、始めることができません。");

    /// <summary>The draft of this citizen for this procedure and person: the one that is there already, or a new one. Pressed twice, it is one.</summary>
    public async Task<Outcome<Guid>> HandleAsync(StartApplicationCommand command, CancellationToken cancellationToken)
    {
        if (procedures.Find(command.ProcedureId) is not { Definition.CanBeFiled: true } procedure)
        {
            return NotOnline;
        }

        if (await people.FindAsync(procedure.Definition, command.For, cancellationToken) is not { } choice)
        {
            return ApplicationRefusals.NotFound;
        }

        if (choice.Blocked is { } blocked)
        {
            return blocked;
        }

        if (await ExistingAsync(command.ProcedureId, choice.ForWhom, cancellationToken) is { } existing)
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
        var application = Application.Start(
            citizen.Id, command.ProcedureId, procedure.VersionId, procedure.Definition.ShortName, act, choice.ForWhom);
        if (choice.ForWhom.IsSelf)
        {
            application.Save(await KnownRowsAsync(procedure.Definition.Form, cancellationToken), act);
        }

        db.Applications.Add(application);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return application.Id;
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return (await ExistingAsync(command.ProcedureId, choice.ForWhom, cancellationToken))?.Id
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
        var draft = await db.ApplicationsOwnedBy(citizen, clock).Include(a => a.History).Include(a => a.Attachments)
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

    private async Task<ExistingDraft?> ExistingAsync(string procedureId, ForWhom forWhom, CancellationToken cancellationToken) =>
        await db.ApplicationsOwnedBy(citizen, clock).AsNoTracking()
            .Where(a => a.ProcedureId == procedureId && a.Status == ApplicationStatus.Draft
                && a.RepresentedId == forWhom.PersonId && a.DelegationId == forWhom.DelegationId)
            .Select(a => new ExistingDraft(a.Id, a.SavedAtUtc))
            .FirstOrDefaultAsync(cancellationToken);

    private sealed record ExistingDraft(Guid Id, DateTime SavedAtUtc);
}

/// <summary>What a citizen already has of a procedure, before starting it.</summary>
public sealed record StartRow(Guid? DraftId, DateTime? DraftSavedAtUtc, string? OpenReceiptNumber);

public sealed class StartQuery(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    /// <summary>For oneself.</summary>
    public Task<StartRow> ReadAsync(string procedureId, CancellationToken cancellationToken) =>
        ReadAsync(procedureId, ForWhom.Self(citizen.Id), cancellationToken);

    /// <param name="procedureId">Of the procedure to be started.</param>
    /// <param name="forWhom">The person it is for; what one has for others does not matter.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<StartRow> ReadAsync(string procedureId, ForWhom forWhom, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forWhom);
        var mine = await db.ApplicationsOwnedBy(citizen, clock).AsNoTracking()
            .Where(a => a.ProcedureId == procedureId && (a.Status == ApplicationStatus.Draft || a.IsOpen)
                && a.RepresentedId == forWhom.PersonId && a.DelegationId == forWhom.DelegationId)
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
        var application = await db.Applications.StartedBy(citizen).Include(a => a.History).Include(a => a.Attachments)
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
