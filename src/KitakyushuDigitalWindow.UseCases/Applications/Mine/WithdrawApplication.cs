using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.Domain.Text;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

public sealed record WithdrawApplicationCommand
{
    public string ReceiptNumber { get; init; } = "";

    public string? Reason { get; init; }

    /// <summary>As it is counted and kept: without the browser's carriage returns.</summary>
    public string Text => (Reason ?? "").ReplaceLineEndings("\n").Trim();
}

public sealed class WithdrawApplicationValidator : AbstractValidator<WithdrawApplicationCommand>
{
    public WithdrawApplicationValidator() =>
        RuleFor(c => c.Text).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("取り下げる理由を入力してください")
            .Must(t => TextElements.Count(t) <= Application.WithdrawalReasonMaxLength && t.Length <= ApplicationEvent.NoteMaxLength)
            .WithMessage(c => $"理由は{Application.WithdrawalReasonMaxLength}文字以内で入力してください（いま{TextElements.Count(c.Text):#,0}文字）")
            .Must(t => !MyNumberDetector.IsFoundIn(t)).WithMessage("理由から、マイナンバー（個人番号）を消してください")
            .OverridePropertyName(nameof(WithdrawApplicationCommand.Reason));
}

/// <summary>取下げ by the applicant, with a reason, while the office has not decided.</summary>
public sealed partial class WithdrawApplicationHandler(
    IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock, ILogger<WithdrawApplicationHandler> logger)
{
    /// <summary>Pressed twice, it is withdrawn once. Refusals: not found; too late; changed meanwhile.</summary>
    public async Task<Outcome> HandleAsync(WithdrawApplicationCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var application = await db.Filed(citizen, clock, command.ReceiptNumber).Include(a => a.Corrections)
            .SingleOrDefaultAsync(cancellationToken);
        if (application is null)
        {
            return ApplicationRefusals.NotFound;
        }

        if (application.Status == ApplicationStatus.Withdrawn)
        {
            return Outcome.Done;
        }

        var act = clock.ActBy(citizen);
        if (!application.Withdraw(command.Text, act).Succeeded)
        {
            return MineRefusals.CannotWithdraw(application.Status);
        }

        foreach (var proposal in await db.Proposals.Where(p => p.SubjectId == application.Id && p.Status == ProposalStatus.Pending).ToListAsync(cancellationToken))
        {
            proposal.Lapse(act);
        }

        db.Outbox.Add(new OutboxLine(OutboxKinds.MailWithdrawn, application.Id, act.AtUtc));
        if (application.ForWhomKind == ForWhomKind.Delegation)
        {
            db.Outbox.Add(new OutboxLine(OutboxKinds.MailWithdrawnForYou, application.Id, act.AtUtc));
        }

        db.Audit.Add(new AuditEntry("application.withdraw", application.ReceiptNumber!, act));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var isWithdrawn = await db.Filed(citizen, clock, command.ReceiptNumber).AsNoTracking()
                .AnyAsync(a => a.Status == ApplicationStatus.Withdrawn, cancellationToken);
            return isWithdrawn ? Outcome.Done : MineRefusals.ChangedMeanwhile;
        }

        LogWithdrawn(logger, application.ReceiptNumber!);
        return Outcome.Done;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Application withdrawn: {ReceiptNumber}")]
    private static partial void LogWithdrawn(ILogger logger, string receiptNumber);
}
