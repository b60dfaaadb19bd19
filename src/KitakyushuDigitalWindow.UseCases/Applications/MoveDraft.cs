using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Versions;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>Something besides the questions that is otherwise in the new version.</summary>
public sealed record ChangedTerm(string Label, string Before, string After);

/// <summary>What moving a draft to the current version would do.</summary>
/// <param name="OrphanedFiles">Files whose question is gone.</param>
public sealed record NewVersionRow(
    DraftRow Draft, PublishedProcedure To, VersionMove Move, IReadOnlyList<AttachmentRow> OrphanedFiles, IReadOnlyList<ChangedTerm> Terms);

public sealed class NewVersionQuery(DraftQuery drafts)
{
    /// <summary>Null when there is no such draft; without a newer version, or once it was sent, there is nothing to move.</summary>
    public async Task<(DraftRow? Draft, NewVersionRow? Row)> ReadAsync(Guid draftId, CancellationToken cancellationToken)
    {
        if (await drafts.ReadAsync(draftId, cancellationToken) is not { } draft)
        {
            return (null, null);
        }

        if (draft.Status != ApplicationStatus.Draft || draft.Life.IsExpired || draft.Life.Newer is not { } newer)
        {
            return (draft, null);
        }

        var (before, after) = (draft.Procedure.Definition, newer.Definition);
        var move = VersionMove.Of(before.Form, after.Form, draft.Answers, draft.Context.Today);
        return (draft, new NewVersionRow(
            draft, newer, move, [.. draft.Attachments.Where(a => !move.KeepsFilesOf(a.QuestionKey))], [.. TermsOf(before, after)]));
    }

    private static IEnumerable<ChangedTerm> TermsOf(ProcedureDefinition before, ProcedureDefinition after)
    {
        ChangedTerm[] terms =
        [
            new("手数料", FeeOf(before.Fee), FeeOf(after.Fee)),
            new("期限", before.Deadline.Text, after.Deadline.Text),
            new("送信する前に確認すること", string.Join('\n', before.Declarations.Select(d => d.Label)), string.Join('\n', after.Declarations.Select(d => d.Label))),
        ];
        return terms.Where(t => t.Before != t.After);
    }

    private static string FeeOf(ProcedureFee fee) => string.Join('\n',
    [
        ProcedureText.FeeOf(fee) + (ProcedureText.FeeNoteOf(fee) is { } note ? $"（{note}）" : ""),
        .. fee.Lines.Select(l => $"{l.Label}　{l.Amount}"),
        .. fee.Reductions.Select(r => $"{r.Label}　{(r.Percent == 100 ? "免除" : $"{r.Percent}％減額")}"),
    ]);
}

/// <param name="ToVersionId">The version whose effects were shown.</param>
/// <param name="DraftVersion">The draft as it was shown.</param>
public sealed record MoveDraftCommand(Guid DraftId, Guid ToVersionId, int DraftVersion);

/// <summary>新しい版に移る, with just the effects that the person was shown.</summary>
public sealed class MoveDraftHandler(IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, TimeProvider clock)
{
    /// <summary>Pressed twice, it is done once. Refusals: not found; sent already or expired; draft or version changed since it was shown.</summary>
    public async Task<Outcome> HandleAsync(MoveDraftCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var draft = await db.ApplicationsOwnedBy(citizen, clock).Include(a => a.Attachments).SingleOrDefaultAsync(a => a.Id == command.DraftId, cancellationToken);
        if (draft is null)
        {
            return ApplicationRefusals.NotFound;
        }

        if (draft.ProcedureVersionId == command.ToVersionId)
        {
            return Outcome.Done;
        }

        if (procedures.Find(draft.ProcedureId) is not { } to || to.VersionId != command.ToVersionId || draft.Version != command.DraftVersion)
        {
            return ApplicationRefusals.MoveChanged;
        }

        var from = await procedures.OfVersionAsync(draft.ProcedureVersionId, cancellationToken);
        var act = clock.ActBy(citizen);
        var move = VersionMove.Of(from.Definition.Form, to.Definition.Form, draft.Answers, JapanTime.DayOf(act.AtUtc));
        var kept = draft.Attachments.Select(a => a.QuestionKey).Where(move.KeepsFilesOf).ToHashSet();
        var outcome = draft.MoveToVersion(to.VersionId, to.Definition.ShortName, move.Answers, kept, act);
        if (!outcome.Succeeded)
        {
            return outcome;
        }

        db.Audit.Add(new AuditEntry("draft.move", draft.Id.ToString("N"), act));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ApplicationRefusals.MoveChanged;
        }
    }
}
