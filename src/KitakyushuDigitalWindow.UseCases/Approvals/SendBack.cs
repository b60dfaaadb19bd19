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
/// <param name="ActingReason">代決の理由; only from whoever decides for an absent holder.</param>
public sealed record SendBackCommand(Guid ProposalId, int? Version, string? Comment, string? ActingReason = null);

public sealed class SendBackValidator : AbstractValidator<SendBackCommand>
{
    public SendBackValidator()
    {
        RuleFor(c => c.Comment).Cascade(CascadeMode.Stop)
            .Must(t => CommentText.Of(t).Length > 0).WithMessage(ApprovalRefusals.CommentMissing.Message)
            .Must(t => CommentText.Of(t).Length <= Proposal.CommentMaxLength)
            .WithMessage(c => CommentText.TooLong("意見", Proposal.CommentMaxLength, c.Comment));
        RuleFor(c => c.ActingReason).Must(t => CommentText.Of(t).Length <= ActingApproval.ReasonMaxLength)
            .WithMessage(c => CommentText.TooLong("代決の理由", ActingApproval.ReasonMaxLength, c.ActingReason));
    }
}

/// <summary>差戻し: back to the drafter, inside the office. The round is over; the drafter proposes anew.</summary>
public sealed class SendBackHandler(
    IDigitalWindowDb db, ICurrentStaff staff, ApprovalOfficersQuery officers, IEnumerable<IProposalSubject> subjects, TimeProvider clock,
    ILogger<SendBackHandler> logger)
{
    public async Task<Outcome> HandleAsync(SendBackCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var comment = CommentText.Of(command.Comment);
        var (reference, outcome) = await ProposalAct.RunAsync(db, staff, officers, command.ProposalId, command.Version ?? -1, async (proposal, people) =>
        {
            var back = proposal.SendBack(people, comment, CommentText.OrNull(command.ActingReason), act);
            if (back.Succeeded)
            {
                back = await subjects.Of(proposal.SubjectKind).SendBackAsync(proposal, comment, act, cancellationToken);
            }

            if (back.Succeeded)
            {
                db.Audit.Add(new AuditEntry("approval.send_back", proposal.Reference, act));
            }

            return back;
        }, cancellationToken);
        CaseAct.Log(logger, "send_back", reference, outcome);
        return outcome;
    }
}
