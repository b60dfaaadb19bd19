using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <param name="Section">Only of another section than the drafter's.</param>
/// <param name="Holders">Who holds the post, while nobody has acted.</param>
/// <param name="ActingReason">代決の理由.</param>
public sealed record ApprovalStepRow(
    int Order, ApprovalStepKind Kind, StaffPost Post, string? Section, ApprovalStepState State, IReadOnlyList<ApprovalHolderRow> Holders,
    string? ActedBy, StaffPost? ActedAs, DateTime? ActedAtUtc, string? ActingReason, bool Decides);

public sealed record ApprovalHolderRow(string Name, bool IsAbsent);

public sealed record ProposalEventRow(ProposalEventKind Kind, StaffPost? Post, StaffPost? ActedFor, string Who, DateTime AtUtc, string? Note);

public sealed record ProposalDocumentRow(Guid Id, int Number, string FileName, long Length, string AddedBy, DateTime AddedAtUtc, FileCheck Check);

/// <summary>A proposal as the office reads it.</summary>
/// <param name="Version">As shown; the decision posts it.</param>
/// <param name="Authority">決裁権者.</param>
/// <param name="Part">What the reader has to do with it.</param>
/// <param name="HasReport">後閲 that waits for the reader.</param>
/// <param name="ActingFor">代決: the post in whose place the reader would decide.</param>
public sealed record ApprovalRow(
    Guid Id, int Version, ProposalStatus Status, string Reference, SubjectView Subject, string RouteName, bool IsDelegated, StaffPost? Authority,
    IReadOnlyList<ApprovalStepRow> Steps, IReadOnlyList<ProposalEventRow> History, IReadOnlyList<ProposalDocumentRow> Documents, string ContentHash,
    string Drafter, DateTime ProposedAtUtc, string DecidedBy, DateTime? DecidedAtUtc, int? DaysLeft, ApprovalPart Part, StaffPost? ActingFor, bool HasReport)
{
    public bool IsPending => Status == ProposalStatus.Pending;

    public bool CanDecide => IsPending && Part is ApprovalPart.Turn or ApprovalPart.ActingTurn;

    public bool IsActing => IsPending && Part == ApprovalPart.ActingTurn;

    /// <summary>意見 and 資料.</summary>
    public bool CanAdd => IsPending && Part != ApprovalPart.None;

    public bool CanPullBack => IsPending && Part == ApprovalPart.Drafter;
}

public sealed class ApprovalQuery(
    IDigitalWindowDb db, ICurrentStaff staff, ApprovalOfficersQuery officers, IEnumerable<IProposalSubject> subjects, IVirusScanner scanner, TimeProvider clock)
{
    /// <summary>Null when there is no such proposal in the reader's ward and section, or on their desk for 合議.</summary>
    public async Task<ApprovalRow?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        var proposal = await db.Proposals.VisibleTo(staff).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (proposal is null || await subjects.Of(proposal.SubjectKind).ViewAsync(proposal, cancellationToken) is not { } view)
        {
            return null;
        }

        // one query per list: joined into one they would multiply
        var one = db.Proposals.AsNoTracking().Where(p => p.Id == id);
        var history = await one.SelectMany(p => p.History).OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Order).ToListAsync(cancellationToken);
        var documents = await one.SelectMany(p => p.Documents).OrderBy(d => d.Number).ToListAsync(cancellationToken);
        var (me, people) = (staff.ActorId(), await officers.OfAsync(proposal, cancellationToken));
        var names = await ActorNames.ReadAsync(
            db, [proposal.DrafterId, proposal.DecidedBy, .. people.Select(p => p.ActorId), .. proposal.Steps.Select(s => s.ActorId),
                .. history.Select(e => e.ActorId), .. documents.Select(d => d.AddedBy)],
            cancellationToken);
        var part = proposal.PartOf(me, people);
        var steps = proposal.Steps.OrderBy(s => s.Order).ThenBy(s => s.Kind).ThenBy(s => s.SectionCode).ToList();
        return new ApprovalRow(
            proposal.Id, proposal.Version, proposal.Status, proposal.Reference, view, proposal.RouteName, proposal.IsDelegated,
            steps.Count == 0 ? null : steps[^1].Post, [.. steps.Select(s => StepRow(proposal, s, people, names, s.Order == steps[^1].Order))],
            [.. history.Select(e => new ProposalEventRow(e.Kind, e.Post, e.ActedFor, names.Of(e.ActorId), e.AtUtc, e.Note))],
            await DocumentsAsync(documents, names, cancellationToken), proposal.ContentHash, names.Of(proposal.DrafterId), proposal.ProposedAtUtc,
            names.Of(proposal.DecidedBy), proposal.DecidedAtUtc, view.DueOn?.DayNumber - clock.TodayInJapan().DayNumber, part,
            part == ApprovalPart.ActingTurn ? ActingFor(steps, me, people) : null,
            await one.SelectMany(p => p.Actings).AnyAsync(a => a.HolderId == me && a.SeenAtUtc == null, cancellationToken));
    }

    private static StaffPost? ActingFor(List<ApprovalStep> steps, string me, IReadOnlyList<ApprovalOfficer> people) =>
        steps.Find(s => s.State == ApprovalStepState.Open && people.Any(p => p.ActorId == me && p.MayActFor(s)))?.Post;

    private static ApprovalStepRow StepRow(
        Proposal proposal, ApprovalStep step, IReadOnlyList<ApprovalOfficer> people, ActorNames names, bool decides) => new(
            step.Order, step.Kind, step.Post,
            (step.Ward, step.SectionCode) == (proposal.Ward, proposal.SectionCode) ? null : Sections.NameOf(step.SectionCode), step.State,
            step.State is ApprovalStepState.Open or ApprovalStepState.Waiting
                ? [.. proposal.HoldersOf(step, people).Select(h => new ApprovalHolderRow(names.Of(h.ActorId), h.IsAbsent))]
                : [],
            step.ActorId is null ? null : names.Of(step.ActorId), step.ActorPost, step.ActedAtUtc, step.ActingReason, decides);

    private async Task<IReadOnlyList<ProposalDocumentRow>> DocumentsAsync(
        List<ProposalDocument> documents, ActorNames names, CancellationToken cancellationToken)
    {
        if (documents.Count == 0)
        {
            return [];
        }

        var hashes = documents.ConvertAll(d => d.ContentHash);
        var states = await db.FileScans.AsNoTracking().Where(s => hashes.Contains(s.ContentHash))
            .ToDictionaryAsync(s => s.ContentHash, s => (FileScanState?)s.State, cancellationToken);
        return [.. documents.Select(d => new ProposalDocumentRow(
            d.Id, d.Number, d.FileName, d.Length, names.Of(d.AddedBy), d.AddedAtUtc, FileChecks.Of(states.GetValueOrDefault(d.ContentHash), scanner)))];
    }
}
