using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <param name="Version">Of the proposal, as the page showed it.</param>
/// <param name="Comment">Optional; stays in the office.</param>
/// <param name="ActingReason">代決の理由; only from whoever decides for an absent holder.</param>
public sealed record ApproveCommand(Guid ProposalId, int? Version, string? Comment, string? ActingReason = null);

public sealed class ApproveValidator : AbstractValidator<ApproveCommand>
{
    public ApproveValidator()
    {
        RuleFor(c => c.Comment).Must(t => CommentText.Of(t).Length <= Proposal.CommentMaxLength)
            .WithMessage(c => CommentText.TooLong("意見", Proposal.CommentMaxLength, c.Comment));
        RuleFor(c => c.ActingReason).Must(t => CommentText.Of(t).Length <= ActingApproval.ReasonMaxLength)
            .WithMessage(c => CommentText.TooLong("代決の理由", ActingApproval.ReasonMaxLength, c.ActingReason));
    }
}

/// <summary>承認・合議 of one step. With the last one the subject is decided, in the same save.</summary>
public sealed class ApproveHandler(
    IDigitalWindowDb db, ICurrentStaff staff, ApprovalOfficersQuery officers, IEnumerable<IProposalSubject> subjects, TimeProvider clock,
    ILogger<ApproveHandler> logger)
{
    public async Task<Outcome> HandleAsync(ApproveCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var (reference, outcome) = await ProposalAct.RunAsync(db, staff, officers, command.ProposalId, command.Version ?? -1, async (proposal, people) =>
        {
            var subject = subjects.Of(proposal.SubjectKind);
            var isActing = proposal.PartOf(act.ActorId, people) == ApprovalPart.ActingTurn;
            var approved = proposal.Approve(
                people, CommentText.OrNull(command.Comment), CommentText.OrNull(command.ActingReason),
                await subject.ContentHashAsync(proposal, cancellationToken) ?? "", act);
            if (approved.Succeeded && proposal.Status == ProposalStatus.Approved)
            {
                approved = await subject.ApproveAsync(proposal, act, cancellationToken);
            }

            if (approved.Succeeded)
            {
                db.Audit.Add(isActing ? new AuditEntry("approval.act_for", proposal.Reference, act) : new AuditEntry("approval.approve", proposal.Reference, act));
            }

            return approved;
        }, cancellationToken);
        CaseAct.Log(logger, "approve", reference, outcome);
        return outcome;
    }
}
