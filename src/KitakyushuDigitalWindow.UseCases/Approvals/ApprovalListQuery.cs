using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <param name="IsOwn">The reader drafted it and may not decide it.</param>
public sealed record ApprovalListRow(
    Guid Id, string Title, DecisionKind Kind, string Drafter, DateTime ProposedAtUtc, DateOnly DueOn, int DaysLeft,
    ProposalStatus Status, string DecidedBy, DateTime? DecidedAtUtc, bool IsOwn);

public sealed record ApprovalList(IReadOnlyList<ApprovalListRow> Rows, bool HasMore);

public sealed class ApprovalListQuery(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    public const int MaxRows = 50;

    /// <summary>The section's proposals: those that wait, the oldest first; or those that are done, the newest first. Older ones are found at their case.</summary>
    public async Task<ApprovalList> ReadAsync(bool isDone, CancellationToken cancellationToken)
    {
        var (today, me) = (clock.TodayInJapan(), staff.ActorId());
        var proposals = db.Proposals.VisibleTo(staff).AsNoTracking().Where(p => p.SubjectKind == Proposal.ApplicationDecision);
        proposals = isDone
            ? proposals.Where(p => p.Status != ProposalStatus.Pending).OrderByDescending(p => p.ProposedAtUtc)
            : proposals.Where(p => p.Status == ProposalStatus.Pending).OrderBy(p => p.ProposedAtUtc);
        var found = await proposals.Take(MaxRows + 1)
            .Join(db.Applications, p => p.SubjectId, a => a.Id, (p, a) => new
            {
                Proposal = p,
                a.DueOn,
                Kind = a.Decisions.Where(d => d.LetterHash == p.ContentHash).Select(d => d.Kind).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        found = [.. isDone ? found.OrderByDescending(f => f.Proposal.ProposedAtUtc) : found.OrderBy(f => f.Proposal.ProposedAtUtc)]; // a join keeps no order
        var names = await ActorNames.ReadAsync(db, found.SelectMany(f => new[] { f.Proposal.DrafterId, f.Proposal.DecidedBy }), cancellationToken);
        return new ApprovalList(
            [.. found.Take(MaxRows).Select(f => new ApprovalListRow(
                f.Proposal.Id, f.Proposal.Title, f.Kind, names.Of(f.Proposal.DrafterId), f.Proposal.ProposedAtUtc,
                f.DueOn!.Value, f.DueOn.Value.DayNumber - today.DayNumber, f.Proposal.Status,
                names.Of(f.Proposal.DecidedBy), f.Proposal.DecidedAtUtc, f.Proposal.DrafterId == me))],
            found.Count > MaxRows);
    }
}
