using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <summary>A proposal as the approver reads it.</summary>
/// <param name="Version">As shown; the decision posts it.</param>
/// <param name="Letter">What will be sent, without number and date until it is decided.</param>
/// <param name="IsOwn">The reader drafted it.</param>
/// <param name="CanDecide">The reader is an approver, it waits, and it is another person's.</param>
public sealed record ApprovalRow(
    Guid Id, int Version, ProposalStatus Status, string ReceiptNumber, string ProcedureName, string Applicant, DateOnly DueOn, int DaysLeft,
    DecisionKind Kind, string? Reason, LetterDocument Letter, string ContentHash, string Drafter, DateTime ProposedAtUtc,
    string DecidedBy, DateTime? DecidedAtUtc, string? Comment, string? DocumentNumber, bool IsOwn, bool CanDecide);

public sealed class ApprovalQuery(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    /// <summary>Null when there is no such proposal in the reader's ward and section.</summary>
    public async Task<ApprovalRow?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        var proposal = await db.Proposals.VisibleTo(staff).AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == id && p.SubjectKind == Proposal.ApplicationDecision, cancellationToken);
        if (proposal is null)
        {
            return null;
        }

        var subject = await db.Applications.VisibleTo(staff).AsNoTracking().Where(a => a.Id == proposal.SubjectId)
            .Select(a => new
            {
                a.ReceiptNumber,
                a.ProcedureName,
                a.ApplicantName,
                a.DueOn,
                Decision = a.Decisions.Where(d => d.LetterHash == proposal.ContentHash).OrderByDescending(d => d.ProposedAtUtc)
                    .Select(d => new { d.Kind, d.Reason, d.Letter, d.DocumentNumber }).First(),
            })
            .SingleAsync(cancellationToken);
        var names = await ActorNames.ReadAsync(db, [proposal.DrafterId, proposal.DecidedBy], cancellationToken);
        var isOwn = proposal.DrafterId == staff.ActorId();
        return new ApprovalRow(
            proposal.Id, proposal.Version, proposal.Status, subject.ReceiptNumber!, subject.ProcedureName, subject.ApplicantName, subject.DueOn!.Value,
            subject.DueOn.Value.DayNumber - clock.TodayInJapan().DayNumber, subject.Decision.Kind, subject.Decision.Reason,
            LetterDocument.FromJson(subject.Decision.Letter), proposal.ContentHash, names.Of(proposal.DrafterId), proposal.ProposedAtUtc,
            names.Of(proposal.DecidedBy), proposal.DecidedAtUtc, proposal.Comment, subject.Decision.DocumentNumber,
            isOwn, proposal.Status == ProposalStatus.Pending && !isOwn && staff.IsInRole(StaffRoles.Approver));
    }
}

/// <summary>通知書の案: the letter as it would be printed, PDF.</summary>
public sealed record PrintedDraft(string FileName, byte[] Pdf);

/// <summary>閲覧: shows what is to be approved and records who looked at the case behind it.</summary>
public sealed class OpenApprovalHandler(
    ApprovalQuery query, IDigitalWindowDb db, ICurrentStaff staff, IDocumentRenderer renderer, TimeProvider clock)
{
    public async Task<ApprovalRow?> HandleAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await query.ReadAsync(id, cancellationToken);
        if (found is not null)
        {
            db.Audit.Add(new AuditEntry("application.view", found.ReceiptNumber, clock.ActBy(staff)));
            await db.SaveChangesAsync(cancellationToken);
        }

        return found;
    }

    /// <summary>The letter as it would be printed; null when it is not the reader's.</summary>
    /// <exception cref="DocumentRenderingException">The letter could not be printed.</exception>
    public async Task<PrintedDraft?> PrintAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await HandleAsync(id, cancellationToken) is not { } found)
        {
            return null;
        }

        var pdf = (await renderer.RenderAsync([found.Letter], cancellationToken))[0];
        return new PrintedDraft($"通知書の案_{found.ReceiptNumber}.pdf", pdf);
    }
}
