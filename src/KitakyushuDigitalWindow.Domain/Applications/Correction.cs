using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Applications;

public enum CorrectionKind
{
    Incorrect = 10,   // 誤り
    Incomplete = 20,  // 不足
    Outdated = 30,    // 古い
}

/// <summary>How a correction ended.</summary>
public enum CorrectionEnding
{
    Answered = 10,       // 補正
    Withdrawn = 20,      // 取下げ by the office
    Lapsed = 30,         // 期限の経過
    CaseWithdrawn = 40,  // 申請の取下げ
}

/// <summary>補正: which answers the applicant must put right, why, and by when (行政手続法7条).</summary>
public sealed class Correction
{
    public const int MessageMaxLength = 1000;
    public const int EndNoteMaxLength = 400;

    /// <summary>Days after the due day before an unanswered one is closed: an answer that is late by a weekend or an illness still counts.</summary>
    public const int GraceDays = 14;

    private Correction() { } // EF Core

    internal Correction(CorrectionKind kind, IEnumerable<string> questionKeys, string message, DateOnly dueOn, AnswerSet before, Act act)
    {
        (Id, Kind, QuestionKeys, Message, DueOn, OpenedAtUtc) =
            (Guid.CreateVersion7(), kind, [.. questionKeys], message, dueOn, act.AtUtc);
        (Before, Draft) = (before, before);
    }

    public Guid Id { get; private set; }

    public CorrectionKind Kind { get; private set; }

    /// <summary>Keys in the answer set; a key of a row names the row (<c>children.2.childName</c>).</summary>
    public IReadOnlyList<string> QuestionKeys { get; private set; } = [];

    /// <summary>In the citizen's words.</summary>
    public string Message { get; private set; } = "";

    public DateOnly DueOn { get; private set; }

    public DateTime OpenedAtUtc { get; private set; }

    public DateTime? ClosedAtUtc { get; private set; }

    public bool IsOpen => ClosedAtUtc is null;

    /// <summary>Null while it is open.</summary>
    public CorrectionEnding? Ending { get; private set; }

    /// <summary>Why the office withdrew it; the applicant reads it.</summary>
    public string? EndNote { get; private set; }

    /// <summary>When the applicant was last reminded.</summary>
    public DateTime? RemindedAtUtc { get; private set; }

    /// <summary>The day from which an unanswered one is closed.</summary>
    public DateOnly LapsesOn => DueOn.AddDays(GraceDays + 1);

    /// <summary>The answers when the correction was asked for.</summary>
    public AnswerSet Before { get; private set; } = AnswerSet.Empty;

    /// <summary>What the citizen has typed so far; the case sees it only when it is sent.</summary>
    public AnswerSet Draft { get; private set; } = AnswerSet.Empty;

    /// <summary>Was the file part of what the applicant had sent before the correction was asked for?</summary>
    public bool WasFiled(string questionKey, Guid attachmentId) =>
        Before[questionKey]?.Value.Split(',').Contains(attachmentId.ToString("N")) == true;

    internal void Save(AnswerSet draft) => Draft = draft;

    /// <summary>The draft with its questions as they were before it was asked for.</summary>
    internal AnswerSet Undo(AnswerSet draft)
    {
        foreach (var key in QuestionKeys)
        {
            draft = draft.RowsOf(key).Except(Before.RowsOf(key)).Aggregate(draft, (d, row) => d.WithoutRow(key, row));
            draft = Before[key] is null ? draft.Without(key) : draft;
        }

        return draft.With(Before.All.Where(a => QuestionKeys.Any(k => a.Key == k || a.Key.StartsWith(k + ".", StringComparison.Ordinal))));
    }

    /// <summary>A reminder goes out. No act of the case: it leaves the version alone, so that what the applicant has open stays good.</summary>
    public void NoteReminder(DateTime atUtc) => RemindedAtUtc = atUtc;

    internal void Close(CorrectionEnding ending, string? note, Act act) => (ClosedAtUtc, Ending, EndNote) = (act.AtUtc, ending, note);
}
