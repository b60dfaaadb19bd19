using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

public sealed record AddOpinionCommand(Guid ProposalId, string? Comment);

public sealed class AddOpinionValidator : AbstractValidator<AddOpinionCommand>
{
    public AddOpinionValidator() => RuleFor(c => c.Comment).Cascade(CascadeMode.Stop)
        .Must(t => CommentText.Of(t).Length > 0).WithMessage(ApprovalRefusals.OpinionMissing.Message)
        .Must(t => CommentText.Of(t).Length <= Proposal.CommentMaxLength)
        .WithMessage(c => CommentText.TooLong("意見", Proposal.CommentMaxLength, c.Comment));
}

/// <summary>意見: said without deciding, by anybody on the route, at any time before the decision.</summary>
public sealed class AddOpinionHandler(
    IDigitalWindowDb db, ICurrentStaff staff, ApprovalOfficersQuery officers, TimeProvider clock, ILogger<AddOpinionHandler> logger)
{
    public async Task<Outcome> HandleAsync(AddOpinionCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var (reference, outcome) = await ProposalAct.RunAsync(db, staff, officers, command.ProposalId, null, (proposal, people) =>
        {
            var added = proposal.AddOpinion(people, CommentText.Of(command.Comment), act);
            if (added.Succeeded)
            {
                db.Audit.Add(new AuditEntry("approval.opinion", proposal.Reference, act));
            }

            return Task.FromResult(added);
        }, cancellationToken);
        CaseAct.Log(logger, "opinion", reference, outcome);
        return outcome;
    }
}
