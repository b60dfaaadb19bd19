namespace KitakyushuDigitalWindow.Domain.Approvals;

public enum ProposalStatus
{
    Pending = 10,   // 決裁待ち
    Approved = 20,  // 承認
    SentBack = 30,  // 差戻し
    Lapsed = 40,    // 取下げにより終了
}

public static class ApprovalRefusals
{
    public static readonly Refusal NotFound = new("approval.not_found", "決裁の案件が見つかりません。");
    public static readonly Refusal OwnProposal =
        new("approval.own_proposal", "自分が起案したものは、自分では承認も差戻しもできません。ほかの決裁者に依頼してください。");
    public static readonly Refusal NotPending = new("approval.not_pending", "この案件の決裁はもう終わっています。画面を読み直してください。");
    public static readonly Refusal StillPending = new("approval.still_pending", "決裁が終わっていません。終わってから移送してください。");
    public static readonly Refusal CommentMissing = new("approval.comment_missing", "差し戻すときは、どこを直すのかを意見に入力してください。");
}

/// <summary>起案: something that waits for another person's approval. Not bound to applications: the subject is a kind and a key.</summary>
public sealed class Proposal
{
    public const string ApplicationDecision = "application.decision";
    public const int TitleMaxLength = 200;
    public const int CommentMaxLength = 1000;
    public const int SubjectKindMaxLength = 40;
    public const int HashLength = 64;

    private static readonly Dictionary<ProposalStatus, ProposalStatus[]> _allowedNext = new()
    {
        [ProposalStatus.Pending] = [ProposalStatus.Approved, ProposalStatus.SentBack, ProposalStatus.Lapsed],
        [ProposalStatus.Approved] = [],
        [ProposalStatus.SentBack] = [],
        [ProposalStatus.Lapsed] = [],
    };

    private Proposal() { } // EF Core

    public Guid Id { get; private set; }

    public string SubjectKind { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public Ward Ward { get; private set; }

    public string SectionCode { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>SHA-256 of what is to be approved.</summary>
    public string ContentHash { get; private set; } = "";

    public ProposalStatus Status { get; private set; }

    public string DrafterId { get; private set; } = "";

    public DateTime ProposedAtUtc { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTime? DecidedAtUtc { get; private set; }

    public string? Comment { get; private set; }

    public int Version { get; private set; }

    public static Proposal Draft(
        string subjectKind, Guid subjectId, Ward ward, string sectionCode, string title, string contentHash, Act act) => new()
        {
            Id = Guid.CreateVersion7(),
            SubjectKind = subjectKind,
            SubjectId = subjectId,
            Ward = ward,
            SectionCode = sectionCode,
            Title = title,
            ContentHash = contentHash,
            Status = ProposalStatus.Pending,
            DrafterId = act.ActorId,
            ProposedAtUtc = act.AtUtc,
        };

    /// <summary>承認. Nobody approves what they drafted themselves.</summary>
    public Outcome Approve(string? comment, Act act) => MoveTo(ProposalStatus.Approved, comment, act);

    /// <summary>差戻し, with a comment that says what to change.</summary>
    public Outcome SendBack(string? comment, Act act) =>
        string.IsNullOrWhiteSpace(comment) ? ApprovalRefusals.CommentMissing : MoveTo(ProposalStatus.SentBack, comment, act);

    /// <summary>What was to be approved is no longer wished for (取下げ): there is nothing left to decide.</summary>
    public Outcome Lapse(Act act) => MoveTo(ProposalStatus.Lapsed, null, act);

    /// <summary>移送: what it is about belongs to another section now, and so do the proposals that were sent back. Only while none is pending.</summary>
    public Outcome Transfer(Ward ward, string sectionCode)
    {
        if (Status == ProposalStatus.Pending)
        {
            return ApprovalRefusals.StillPending;
        }

        (Ward, SectionCode) = (ward, sectionCode);
        Version++;
        return Outcome.Done;
    }

    private Outcome MoveTo(ProposalStatus next, string? comment, Act act)
    {
        if (act.ActorId == DrafterId)
        {
            return ApprovalRefusals.OwnProposal;
        }

        if (!_allowedNext[Status].Contains(next))
        {
            return ApprovalRefusals.NotPending;
        }

        (Status, Comment, DecidedBy, DecidedAtUtc) = (next, comment, act.ActorId, act.AtUtc);
        Version++;
        return Outcome.Done;
    }
}
