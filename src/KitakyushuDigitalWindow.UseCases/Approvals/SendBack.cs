using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <param name="Version">Of the proposal, as the page showed it.</param>
/// <param name="Comment">What to change; the drafter reads it, the citizen never.</param>
public sealed record SendBackCommand(Guid ProposalId, int? Version, string? Comment)
{
    internal string CommentText => (Comment ?? "").ReplaceLineEndings("\n").Trim();
}

public sealed class SendBackValidator : AbstractValidator<SendBackCommand>
{
    public SendBackValidator() => RuleFor(c => c.Comment).Cascade(CascadeMode.Stop)
        .Must((c, _) => c.CommentText.Length > 0).WithMessage(ApprovalRefusals.CommentMissing.Message)
        .Must((c, _) => c.CommentText.Length <= Proposal.CommentMaxLength)
        .WithMessage(c => $"意見は{Proposal.CommentMaxLength:N0}文字以内で入力してください（いま{c.CommentText.Length:N0}文字）");
}

/// <summary>差戻し: back to the drafter, inside the office.</summary>
public sealed class SendBackHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock, ILogger<SendBackHandler> logger)
{
    public async Task<Outcome> HandleAsync(SendBackCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var (subject, outcome) = await ProposalAct.RunAsync(db, staff, command.ProposalId, command.Version, (proposal, application) =>
        {
            var back = proposal.SendBack(command.CommentText, act);
            if (back.Succeeded)
            {
                back = application.SendBack(command.CommentText, act);
            }

            if (back.Succeeded)
            {
                db.Audit.Add(new AuditEntry("application.send_back", application.ReceiptNumber!, act));
            }

            return Task.FromResult(back);
        }, cancellationToken);
        CaseAct.Log(logger, "send_back", subject, outcome);
        return outcome;
    }
}
