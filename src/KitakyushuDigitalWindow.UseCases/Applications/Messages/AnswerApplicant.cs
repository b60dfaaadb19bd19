using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Messages;

/// <summary>The office writes to the applicant; the notice that goes out only points to the page.</summary>
public sealed class AnswerApplicantHandler(
    IDigitalWindowDb db, ICurrentStaff staff, IBlobStore blobs, TimeProvider clock, ILogger<AnswerApplicantHandler> logger)
{
    /// <summary>Pressed twice, it is sent once. Refusals: not found; closed; no reply wanted any more; a rejected file; another text was sent already.</summary>
    public async Task<Outcome> HandleAsync(WriteMessageCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var outcome = await MessageDesk.SendAsync(
            db, () => Scope(command), MessageDirection.FromOffice, command, act,
            application => application.HearAnswer(command.AsksReply, command.SeenQuestions, JapanTime.DayOf(act.AtUtc)),
            application =>
            {
                db.Outbox.Add(new OutboxLine(OutboxKinds.MailMessage, application.Id, act.AtUtc));
                db.Audit.Add(new AuditEntry("application.message", application.ReceiptNumber!, act));
            }, cancellationToken);
        CaseAct.Log(logger, "message", command.ReceiptNumber, outcome);
        return outcome;
    }

    public Task<Outcome> AttachAsync(AttachToMessageCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return MessageDesk.AttachAsync(db, blobs, () => Scope(command.Write), MessageDirection.FromOffice, command, clock.ActBy(staff), cancellationToken);
    }

    public Task<Outcome> DetachAsync(DetachFromMessageCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return MessageDesk.ChangeAsync(
            db, () => Scope(command.Write), MessageDirection.FromOffice, command.Write, clock.ActBy(staff), m => m.Detach(command.FileId), cancellationToken);
    }

    private IQueryable<Application> Scope(WriteMessageCommand command) => db.Applications.VisibleTo(staff).Where(a => a.ReceiptNumber == command.ReceiptNumber);
}

/// <param name="SeenQuestions">As the page showed it.</param>
public sealed record SettleQuestionsCommand(string ReceiptNumber, int SeenQuestions);

/// <summary>対応済みにする: a question that needs no written answer no longer stands in the queue.</summary>
public sealed class SettleQuestionsHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock, ILogger<SettleQuestionsHandler> logger)
{
    public async Task<Outcome> HandleAsync(SettleQuestionsCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var outcome = await CaseAct.RunAsync(db, staff, command.ReceiptNumber, application =>
        {
            var settled = application.SettleQuestions(command.SeenQuestions);
            if (settled.Succeeded)
            {
                db.Audit.Add(new AuditEntry("application.settle_question", command.ReceiptNumber, act));
            }

            return Task.FromResult(settled);
        }, cancellationToken);
        CaseAct.Log(logger, "settle_question", command.ReceiptNumber, outcome);
        return outcome;
    }
}
