using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>What a citizen sees before they file the same again.</summary>
/// <param name="DraftId">A draft of the same procedure, that would have to go first.</param>
/// <param name="CanBeFiled">False when the procedure is no longer taken online.</param>
public sealed record StartAgainRow(
    string ReceiptNumber, string ProcedureId, string ProcedureName, DateTime ReceivedAtUtc, Guid? DraftId, DateTime? DraftSavedAtUtc, bool CanBeFiled);

public sealed class StartAgainQuery(IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, TimeProvider clock)
{
    /// <summary>Null when there is no such application, it is another person's, or was filed for another person.</summary>
    public async Task<StartAgainRow?> ReadAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        var filed = await db.Filed(citizen, clock, receiptNumber).AsNoTracking().Where(a => a.ForWhomKind == ForWhomKind.Self)
            .Select(a => new { a.ReceiptNumber, a.ProcedureId, a.ProcedureName, a.ReceivedAtUtc })
            .SingleOrDefaultAsync(cancellationToken);
        if (filed is null)
        {
            return null;
        }

        var draft = await db.ApplicationsOwnedBy(citizen, clock).AsNoTracking()
            .Where(a => a.ForWhomKind == ForWhomKind.Self && a.ProcedureId == filed.ProcedureId && a.Status == ApplicationStatus.Draft)
            .Select(a => new { a.Id, a.SavedAtUtc })
            .FirstOrDefaultAsync(cancellationToken);
        return new StartAgainRow(
            filed.ReceiptNumber!, filed.ProcedureId, filed.ProcedureName, filed.ReceivedAtUtc!.Value, draft?.Id, draft?.SavedAtUtc,
            procedures.Find(filed.ProcedureId) is { Definition.CanBeFiled: true });
    }
}

/// <param name="ReplacesDraft">The draft that was shown may go.</param>
public sealed record StartAgainCommand(string ReceiptNumber, Guid? ReplacesDraft);

/// <summary>再申込: a new draft of today's version with the answers of a filed application. It is no correction: the filed one stays as it is.</summary>
public sealed class StartAgainHandler(
    IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, AcceptanceQuery acceptance, DiscardDraftHandler discard,
    TimeProvider clock)
{
    public static readonly Refusal DraftExists =
        new("application.draft_exists", "この手続きには、作成中の申請があります。続きから始めるか、消して前の内容から始めるかを選んでください。");

    /// <summary>The key of the new draft.</summary>
    public async Task<Outcome<Guid>> HandleAsync(StartAgainCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var filed = await db.Filed(citizen, clock, command.ReceiptNumber).AsNoTracking().Where(a => a.ForWhomKind == ForWhomKind.Self)
            .Select(a => new { a.ProcedureId, a.Answers }).SingleOrDefaultAsync(cancellationToken);
        if (filed is null)
        {
            return ApplicationRefusals.NotFound;
        }

        if (procedures.Find(filed.ProcedureId) is not { Definition.CanBeFiled: true } procedure)
        {
            return StartApplicationHandler.NotOnline;
        }

        if (!(await acceptance.ReadExactlyAsync(filed.ProcedureId, clock.NowUtc(), cancellationToken)).IsOpen)
        {
            return StartApplicationHandler.NotAccepted;
        }

        if (command.ReplacesDraft is { } old && await discard.HandleAsync(new DiscardDraftCommand(old), cancellationToken) is { Succeeded: false } kept
            && kept.Refusal != ApplicationRefusals.NotFound)
        {
            return kept.Refusal!;
        }

        var act = clock.ActBy(citizen);
        var application = Application.Start(citizen.Id, filed.ProcedureId, procedure.VersionId, procedure.Definition.ShortName, act);
        application.Save(CopiedAnswers.Of(filed.Answers, procedure.Definition.Form, clock.TodayInJapan()), act);
        db.Applications.Add(application);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return application.Id;
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return DraftExists;
        }
    }
}
