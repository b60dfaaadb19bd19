using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

public sealed record WithdrawCorrectionCommand
{
    public string ReceiptNumber { get; init; } = "";

    /// <summary>As the page showed it.</summary>
    public int? Version { get; init; }

    public Guid CorrectionId { get; init; }

    public string? Reason { get; init; }

    internal string ReasonText => (Reason ?? "").ReplaceLineEndings("\n").Trim();
}

public sealed class WithdrawCorrectionValidator : AbstractValidator<WithdrawCorrectionCommand>
{
    public WithdrawCorrectionValidator() => RuleFor(c => c.Reason).Cascade(CascadeMode.Stop)
        .Must((c, _) => c.ReasonText.Length > 0).WithMessage("申請者に伝える理由を入力してください")
        .Must((c, _) => c.ReasonText.Length <= Correction.EndNoteMaxLength)
        .WithMessage(c => $"理由は{Correction.EndNoteMaxLength}文字以内で入力してください（いま{c.ReasonText.Length}文字）");
}

/// <summary>補正の取下げ: the office takes back what it asked for. The clock goes on as if it had never been asked.</summary>
public sealed class WithdrawCorrectionHandler(
    IDigitalWindowDb db, ICurrentStaff staff, CaseClockQuery clocks, TimeProvider clock, ILogger<WithdrawCorrectionHandler> logger)
{
    public async Task<Outcome> HandleAsync(WithdrawCorrectionCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var outcome = await CaseAct.RunAsync(db, staff, command.ReceiptNumber, command.Version, async application =>
        {
            await db.Applications.Entry(application).Collection(a => a.Attachments).LoadAsync(cancellationToken);
            var withdrawn = application.WithdrawCorrection(command.CorrectionId, command.ReasonText, act);
            if (withdrawn.Succeeded)
            {
                await clocks.ReckonAsync(application, cancellationToken);
                db.Outbox.Add(new OutboxLine(OutboxKinds.MailCorrectionWithdrawn, application.Id, act.AtUtc));
                db.Audit.Add(new AuditEntry("application.withdraw_correction", command.ReceiptNumber, act));
                // a request made in error says nothing about the form
                db.CorrectedQuestions.RemoveRange(await db.CorrectedQuestions.Where(q => q.CorrectionId == command.CorrectionId).ToListAsync(cancellationToken));
            }

            return withdrawn;
        }, cancellationToken);
        CaseAct.Log(logger, "withdraw_correction", command.ReceiptNumber, outcome);
        return outcome;
    }
}
