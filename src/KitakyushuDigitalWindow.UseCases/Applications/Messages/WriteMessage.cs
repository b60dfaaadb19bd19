using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.Domain.Text;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Messages;

/// <summary>A message as one of the two sides writes it.</summary>
public sealed record WriteMessageCommand
{
    public string ReceiptNumber { get; init; } = "";

    /// <summary>Made by the page that was opened; the same one again is the same message.</summary>
    public Guid MessageId { get; init; }

    public string? Text { get; init; }

    /// <summary>返事が必要; of the office only.</summary>
    public bool AsksReply { get; init; }

    /// <summary>新しい質問 that the page showed; of the office only.</summary>
    public int SeenQuestions { get; init; }

    /// <summary>As it is counted and kept: without the browser's carriage returns.</summary>
    public string Words => (Text ?? "").ReplaceLineEndings("\n").Trim();
}

public sealed class WriteMessageValidator : AbstractValidator<WriteMessageCommand>
{
    public WriteMessageValidator() =>
        RuleFor(c => c.Words).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("伝えることを入力してください")
            .Must(t => !TextElements.AreMoreThan(t, CaseMessage.TextMaxLength))
            .WithMessage(c => $"{CaseMessage.TextMaxLength:#,0}文字以内で入力してください（いま{TextElements.Count(c.Words):#,0}文字）")
            .Must(t => !CaseMessage.IsTooLong(t)).WithMessage("絵文字などが多すぎて送れません。絵文字を減らしてください")
            .Must(t => !MyNumberDetector.IsFoundIn(t)).WithMessage("マイナンバー（個人番号）が入っています。消してから送ってください")
            .OverridePropertyName(nameof(WriteMessageCommand.Text));
}

/// <param name="Write">What stands on the page beside the file.</param>
/// <param name="FileName">As the browser sent it; only cleaned and kept.</param>
public sealed record AttachToMessageCommand(WriteMessageCommand Write, string FileName, Stream Content);

public sealed record DetachFromMessageCommand(WriteMessageCommand Write, Guid FileId);

/// <summary>What both sides do with a message; whose application it is has been decided by the query they bring.</summary>
internal static class MessageDesk
{
    private const int Tries = 8;

    /// <summary>The application is read anew in each round.</summary>
    /// <param name="scope">What the writer may see, with this number.</param>
    /// <param name="hear">What it changes in the case.</param>
    /// <param name="leave">Audit and outbox lines of the same save.</param>
    public static async Task<Outcome> SendAsync(
        IDigitalWindowDb db, Func<IQueryable<Application>> scope, MessageDirection direction, WriteMessageCommand command, Act act,
        Func<Application, Outcome> hear, Action<Application> leave, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await scope().Include(a => a.History).SingleOrDefaultAsync(cancellationToken) is not { } application)
            {
                return ApplicationRefusals.NotFound;
            }

            var (message, refusal) = await OpenAsync(db, application, direction, command, act, cancellationToken);
            if (message is { IsSent: true } && message.Text == command.Words)
            {
                return Outcome.Done; // pressed twice
            }

            var hashes = message?.Files.Select(f => f.ContentHash).ToList() ?? [];
            refusal ??= await db.FileScans.AnyAsync(
                s => hashes.Contains(s.ContentHash) && (s.State == FileScanState.Infected || s.State == FileScanState.Unscannable), cancellationToken)
                ? FileRefusals.Rejected : null;
            refusal ??= message!.IsSent ? MessageRefusals.SentAlready : hear(application).Refusal;
            refusal ??= message!.Send(command.Words, command.AsksReply, act).Refusal;
            if (refusal is not null)
            {
                db.ChangeTracker.Clear();
                return refusal;
            }

            leave(application);
            if (await SavedAsync(db, attempt, cancellationToken))
            {
                return Outcome.Done;
            }
        }
    }

    /// <summary>Stores a file at once, and what was typed with it.</summary>
    public static async Task<Outcome> AttachAsync(
        IDigitalWindowDb db, IBlobStore blobs, Func<IQueryable<Application>> scope, MessageDirection direction, AttachToMessageCommand command, Act act,
        CancellationToken cancellationToken)
    {
        var content = await UploadedContent.ReadAsync(command.Content, cancellationToken);
        var inspected = FileInspector.Inspect(content.GetBuffer().AsSpan(0, (int)content.Length), command.FileName, "添付するファイル");
        if (inspected.Value is not { } file)
        {
            return inspected.Refusal!;
        }

        if (!await scope().AnyAsync(cancellationToken))
        {
            return ApplicationRefusals.NotFound; // nothing is stored for those who may not write
        }

        content.Position = 0;
        var hash = await blobs.PutAsync(content, cancellationToken);
        var saved = await ChangeAsync(
            db, scope, direction, command.Write, act,
            message => new Outcome(message.Attach(file.Name, file.Kind.MediaType(), content.Length, hash, act).Refusal), cancellationToken);
        if (saved.Succeeded && !await blobs.ExistsAsync(hash, cancellationToken))
        {
            // the job that clears unused contents looked before our row was there; see ClearFilesHandler
            content.Position = 0;
            await blobs.PutAsync(content, CancellationToken.None);
        }

        return saved;
    }

    /// <summary>An act on a message that is being written.</summary>
    public static async Task<Outcome> ChangeAsync(
        IDigitalWindowDb db, Func<IQueryable<Application>> scope, MessageDirection direction, WriteMessageCommand command, Act act,
        Func<CaseMessage, Outcome> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await scope().Include(a => a.History).SingleOrDefaultAsync(cancellationToken) is not { } application)
            {
                return ApplicationRefusals.NotFound;
            }

            var (message, refusal) = await OpenAsync(db, application, direction, command, act, cancellationToken);
            refusal ??= application.TakesMessageOn(JapanTime.DayOf(act.AtUtc)).Refusal;
            refusal ??= message!.Save(command.Words, command.AsksReply).Refusal;
            refusal ??= change(message!).Refusal;
            if (refusal is not null)
            {
                db.ChangeTracker.Clear();
                return refusal;
            }

            if (await SavedAsync(db, attempt, cancellationToken))
            {
                return Outcome.Done;
            }
        }
    }

    /// <summary>What the writer has begun, or a new one; a key that is another's message is refused.</summary>
    private static async Task<(CaseMessage? Message, Refusal? Refusal)> OpenAsync(
        IDigitalWindowDb db, Application application, MessageDirection direction, WriteMessageCommand command, Act act, CancellationToken cancellationToken)
    {
        if (await db.Messages.Include(m => m.Files).SingleOrDefaultAsync(m => m.Id == command.MessageId, cancellationToken) is { } known)
        {
            return known.ApplicationId == application.Id && known.AuthorId == act.ActorId ? (known, null) : (null, ApplicationRefusals.NotFound);
        }

        var message = CaseMessage.Start(command.MessageId == Guid.Empty ? Guid.CreateVersion7() : command.MessageId, application.Id, direction, act);
        db.Messages.Add(message);
        return (message, null);
    }

    private static async Task<bool> SavedAsync(IDigitalWindowDb db, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (attempt < Tries && (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e)))
        {
            db.ChangeTracker.Clear(); // pressed twice, or the other side wrote in the same moment: once more with what is there now
            return false;
        }
    }
}
