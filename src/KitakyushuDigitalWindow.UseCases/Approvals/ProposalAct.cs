using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <summary>What approving and sending back have in common: who may, the scope, the version that the page showed, the save.</summary>
internal static class ProposalAct
{
    public static readonly Refusal NotApprover = new("approval.not_approver", "決裁できるのは決裁者だけです。");

    /// <summary>Parallel decisions of a section take turns at its document numbers: each round one of them wins.</summary>
    private const int Tries = 60;

    public static async Task<(string Subject, Outcome Outcome)> RunAsync(
        IDigitalWindowDb db, ICurrentStaff staff, Guid id, int? version,
        Func<Proposal, Application, Task<Outcome>> act, CancellationToken cancellationToken)
    {
        if (!staff.IsInRole(StaffRoles.Approver))
        {
            return ("-", NotApprover);
        }

        for (var attempt = 1; ; attempt++)
        {
            var proposal = await db.Proposals.VisibleTo(staff)
                .SingleOrDefaultAsync(p => p.Id == id && p.SubjectKind == Proposal.ApplicationDecision, cancellationToken);
            if (proposal is null)
            {
                return ("-", ApprovalRefusals.NotFound);
            }

            var application = await db.Applications.VisibleTo(staff).Include(a => a.Decisions)
                .SingleAsync(a => a.Id == proposal.SubjectId, cancellationToken);
            var outcome = proposal.Version == version ? await act(proposal, application) : ApplicationRefusals.ChangedByOther;
            if (!outcome.Succeeded)
            {
                db.ChangeTracker.Clear(); // a refused act must not reach the next save of this request

                // proposal and application are two reads: who is overtaken between them would hear of a letter that does not match
                var isOvertaken = await db.Proposals.AnyAsync(p => p.Id == id && p.Version != version, cancellationToken);
                return (application.ReceiptNumber!, isOvertaken ? ApplicationRefusals.ChangedByOther : outcome);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return (application.ReceiptNumber!, Outcome.Done);
            }
            catch (DbUpdateException e) when (attempt < Tries && (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e)))
            {
                db.ChangeTracker.Clear(); // the number, or the proposal itself, was taken meanwhile: look again
            }
        }
    }
}
