using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <summary>The lists of the approvals page.</summary>
public enum ApprovalTab
{
    Mine = 10,     // 自分の番
    Drafted = 20,  // 起案した
    Unit = 30,     // 課の決裁待ち
    Reports = 40,  // 後閲
    Done = 50,     // 終わった
}

/// <param name="What">What is proposed, in a word.</param>
/// <param name="DaysLeft">Null when it has no due day.</param>
/// <param name="IsOwn">The reader drafted it and may not decide it.</param>
/// <param name="Turn">The posts whose turn it is; empty when it is over.</param>
public sealed record ApprovalListRow(
    Guid Id, string Title, string What, string Drafter, DateTime ProposedAtUtc, DateOnly? DueOn, int? DaysLeft, ProposalStatus Status,
    string DecidedBy, DateTime? DecidedAtUtc, bool IsOwn, IReadOnlyList<StaffPost> Turn);

/// <param name="MineCount">自分の番, as the tab says it.</param>
/// <param name="ReportCount">後閲 that wait for the reader.</param>
public sealed record ApprovalList(IReadOnlyList<ApprovalListRow> Rows, bool HasMore, int MineCount, int ReportCount);

public sealed class ApprovalListQuery(
    IDigitalWindowDb db, ICurrentStaff staff, ApprovalOfficersQuery officers, IEnumerable<IProposalSubject> subjects, TimeProvider clock)
{
    public const int MaxRows = 50;

    private static readonly StaffPost[] _posts = Enum.GetValues<StaffPost>();

    /// <summary>What waits comes oldest first, what was done newest first. Older ones are found at their case.</summary>
    public async Task<ApprovalList> ReadAsync(ApprovalTab tab, CancellationToken cancellationToken)
    {
        var (me, all) = (staff.ActorId(), db.Proposals.VisibleTo(staff).AsNoTracking());
        var mine = await MineAsync(all, cancellationToken);
        var reports = all.Where(p => p.Actings.Any(a => a.HolderId == me && a.SeenAtUtc == null));
        var (ward, section) = (staff.Ward, staff.SectionCode);
        var wanted = tab switch
        {
            ApprovalTab.Mine => mine,
            ApprovalTab.Drafted => all.Where(p => p.DrafterId == me),
            ApprovalTab.Reports => reports,
            ApprovalTab.Done => all.Where(p => p.Status != ProposalStatus.Pending),
            _ => all.Where(p => p.Status == ProposalStatus.Pending && p.Ward == ward && p.SectionCode == section),
        };
        var isNewestFirst = tab is ApprovalTab.Drafted or ApprovalTab.Done;
        var found = await (isNewestFirst ? wanted.OrderByDescending(p => p.ProposedAtUtc) : wanted.OrderBy(p => p.ProposedAtUtc))
            .Take(MaxRows + 1).ToListAsync(cancellationToken);
        return new ApprovalList(
            await RowsAsync([.. found.Take(MaxRows)], me, cancellationToken), found.Count > MaxRows,
            tab == ApprovalTab.Mine && found.Count <= MaxRows ? found.Count : await mine.CountAsync(cancellationToken),
            tab == ApprovalTab.Reports && found.Count <= MaxRows ? found.Count : await reports.CountAsync(cancellationToken));
    }

    /// <summary>Steps that are the reader's by their post, or by 代決 because the holders are away.</summary>
    private async Task<IQueryable<Proposal>> MineAsync(IQueryable<Proposal> all, CancellationToken cancellationToken)
    {
        var (me, ward, section) = (staff.ActorId(), staff.Ward, staff.SectionCode);
        var unit = await officers.InUnitsAsync([ward], [section], cancellationToken);
        if (unit.FirstOrDefault(o => o.ActorId == me) is not { Post: var post })
        {
            return all.Where(p => false);
        }

        var away = _posts.Where(p => !unit.Any(o => o.Post == p && !o.IsAbsent)).ToList();
        return all.Where(p => p.Status == ProposalStatus.Pending && p.DrafterId != me
            && p.Steps.Any(s => s.State == ApprovalStepState.Open && s.Ward == ward && s.SectionCode == section
                && (s.Post == post || (s.ActingPost == post && away.Contains(s.Post))))
            && !p.Steps.Any(s => s.ActorId == me));
    }

    private async Task<IReadOnlyList<ApprovalListRow>> RowsAsync(List<Proposal> found, string me, CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        var lines = new Dictionary<Guid, SubjectLine>();
        foreach (var kind in found.GroupBy(p => p.SubjectKind))
        {
            foreach (var (id, line) in await subjects.Of(kind.Key).LinesAsync([.. kind], cancellationToken))
            {
                lines[id] = line;
            }
        }

        var names = await ActorNames.ReadAsync(db, found.SelectMany(p => new[] { p.DrafterId, p.DecidedBy }), cancellationToken);
        return [.. found.Select(p =>
        {
            var line = lines.GetValueOrDefault(p.Id) ?? new SubjectLine("", null);
            return new ApprovalListRow(
                p.Id, p.Title, line.What, names.Of(p.DrafterId), p.ProposedAtUtc, line.DueOn, line.DueOn?.DayNumber - today.DayNumber, p.Status,
                names.Of(p.DecidedBy), p.DecidedAtUtc, p.DrafterId == me,
                [.. p.Steps.Where(s => s.State == ApprovalStepState.Open).Select(s => s.Post).Distinct().Order()]);
        })];
    }
}
