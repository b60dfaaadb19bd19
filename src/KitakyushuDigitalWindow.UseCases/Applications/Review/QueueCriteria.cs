using System.Globalization;
using KitakyushuDigitalWindow.Domain.Applications;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

public enum QueueTab
{
    Section = 10,  // 係（処理中）
    Mine = 20,     // 自分の担当
    Done = 30,     // 完了したもの
    All = 40,      // 全体: all that the reader may see, in every state
}

public enum QueueDue
{
    Overdue = 10,  // 期限超過
    Today = 20,    // 今日
    Week = 30,     // 7日以内
}

/// <summary>しるし: a case is shown when it has all of the chosen ones.</summary>
public enum QueueFlag
{
    NewAnswer = 10,       // 補正の回答あり
    NewQuestion = 15,     // 新しい質問
    Transferred = 20,     // 移送
    ByAgent = 30,         // 代理
    AbsentAssignee = 40,  // 担当者不在
}

/// <summary>A row at the edge of a page; the next page begins behind it, the one before ends in front of it.</summary>
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
/// <param name="Before">In front of this row instead of behind <paramref name="After"/>.</param>
public sealed record QueueCriteria(
    QueueTab Tab, string? ProcedureId = null, ApplicationStatus? Status = null, QueueDue? Due = null, string? Name = null,
    QueueCursor? After = null, QueueCursor? Before = null)
{
    /// <summary>未担当.</summary>
    public bool IsUnassigned { get; init; }

    /// <summary>担当 of this staff member.</summary>
    public Guid? AssigneeStaffId { get; init; }

    public IReadOnlyList<QueueFlag> Flags { get; init; } = [];

    /// <summary>What is to be done is sorted by the oldest risk, what is done by the newest row.</summary>
    public bool IsAscending => Tab is QueueTab.Section or QueueTab.Mine;
}

/// <param name="Applicant">Masked unless the reader is in charge.</param>
/// <param name="DaysLeft">Days until the due day; negative when it has passed.</param>
public sealed record QueueRow(
    string ReceiptNumber, string ProcedureName, string Applicant, ApplicationStatus Status, DateOnly DueOn, int DaysLeft, DateOnly ReceivedOn, string Assignee)
{
    /// <summary>As shown; an act on several cases posts it.</summary>
    public int Version { get; init; }

    public IReadOnlyList<QueueFlag> Flags { get; init; } = [];

    /// <summary>The clock stands still: the due day is not told, as it moves on.</summary>
    public bool IsClockStopped { get; init; }

    public bool IsOverdue => DaysLeft < 0 && Status.IsOpen() && !IsClockStopped;
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="Previous">Where the page before ends; null on the first one.</param>
public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, QueueCursor? Next, QueueCursor? Previous = null);
