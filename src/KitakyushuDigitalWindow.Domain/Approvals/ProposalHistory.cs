namespace KitakyushuDigitalWindow.Domain.Approvals;

public enum ProposalEventKind
{
    Proposed = 10,       // 起案
    Approved = 20,       // 承認
    Concurred = 30,      // 合議
    SentBack = 40,       // 差戻し
    PulledBack = 50,     // 引上げ
    OpinionAdded = 60,   // 意見
    DocumentAdded = 70,  // 資料の追加
    ReportSeen = 80,     // 後閲
    Lapsed = 90,         // 取下げにより終了
}

/// <summary>決裁の経過: who did what, when and as what; never changed.</summary>
public sealed class ProposalEvent
{
    public const int NoteMaxLength = 1000;

    private ProposalEvent() { } // EF Core

    internal ProposalEvent(int order, ProposalEventKind kind, StaffPost? post, StaffPost? actedFor, string? note, Act act) =>
        (Id, Order, Kind, Post, ActedFor, Note, ActorId, AtUtc) =
        (Guid.CreateVersion7(), order, kind, post, actedFor, note, act.ActorId, act.AtUtc);

    public Guid Id { get; private set; }

    /// <summary>The version of the proposal that it led to: two events of one instant keep their order.</summary>
    public int Order { get; private set; }

    public ProposalEventKind Kind { get; private set; }

    /// <summary>As what: null for the drafter, and for whoever is not staff.</summary>
    public StaffPost? Post { get; private set; }

    /// <summary>代決: in whose place.</summary>
    public StaffPost? ActedFor { get; private set; }

    public string ActorId { get; private set; } = "";

    public DateTime AtUtc { get; private set; }

    public string? Note { get; private set; }
}

/// <summary>資料: added to a proposal under way; never replaced, never taken away.</summary>
public sealed class ProposalDocument : IStoredContent
{
    public const int FileNameMaxLength = 255;
    public const int ContentTypeMaxLength = 100;

    private ProposalDocument() { } // EF Core

    internal ProposalDocument(int number, string fileName, string contentType, long length, string contentHash, Act act) =>
        (Id, Number, FileName, ContentType, Length, ContentHash, AddedBy, AddedAtUtc) =
        (Guid.CreateVersion7(), number, fileName, contentType, length, contentHash, act.ActorId, act.AtUtc);

    public Guid Id { get; private set; }

    /// <summary>資料1, 資料2, …: the order in which they came.</summary>
    public int Number { get; private set; }

    public string FileName { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    public long Length { get; private set; }

    /// <summary>SHA-256; the blob store keeps it under this name.</summary>
    public string ContentHash { get; private set; } = "";

    public string AddedBy { get; private set; } = "";

    public DateTime AddedAtUtc { get; private set; }
}
