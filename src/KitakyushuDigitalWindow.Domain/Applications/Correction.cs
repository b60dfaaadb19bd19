using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Applications;

public enum CorrectionKind
{
    Incorrect = 10,   // 誤り
    Incomplete = 20,  // 不足
    Outdated = 30,    // 古い
}

/// <summary>補正: which answers the applicant must put right, why, and by when (行政手続法7条).</summary>
public sealed class Correction
{
    public const int MessageMaxLength = 1000;

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

    /// <summary>The answers when the correction was asked for.</summary>
    public AnswerSet Before { get; private set; } = AnswerSet.Empty;

    /// <summary>What the citizen has typed so far; the case sees it only when it is sent.</summary>
    public AnswerSet Draft { get; private set; } = AnswerSet.Empty;

    /// <summary>Was the file part of what the applicant had sent before the correction was asked for?</summary>
    public bool WasFiled(string questionKey, Guid attachmentId) =>
        Before[questionKey]?.Value.Split(',').Contains(attachmentId.ToString("N")) == true;

    internal void Save(AnswerSet draft) => Draft = draft;

    internal void Close(Act act) => ClosedAtUtc = act.AtUtc;
}
