using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <param name="Reason">Optional; stays in the office.</param>
public sealed record PullBackCommand(Guid ProposalId, string? Reason);

public sealed class PullBackValidator : AbstractValidator<PullBackCommand>
{
    public PullBackValidator() => RuleFor(c => c.Reason).Must(t => CommentText.Of(t).Length <= Proposal.PullBackReasonMaxLength)
        .WithMessage(c => CommentText.TooLong("理由", Proposal.PullBackReasonMaxLength, c.Reason));
}

/// <summary>引上げ: the drafter takes the proposal back while it is not decided.</summary>
public sealed class PullBackHandler(
    IDigitalWindowDb db, ICurrentStaff staff, ApprovalOfficersQuery officers, IEnumerable<IProposalSubject> subjects, TimeProvider clock,
    ILogger<PullBackHandler> logger)
{
    public async Task<Outcome> HandleAsync(PullBackCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var reason = CommentText.OrNull(command.Reason);
        var (reference, outcome) = await ProposalAct.RunAsync(db, staff, officers, command.ProposalId, null, async (proposal, _) =>
        {
            var back = proposal.PullBack(reason, act);
            if (back.Succeeded)
            {
                back = await subjects.Of(proposal.SubjectKind).PullBackAsync(proposal, reason, act, cancellationToken);
            }

            if (back.Succeeded)
            {
                db.Audit.Add(new AuditEntry("approval.pull_back", proposal.Reference, act));
            }

            return back;
        }, cancellationToken);
        CaseAct.Log(logger, "pull_back", reference, outcome);
        return outcome;
    }
}
