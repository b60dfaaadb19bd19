using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Messages;

/// <summary>質問する・返事をする: the applicant, or the agent who files for them, writes to the office.</summary>
public sealed partial class AskOfficeHandler(
    IDigitalWindowDb db, ICurrentCitizen citizen, IBlobStore blobs, TimeProvider clock, ILogger<AskOfficeHandler> logger)
{
    /// <summary>Pressed twice, it is sent once. Refusals: not found; closed; a rejected file; another text was sent already.</summary>
    public async Task<Outcome> HandleAsync(WriteMessageCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(citizen);
        var outcome = await MessageDesk.SendAsync(
            db, () => Scope(command), MessageDirection.FromApplicant, command with { AsksReply = false }, act,
            application => application.HearQuestion(JapanTime.DayOf(act.AtUtc)),
            application => db.Audit.Add(new AuditEntry("application.ask", application.ReceiptNumber!, act)), cancellationToken);
        if (ReceiptNumber.TryParse(command.ReceiptNumber, out var number))
        {
            LogAsked(logger, number.Value, outcome.Refusal?.Code ?? "done");
        }

        return outcome;
    }

    public Task<Outcome> AttachAsync(AttachToMessageCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return MessageDesk.AttachAsync(db, blobs, () => Scope(command.Write), MessageDirection.FromApplicant, command, clock.ActBy(citizen), cancellationToken);
    }

    public Task<Outcome> DetachAsync(DetachFromMessageCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return MessageDesk.ChangeAsync(
            db, () => Scope(command.Write), MessageDirection.FromApplicant, command.Write, clock.ActBy(citizen), m => m.Detach(command.FileId), cancellationToken);
    }

    private IQueryable<Application> Scope(WriteMessageCommand command) => db.Filed(citizen, clock, command.ReceiptNumber);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message of the applicant {ReceiptNumber}: {Outcome}")]
    private static partial void LogAsked(ILogger logger, string receiptNumber, string outcome);
}
