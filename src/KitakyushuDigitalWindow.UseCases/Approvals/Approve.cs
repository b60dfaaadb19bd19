using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <param name="Version">Of the proposal, as the page showed it.</param>
/// <param name="Comment">Optional; stays in the office.</param>
public sealed record ApproveCommand(Guid ProposalId, int? Version, string? Comment)
{
    internal string? CommentText => (Comment ?? "").ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? text : null;
}

public sealed class ApproveValidator : AbstractValidator<ApproveCommand>
{
    public ApproveValidator() => RuleFor(c => c.Comment)
        .Must((c, _) => c.CommentText is null || c.CommentText.Length <= Proposal.CommentMaxLength)
        .WithMessage(c => $"意見は{Proposal.CommentMaxLength:N0}文字以内で入力してください（いま{c.CommentText!.Length:N0}文字）");
}

/// <summary>承認: the proposal is approved, the application decided, the document number taken and the print ordered, all in one save.</summary>
public sealed class ApproveHandler(IDigitalWindowDb db, ICurrentStaff staff, IOfficeCalendar calendar, TimeProvider clock, ILogger<ApproveHandler> logger)
{
    public async Task<Outcome> HandleAsync(ApproveCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var (subject, outcome) = await ProposalAct.RunAsync(db, staff, command.ProposalId, command.Version, async (proposal, application) =>
        {
            var approved = proposal.Approve(command.CommentText, act);
            if (!approved.Succeeded)
            {
                return approved;
            }

            if (application.CurrentDecision is not { } decision || LetterDocument.FromJson(decision.Letter).ContentHash() != proposal.ContentHash)
            {
                return ApplicationRefusals.LetterChanged;
            }

            var counter = await CounterAsync(application, act, cancellationToken);
            var decided = application.Decide(proposal.ContentHash, counter.Take(), act);
            if (decided.Succeeded)
            {
                var (arrival, today) = (JapanTime.DayOf(application.ReceivedAtUtc!.Value), JapanTime.DayOf(act.AtUtc));
                db.DecidedCases.Add(new DecidedCase(application, today, (await calendar.ReadAsync(cancellationToken)).OpenDaysUntil(arrival, today)));
                db.Outbox.Add(new OutboxLine(OutboxKinds.PrintLetter, application.Id, act.AtUtc));
                db.Audit.Add(new AuditEntry("application.approve", application.ReceiptNumber!, act));
            }

            return decided;
        }, cancellationToken);
        CaseAct.Log(logger, "approve", subject, outcome);
        return outcome;
    }

    private async Task<DocumentNumberCounter> CounterAsync(Application application, Act act, CancellationToken cancellationToken)
    {
        var year = FiscalYear.Of(JapanTime.DayOf(act.AtUtc));
        var counter = await db.DocumentNumbers.SingleOrDefaultAsync(
            c => c.Ward == application.Ward && c.SectionCode == application.SectionCode && c.FiscalYear == year.Year, cancellationToken);
        if (counter is null)
        {
            counter = new DocumentNumberCounter(application.Ward, application.SectionCode, year);
            db.DocumentNumbers.Add(counter);
        }

        return counter;
    }
}
