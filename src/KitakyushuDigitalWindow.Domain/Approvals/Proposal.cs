namespace KitakyushuDigitalWindow.Domain.Approvals;

public enum ProposalStatus
{
    Pending = 10,     // 決裁待ち
    Approved = 20,    // 承認
    SentBack = 30,    // 差戻し
    PulledBack = 35,  // 引上げ
    Lapsed = 40,      // 取下げにより終了
}

/// <summary>What a person has to do with a proposal, as things are now.</summary>
public enum ApprovalPart
{
    None = 0,         // 経路の外
    OnRoute = 10,     // their step comes later, or they could act for a holder who is present
    Acted = 20,       // has taken a step of this round
    Drafter = 30,     // 起案者
    Turn = 40,        // 自分の番
    ActingTurn = 50,  // 代決できる
}

/// <summary>What is proposed. The engine knows a kind and a key; what they mean, the handler of that kind knows.</summary>
/// <param name="Reference">What the audit trail calls it: a receipt number or a key, never a name.</param>
public sealed record ProposalSubject(string Kind, Guid Id, string Reference);

/// <summary>起案: something that goes along a route of approvals. Not bound to applications: the subject is a kind and a key.</summary>
public sealed class Proposal
{
    public const string ApplicationDecision = "application.decision";
    public const int TitleMaxLength = 200;
    public const int CommentMaxLength = 1000;
    public const int PullBackReasonMaxLength = 400;
    public const int SubjectKindMaxLength = 40;
    public const int ReferenceMaxLength = 60;
    public const int HashLength = 64;
    public const int MaxDocuments = 20;

    private static readonly Dictionary<ProposalStatus, ProposalStatus[]> _allowedNext = new()
    {
        [ProposalStatus.Pending] = [ProposalStatus.Approved, ProposalStatus.SentBack, ProposalStatus.PulledBack, ProposalStatus.Lapsed],
        [ProposalStatus.Approved] = [],
        [ProposalStatus.SentBack] = [],
        [ProposalStatus.PulledBack] = [],
        [ProposalStatus.Lapsed] = [],
    };

    private readonly List<ApprovalStep> _steps = [];
    private readonly List<ActingApproval> _actings = [];
    private readonly List<ProposalEvent> _history = [];
    private readonly List<ProposalDocument> _documents = [];

    private Proposal() { } // EF Core

    public Guid Id { get; private set; }

    public string SubjectKind { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public string Reference { get; private set; } = "";

    public Ward Ward { get; private set; }

    public string SectionCode { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>SHA-256 of what is to be approved.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>The rule that chose the route.</summary>
    public string RouteName { get; private set; } = "";

    /// <summary>専決.</summary>
    public bool IsDelegated { get; private set; }

    public ProposalStatus Status { get; private set; }

    public string DrafterId { get; private set; } = "";

    public DateTime ProposedAtUtc { get; private set; }

    /// <summary>Who ended it: approved it at last, sent it back, pulled it back, or withdrew what it was about.</summary>
    public string? DecidedBy { get; private set; }

    public DateTime? DecidedAtUtc { get; private set; }

    /// <summary>What they said with it.</summary>
    public string? Comment { get; private set; }

    public int Version { get; private set; }

    /// <summary>経路, by order.</summary>
    public IReadOnlyList<ApprovalStep> Steps => _steps;

    /// <summary>代決 and their later reports.</summary>
    public IReadOnlyList<ActingApproval> Actings => _actings;

    public IReadOnlyList<ProposalEvent> History => _history;

    public IReadOnlyList<ProposalDocument> Documents => _documents;

    /// <summary>Does the table lead from one status to the other?</summary>
    public static bool Allows(ProposalStatus from, ProposalStatus to) => _allowedNext[from].Contains(to);

    /// <param name="contentHash">SHA-256 of what is to be approved.</param>
    public static Proposal Draft(
        ProposalSubject subject, Ward ward, string sectionCode, string title, string contentHash, ApprovalRoute route, Act act)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(route);
        var proposal = new Proposal
        {
            Id = Guid.CreateVersion7(),
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            Reference = subject.Reference,
            Ward = ward,
            SectionCode = sectionCode,
            Title = title,
            ContentHash = contentHash,
            RouteName = route.Name,
            IsDelegated = route.IsDelegated,
            Status = ProposalStatus.Pending,
            DrafterId = act.ActorId,
            ProposedAtUtc = act.AtUtc,
        };
        proposal._steps.AddRange(route.Steps.Select(s => new ApprovalStep(s)));
        proposal.OpenNext();
        proposal._history.Add(new ProposalEvent(0, ProposalEventKind.Proposed, null, null, null, act));
        return proposal;
    }

    /// <summary>Who of the officers could take this step: its holders, without the drafter and without those who took another.</summary>
    public IReadOnlyList<ApprovalOfficer> HoldersOf(ApprovalStep step, IEnumerable<ApprovalOfficer> officers) =>
        [.. officers.Where(o => o.Holds(step) && o.ActorId != DrafterId && !HasActed(o.ActorId))];

    /// <param name="officers">In service, of the sections on the route, as they are today.</param>
    public ApprovalPart PartOf(string actorId, IReadOnlyCollection<ApprovalOfficer> officers)
    {
        if (actorId == DrafterId)
        {
            return ApprovalPart.Drafter;
        }

        if (HasActed(actorId))
        {
            return ApprovalPart.Acted;
        }

        var me = officers.FirstOrDefault(o => o.ActorId == actorId);
        return me is null ? ApprovalPart.None
            : TurnOf(me) is not null ? ApprovalPart.Turn
            : ActingTurnOf(me, officers) is not null ? ApprovalPart.ActingTurn
            : _steps.Exists(s => s.State != ApprovalStepState.Vacant && (me.Holds(s) || me.MayActFor(s))) ? ApprovalPart.OnRoute
            : ApprovalPart.None;
    }

    /// <summary>承認・合議 of the step whose turn it is; with the last one the proposal is approved. Nobody approves their own, nobody two steps.</summary>
    /// <param name="actingReason">代決の理由; asked for only when the holder is away.</param>
    /// <param name="contentHash">Of what would be decided now: another than the proposed one is refused.</param>
    public Outcome Approve(
        IReadOnlyCollection<ApprovalOfficer> officers, string? comment, string? actingReason, string contentHash, Act act)
    {
        var turn = TakeTurn(officers, actingReason, act);
        if (turn.Value is not { } mine)
        {
            return turn.Refusal!;
        }

        if (contentHash != ContentHash)
        {
            return ApprovalRefusals.ContentChanged;
        }

        Answer(mine, ApprovalStepState.Approved, officers, comment, act);
        if (!_steps.Exists(s => s.State == ApprovalStepState.Open) && !OpenNext())
        {
            End(ProposalStatus.Approved, comment, act);
        }

        return Outcome.Done;
    }

    /// <summary>差戻し to the drafter, with a comment that says what to change: the round is over.</summary>
    public Outcome SendBack(IReadOnlyCollection<ApprovalOfficer> officers, string? comment, string? actingReason, Act act)
    {
        if (string.IsNullOrWhiteSpace(comment))
        {
            return ApprovalRefusals.CommentMissing;
        }

        var turn = TakeTurn(officers, actingReason, act);
        if (turn.Value is not { } mine)
        {
            return turn.Refusal!;
        }

        Answer(mine, ApprovalStepState.SentBack, officers, comment, act);
        End(ProposalStatus.SentBack, comment, act);
        return Outcome.Done;
    }

    /// <summary>引上げ: the drafter takes it back while it is not decided.</summary>
    public Outcome PullBack(string? reason, Act act)
    {
        if (act.ActorId != DrafterId)
        {
            return ApprovalRefusals.NotDrafter;
        }

        return Leave(ProposalStatus.PulledBack, ProposalEventKind.PulledBack, reason, act);
    }

    /// <summary>What was to be approved is no longer wished for (取下げ): there is nothing left to decide.</summary>
    public Outcome Lapse(Act act) => Leave(ProposalStatus.Lapsed, ProposalEventKind.Lapsed, null, act);

    /// <summary>意見: from anybody on the route, at any time while it is not decided.</summary>
    public Outcome AddOpinion(IReadOnlyCollection<ApprovalOfficer> officers, string? opinion, Act act)
    {
        if (string.IsNullOrWhiteSpace(opinion))
        {
            return ApprovalRefusals.OpinionMissing;
        }

        var refusal = WhyNotAdding(officers, act);
        return refusal is null ? Note(ProposalEventKind.OpinionAdded, PostOf(officers, act.ActorId), null, opinion, act) : refusal;
    }

    /// <summary>資料を足す: from anybody on the route, while it is not decided. There is no act that takes one away.</summary>
    public Outcome AddDocument(
        IReadOnlyCollection<ApprovalOfficer> officers, string fileName, string contentType, long length, string contentHash, Act act)
    {
        if (WhyNotAdding(officers, act) is { } refusal)
        {
            return refusal;
        }

        if (_documents.Count >= MaxDocuments)
        {
            return ApprovalRefusals.TooManyDocuments;
        }

        if (_documents.Exists(d => d.FileName == fileName))
        {
            return ApprovalRefusals.SameDocumentName;
        }

        _documents.Add(new ProposalDocument(_documents.Count + 1, fileName, contentType, length, contentHash, act));
        return Note(ProposalEventKind.DocumentAdded, PostOf(officers, act.ActorId), null, fileName, act);
    }

    /// <summary>後閲: whoever was away has seen what was decided in their place.</summary>
    public Outcome SeeReports(IReadOnlyCollection<ApprovalOfficer> officers, Act act)
    {
        var mine = _actings.Where(a => a.HolderId == act.ActorId && a.SeenAtUtc is null).ToList();
        if (mine.Count == 0)
        {
            return ApprovalRefusals.NoReport;
        }

        mine.ForEach(a => a.See(act));
        return Note(ProposalEventKind.ReportSeen, PostOf(officers, act.ActorId), null, null, act);
    }

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

    private static StaffPost? PostOf(IReadOnlyCollection<ApprovalOfficer> officers, string actorId) =>
        officers.FirstOrDefault(o => o.ActorId == actorId)?.Post;

    private bool HasActed(string actorId) => _steps.Exists(s => s.ActorId == actorId);

    private ApprovalStep? TurnOf(ApprovalOfficer me) =>
        Status == ProposalStatus.Pending ? _steps.Find(s => s.State == ApprovalStepState.Open && me.Holds(s)) : null;

    private ApprovalStep? ActingTurnOf(ApprovalOfficer me, IReadOnlyCollection<ApprovalOfficer> officers) =>
        Status == ProposalStatus.Pending
            ? _steps.Find(s => s.State == ApprovalStepState.Open && me.MayActFor(s) && HoldersOf(s, officers).All(h => h.IsAbsent))
            : null;

    private Outcome<Turn> TakeTurn(IReadOnlyCollection<ApprovalOfficer> officers, string? actingReason, Act act)
    {
        if (act.ActorId == DrafterId)
        {
            return ApprovalRefusals.OwnProposal;
        }

        if (Status != ProposalStatus.Pending)
        {
            return Status == ProposalStatus.Lapsed ? ApprovalRefusals.Lapsed : ApprovalRefusals.NotPending;
        }

        var me = officers.FirstOrDefault(o => o.ActorId == act.ActorId);
        switch (PartOf(act.ActorId, officers))
        {
            case ApprovalPart.Acted:
                return ApprovalRefusals.TwoSteps;
            case ApprovalPart.Turn:
                return new Turn(TurnOf(me!)!, me!, null);
            case ApprovalPart.ActingTurn when string.IsNullOrWhiteSpace(actingReason):
                return ApprovalRefusals.ActingReasonMissing;
            case ApprovalPart.ActingTurn:
                return new Turn(ActingTurnOf(me!, officers)!, me!, actingReason);
            case ApprovalPart.OnRoute:
                var open = _steps.Find(s => s.State == ApprovalStepState.Open)!;
                return _steps.Exists(s => s.State == ApprovalStepState.Open && me!.MayActFor(s))
                    ? ApprovalRefusals.HolderPresent(open.Post)
                    : ApprovalRefusals.NotYourTurn(open.Post);
            default:
                return ApprovalRefusals.NotOnRoute;
        }
    }

    private void Answer(Turn turn, ApprovalStepState answer, IReadOnlyCollection<ApprovalOfficer> officers, string? comment, Act act)
    {
        var step = turn.Step;
        if (turn.ActingReason is not null)
        {
            _actings.AddRange(HoldersOf(step, officers).Select(h => new ActingApproval(step.Id, h.ActorId, act)));
        }

        step.Answer(answer, turn.By, turn.ActingReason, act);
        var kind = answer == ApprovalStepState.SentBack ? ProposalEventKind.SentBack
            : step.Kind == ApprovalStepKind.Concurrence ? ProposalEventKind.Concurred
            : ProposalEventKind.Approved;
        Note(kind, turn.By.Post, turn.ActingReason is null ? null : step.Post, comment, act);
    }

    /// <summary>False when no step is left.</summary>
    private bool OpenNext()
    {
        var waiting = _steps.Where(s => s.State == ApprovalStepState.Waiting).ToList();
        if (waiting.Count == 0)
        {
            return false;
        }

        var next = waiting.Min(s => s.Order);
        waiting.Where(s => s.Order == next).ToList().ForEach(s => s.Open());
        return true;
    }

    private Refusal? WhyNotAdding(IReadOnlyCollection<ApprovalOfficer> officers, Act act) =>
        PartOf(act.ActorId, officers) == ApprovalPart.None ? ApprovalRefusals.NotOnRoute
        : Status != ProposalStatus.Pending ? ApprovalRefusals.NotPending
        : null;

    private Outcome Leave(ProposalStatus next, ProposalEventKind kind, string? note, Act act)
    {
        if (!_allowedNext[Status].Contains(next))
        {
            return ApprovalRefusals.NotPending;
        }

        End(next, note, act);
        return Note(kind, null, null, note, act);
    }

    private void End(ProposalStatus next, string? comment, Act act)
    {
        if (!_allowedNext[Status].Contains(next))
        {
            throw new InvalidOperationException($"A proposal cannot go from {Status} to {next}.");
        }

        (Status, Comment, DecidedBy, DecidedAtUtc) = (next, comment, act.ActorId, act.AtUtc);
        _steps.Where(s => s.State is ApprovalStepState.Open or ApprovalStepState.Waiting).ToList().ForEach(s => s.End());
    }

    private Outcome Note(ProposalEventKind kind, StaffPost? post, StaffPost? actedFor, string? note, Act act)
    {
        Version++;
        _history.Add(new ProposalEvent(Version, kind, post, actedFor, note, act));
        return Outcome.Done;
    }

    private sealed record Turn(ApprovalStep Step, ApprovalOfficer By, string? ActingReason);
}
