using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Text;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Absences;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

public sealed class QueueQuery(IDigitalWindowDb db, ICurrentStaff staff, UnitStaffQuery unit, TimeProvider clock)
{
    public const int PageSize = 50;

    private const int WeekDays = 7;

    /// <summary>One page, the oldest risk on top. The whole is never counted: that costs 80 times a page (docs/performance.md).</summary>
    public async Task<QueuePage> ReadAsync(QueueCriteria criteria, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var (today, me) = (clock.TodayInJapan(), staff.ActorId());
        List<string> away = criteria.Flags.Contains(QueueFlag.AbsentAssignee)
            ? [.. (await unit.ReadAsync(cancellationToken)).Where(p => p.IsAbsent).Select(p => p.ActorId)] : [];
        var found = await Narrow(db.Applications.VisibleTo(staff).AsNoTracking(), criteria, me, today, away)
            .Take(PageSize + 1)
            .Select(a => new
            {
                a.ReceiptNumber,
                a.ProcedureName,
                a.ApplicantName,
                a.Status,
                a.DueOn,
                a.ClockStoppedOn,
                a.ReceivedAtUtc,
                a.AssigneeId,
                a.Sequence,
                a.Version,
                a.HasNewAnswer,
                HasNewQuestion = a.NewQuestions > 0,
                a.IsTransferred,
                a.ForWhomKind,
            })
            .ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var hasMore = found.Count > PageSize;
        if (criteria.Before is not null)
        {
            page.Reverse();
        }

        var names = await ActorNames.ReadAsync(db, page.Select(a => a.AssigneeId), cancellationToken);
        var absent = await AbsentStaff.OnAsync(db, page.Select(a => ActorNames.StaffId(a.AssigneeId)).OfType<Guid>(), today, cancellationToken);
        QueueCursor? At(int index) => page.Count == 0 ? null : new QueueCursor(page[index].DueOn!.Value, page[index].Sequence);
        return new QueuePage(
            [.. page.Select(a => new QueueRow(
                a.ReceiptNumber!, a.ProcedureName, a.AssigneeId == me ? a.ApplicantName : MaskedName.Of(a.ApplicantName), a.Status,
                a.DueOn!.Value, a.DueOn.Value.DayNumber - today.DayNumber, JapanTime.DayOf(a.ReceivedAtUtc!.Value), names.Of(a.AssigneeId))
            {
                Version = a.Version,
                IsClockStopped = a.ClockStoppedOn is not null,
                Flags = FlagsOf(
                    a.HasNewAnswer, a.HasNewQuestion, a.IsTransferred, a.ForWhomKind != ForWhomKind.Self,
                    a.Status.IsOpen() && ActorNames.StaffId(a.AssigneeId) is { } id && absent.Contains(id)),
            })],
            hasMore || criteria.Before is not null ? At(page.Count - 1) : null,
            criteria.After is not null || (criteria.Before is not null && hasMore) ? At(0) : null);
    }

    /// <summary>Is there a filed application with this number in the reader's section?</summary>
    public Task<bool> HasAsync(ReceiptNumber number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(number);
        return db.Applications.VisibleTo(staff).AnyAsync(a => a.ReceiptNumber == number.Value, cancellationToken);
    }

    /// <summary>Has anybody asked something about a case that has ended? The tabs of open cases do not show those.</summary>
    public Task<bool> HasQuestionsOnEndedAsync(CancellationToken cancellationToken) =>
        db.Applications.VisibleTo(staff).AnyAsync(a => a.NewQuestions > 0 && !a.IsOpen, cancellationToken);

    /// <summary>Criteria and order as a query. The keyset (DueOn, Sequence) is the tail of the queue's index, so each page costs the same.</summary>
    /// <param name="away">Actor ids of colleagues who are absent; only asked for with that flag.</param>
    public static IQueryable<Application> Narrow(
        IQueryable<Application> visible, QueueCriteria criteria, string actorId, DateOnly today, IReadOnlyList<string>? away = null)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var cases = visible;
        if (criteria.Tab != QueueTab.All)
        {
            var isOpen = criteria.Tab != QueueTab.Done;
            cases = cases.Where(a => a.IsOpen == isOpen);
        }

        cases = OfAssignee(cases, criteria, actorId);
        if (criteria.ProcedureId is { } procedureId)
        {
            cases = cases.Where(a => a.ProcedureId == procedureId);
        }

        if (criteria.Status is { } status)
        {
            cases = cases.Where(a => a.Status == status);
        }

        if (criteria.Due is { } due)
        {
            var (from, to) = due switch
            {
                QueueDue.Overdue => (DateOnly.MinValue, today.AddDays(-1)),
                QueueDue.Today => (today, today),
                _ => (today, today.AddDays(WeekDays)),
            };
            cases = cases.Where(a => a.DueOn >= from && a.DueOn <= to && a.ClockStoppedOn == null);
        }

        foreach (var flag in criteria.Flags)
        {
            cases = flag switch
            {
                QueueFlag.NewAnswer => cases.Where(a => a.HasNewAnswer),
                QueueFlag.NewQuestion => cases.Where(a => a.NewQuestions > 0),
                QueueFlag.Transferred => cases.Where(a => a.IsTransferred),
                QueueFlag.ByAgent => cases.Where(a => a.ForWhomKind != ForWhomKind.Self),
                _ => cases.Where(a => a.AssigneeId != null && (away ?? Array.Empty<string>()).Contains(a.AssigneeId)),
            };
        }

        if (CompareKey.OfName(criteria.Name ?? "") is { Length: > 0 } name)
        {
            cases = cases.Where(a => a.ApplicantNameKey.StartsWith(name) || a.ApplicantKanaKey.StartsWith(name));
        }

        // the page before is the next one of the list turned round; who asks turns its rows back
        return criteria.IsAscending == criteria.Before is null
            ? Ascending(cases, criteria.After ?? criteria.Before) : Descending(cases, criteria.After ?? criteria.Before);
    }

    private static List<QueueFlag> FlagsOf(bool hasNewAnswer, bool hasNewQuestion, bool isTransferred, bool isByAgent, bool isAssigneeAway)
    {
        var all = new[]
        {
            (hasNewAnswer, QueueFlag.NewAnswer), (hasNewQuestion, QueueFlag.NewQuestion), (isTransferred, QueueFlag.Transferred), (isByAgent, QueueFlag.ByAgent), (isAssigneeAway, QueueFlag.AbsentAssignee),
        };
        return [.. all.Where(f => f.Item1).Select(f => f.Item2)];
    }

    private static IQueryable<Application> OfAssignee(IQueryable<Application> cases, QueueCriteria criteria, string actorId)
    {
        var assignee = criteria.AssigneeStaffId is { } id ? Actors.OfStaff(id) : null;
        cases = criteria.Tab == QueueTab.Mine ? cases.Where(a => a.AssigneeId == actorId) : cases;
        return criteria.IsUnassigned ? cases.Where(a => a.AssigneeId == null)
            : assignee is null ? cases
            : cases.Where(a => a.AssigneeId == assignee);
    }

    private static IOrderedQueryable<Application> Ascending(IQueryable<Application> cases, QueueCursor? after)
    {
        if (after is var (dueOn, sequence))
        {
            // the first condition is what the index can start at; the second alone would read the list from its top
            cases = cases.Where(a => a.DueOn >= dueOn && (a.DueOn > dueOn || a.Sequence > sequence));
        }

        return cases.OrderBy(a => a.DueOn).ThenBy(a => a.Sequence);
    }

    private static IOrderedQueryable<Application> Descending(IQueryable<Application> cases, QueueCursor? after)
    {
        if (after is var (dueOn, sequence))
        {
            cases = cases.Where(a => a.DueOn <= dueOn && (a.DueOn < dueOn || a.Sequence < sequence));
        }

        return cases.OrderByDescending(a => a.DueOn).ThenByDescending(a => a.Sequence);
    }
}
