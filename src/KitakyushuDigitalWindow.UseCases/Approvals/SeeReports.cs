using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

public sealed record SeeReportsCommand(Guid ProposalId);

/// <summary>後閲: the holder who was away has seen what was decided in their place.</summary>
public sealed class SeeReportsHandler(
    IDigitalWindowDb db, ICurrentStaff staff, ApprovalOfficersQuery officers, TimeProvider clock, ILogger<SeeReportsHandler> logger)
{
    public async Task<Outcome> HandleAsync(SeeReportsCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var (reference, outcome) = await ProposalAct.RunAsync(db, staff, officers, command.ProposalId, null, (proposal, people) =>
        {
            var seen = proposal.SeeReports(people, act);
            if (seen.Succeeded)
            {
                db.Audit.Add(new AuditEntry("approval.see_report", proposal.Reference, act));
            }

            return Task.FromResult(seen);
        }, cancellationToken);
        CaseAct.Log(logger, "see_report", reference, outcome);
        return outcome;
    }
}
