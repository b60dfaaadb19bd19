using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review.Office;

public sealed record CaseNoteRow(string Text, string Who, DateTime AtUtc);

/// <summary>庁内メモ of a case, the newest first.</summary>
public sealed class CaseNotesQuery(IDigitalWindowDb db, ICurrentStaff staff)
{
    /// <param name="opened">From <see cref="OpenCaseHandler"/>: the reader may see it.</param>
    public async Task<IReadOnlyList<CaseNoteRow>> ReadAsync(CaseRow opened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var visible = db.Applications.VisibleTo(staff);
        var notes = await db.CaseNotes.AsNoTracking()
            .Where(n => n.ApplicationId == opened.Id && visible.Any(a => a.Id == n.ApplicationId))
            .OrderByDescending(n => n.AtUtc).ThenByDescending(n => n.Id).ToListAsync(cancellationToken);
        var names = await ActorNames.ReadAsync(db, notes.Select(n => n.By), cancellationToken);
        return [.. notes.Select(n => new CaseNoteRow(n.Text, names.Of(n.By), n.AtUtc))];
    }
}

public sealed record WriteNoteCommand(string ReceiptNumber, string? Text)
{
    internal string NoteText => (Text ?? "").ReplaceLineEndings("\n").Trim();
}

public sealed class WriteNoteValidator : AbstractValidator<WriteNoteCommand>
{
    public WriteNoteValidator() => RuleFor(c => c.Text).Cascade(CascadeMode.Stop)
        .Must((c, _) => c.NoteText.Length > 0).WithMessage("メモを入力してください")
        .Must((c, _) => c.NoteText.Length <= CaseNote.TextMaxLength)
        .WithMessage(c => $"メモは{CaseNote.TextMaxLength:N0}文字以内で入力してください（いま{c.NoteText.Length:N0}文字）");
}

/// <summary>庁内メモを書く.</summary>
public sealed class WriteNoteHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock, ILogger<WriteNoteHandler> logger)
{
    /// <summary>Two clicks within it, with the same words, are one note.</summary>
    private static readonly TimeSpan _doubleClick = TimeSpan.FromSeconds(30);

    public async Task<Outcome> HandleAsync(WriteNoteCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var outcome = await CaseAct.RunAsync(db, staff, command.ReceiptNumber, async application =>
        {
            var since = act.AtUtc - _doubleClick;
            if (await db.CaseNotes.AnyAsync(
                n => n.ApplicationId == application.Id && n.By == act.ActorId && n.AtUtc >= since && n.Text == command.NoteText, cancellationToken))
            {
                return Outcome.Done;
            }

            var written = CaseNote.Write(application, command.NoteText, act);
            if (!written.Succeeded)
            {
                return written.Refusal!;
            }

            db.CaseNotes.Add(written.Value!);
            db.Audit.Add(new AuditEntry("application.note", command.ReceiptNumber, act));
            return Outcome.Done;
        }, cancellationToken);
        CaseAct.Log(logger, "note", command.ReceiptNumber, outcome);
        return outcome;
    }
}
