using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Text;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

public enum QueueTab
{
    Section = 10,  // 係（全部）
    Mine = 20,     // 自分の担当
    Done = 30,     // 完了したもの
}

public enum QueueDue
{
    Overdue = 10,  // 期限超過
    Today = 20,    // 今日
    Week = 30,     // 7日以内
}

/// <summary>The last row of a page; the next page begins behind it.</summary>
public sealed record QueueCursor(DateOnly DueOn, long Sequence)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueOn:yyyy-MM-dd}_{Sequence}");

    /// <summary>Null when the text is none: the list then starts at its top.</summary>
    public static QueueCursor? Parse(string? text) =>
        text?.Split('_') is [var day, var sequence]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dueOn)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new QueueCursor(dueOn, number) : null;
}

/// <param name="Name">Beginning of the applicant's name, or of its kana.</param>
public sealed record QueueCriteria(
    QueueTab Tab, string? ProcedureId = null, ApplicationStatus? Status = null, QueueDue? Due = null, string? Name = null, QueueCursor? After = null);

/// <param name="Applicant">Masked unless the reader is in charge.</param>
/// <param name="DaysLeft">Days until the due day; negative when it has passed.</param>
public sealed record QueueRow(
    string ReceiptNumber, string ProcedureName, string Applicant, ApplicationStatus Status, DateOnly DueOn, int DaysLeft, DateOnly ReceivedOn, string Assignee)
{
    /// <summary>The clock stands still: the due day is not told, as it moves on.</summary>
    public bool IsClockStopped { get; init; }

    public bool IsOverdue => DaysLeft < 0 && Status.IsOpen() && !IsClockStopped;
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, QueueCursor? Next);

public sealed class QueueQuery(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    public const int PageSize = 50;

    private const int WeekDays = 7;

    /// <summary>One page, the oldest risk on top. The whole is never counted: that costs 80 times a page (docs/performance.md).</summary>
    public async Task<QueuePage> ReadAsync(QueueCriteria criteria, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var (today, me) = (clock.TodayInJapan(), staff.ActorId());
        var found = await Narrow(db.Applications.VisibleTo(staff).AsNoTracking(), criteria, me, today)
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
            })
            .ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var names = await ActorNames.ReadAsync(db, page.Select(a => a.AssigneeId), cancellationToken);
        return new QueuePage(
            [.. page.Select(a => new QueueRow(
                a.ReceiptNumber!, a.ProcedureName, a.AssigneeId == me ? a.ApplicantName : MaskedName.Of(a.ApplicantName), a.Status,
                a.DueOn!.Value, a.DueOn.Value.DayNumber - today.DayNumber, JapanTime.DayOf(a.ReceivedAtUtc!.Value), names.Of(a.AssigneeId))
            {
                IsClockStopped = a.ClockStoppedOn is not null,
            })],
            found.Count > PageSize ? new QueueCursor(page[^1].DueOn!.Value, page[^1].Sequence) : null);
    }

    /// <summary>Is there a filed application with this number in the reader's section?</summary>
    public Task<bool> HasAsync(ReceiptNumber number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(number);
        return db.Applications.VisibleTo(staff).AnyAsync(a => a.ReceiptNumber == number.Value, cancellationToken);
    }

    /// <summary>Criteria and order as a query. The keyset (DueOn, Sequence) is the tail of the queue's index, so each page costs the same.</summary>
    public static IQueryable<Application> Narrow(
        IQueryable<Application> visible, QueueCriteria criteria, string actorId, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var isOpen = criteria.Tab != QueueTab.Done;
        var cases = visible.Where(a => a.IsOpen == isOpen);
        if (criteria.Tab == QueueTab.Mine)
        {
            cases = cases.Where(a => a.AssigneeId == actorId);
        }

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

        if (CompareKey.OfName(criteria.Name ?? "") is { Length: > 0 } name)
        {
            cases = cases.Where(a => a.ApplicantNameKey.StartsWith(name) || a.ApplicantKanaKey.StartsWith(name));
        }

        return isOpen ? Ascending(cases, criteria.After) : Descending(cases, criteria.After);
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

    /// <summary>What is done is looked up by its newest rows.</summary>
    private static IOrderedQueryable<Application> Descending(IQueryable<Application> cases, QueueCursor? after)
    {
        if (after is var (dueOn, sequence))
        {
            cases = cases.Where(a => a.DueOn <= dueOn && (a.DueOn < dueOn || a.Sequence < sequence));
        }

        return cases.OrderByDescending(a => a.DueOn).ThenByDescending(a => a.Sequence);
    }
}
