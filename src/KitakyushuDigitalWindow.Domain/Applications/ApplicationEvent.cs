namespace KitakyushuDigitalWindow.Domain.Applications;

public enum ApplicationEventKind
{
    Started = 10,              // 作成開始
    VersionMoved = 15,         // 下書きを新しい版に移した
    Received = 20,             // 到達
    ReviewStarted = 30,        // 審査開始
    Assigned = 32,             // 担当の割り当て
    Unassigned = 34,           // 担当を外した
    TakenOver = 36,            // 不在の担当からの引き継ぎ
    Transferred = 38,          // 移送
    CorrectionRequested = 40,  // 補正の求め
    CorrectionWithdrawn = 44,  // 補正の取下げ
    CorrectionLapsed = 46,     // 補正の期限の経過
    Corrected = 50,            // 補正
    Proposed = 60,             // 起案
    SentBack = 70,             // 差戻し (庁内)
    PulledBack = 75,           // 引上げ (庁内)
    Decided = 80,              // 決定
    Issued = 90,               // 通知書の交付
    LetterPosted = 95,         // 通知書の発送
    Withdrawn = 100,           // 取下げ
}

public static class ApplicationEventKinds
{
    /// <summary>Who works on it, not where it stands.</summary>
    public static bool IsAssignment(this ApplicationEventKind kind) => kind is
        ApplicationEventKind.Assigned or ApplicationEventKind.Unassigned or ApplicationEventKind.TakenOver or ApplicationEventKind.Transferred;
}

/// <summary>処理経過: one line of the history; never changed.</summary>
public sealed class ApplicationEvent
{
    public const int NoteMaxLength = 1000;

    private ApplicationEvent() { } // EF Core

    internal ApplicationEvent(ApplicationEventKind kind, ApplicationStatus status, Act act, string? note) =>
        (Id, Kind, Status, ActorId, AtUtc, Note) = (Guid.CreateVersion7(), kind, status, act.ActorId, act.AtUtc, note);

    public Guid Id { get; private set; }

    public ApplicationEventKind Kind { get; private set; }

    /// <summary>The status after it.</summary>
    public ApplicationStatus Status { get; private set; }

    public string ActorId { get; private set; } = "";

    public DateTime AtUtc { get; private set; }

    /// <summary>What the office or the applicant wrote; the citizen reads it unless the event is internal.</summary>
    public string? Note { get; private set; }
}
