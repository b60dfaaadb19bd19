namespace KitakyushuDigitalWindow.Domain.Approvals;

public enum ApprovalStepKind
{
    Approval = 10,     // 決裁 (the last one decides, the others examine)
    Concurrence = 20,  // 合議
}

public enum ApprovalStepState
{
    Waiting = 10,   // まだ
    Open = 20,      // いま
    Approved = 30,  // 済み
    SentBack = 40,  // 差戻し
    Vacant = 50,    // 該当者なし
    Ended = 60,     // 不要になった
}

/// <summary>決裁の段階: which post of which section has its say, and what became of it. Steps of the same order run beside each other.</summary>
public sealed class ApprovalStep
{
    private ApprovalStep() { } // EF Core

    internal ApprovalStep(PlannedStep plan) =>
        (Id, Order, Kind, Post, Ward, SectionCode, ActingPost, State) =
        (Guid.CreateVersion7(), plan.Order, plan.Kind, plan.Post, plan.Ward, plan.SectionCode, plan.ActingPost,
            plan.IsVacant ? ApprovalStepState.Vacant : ApprovalStepState.Waiting);

    public Guid Id { get; private set; }

    /// <summary>From 1.</summary>
    public int Order { get; private set; }

    public ApprovalStepKind Kind { get; private set; }

    public StaffPost Post { get; private set; }

    public Ward Ward { get; private set; }

    public string SectionCode { get; private set; } = "";

    /// <summary>代決: the post that decides when the holder is away; null when nobody may.</summary>
    public StaffPost? ActingPost { get; private set; }

    public ApprovalStepState State { get; private set; }

    public string? ActorId { get; private set; }

    /// <summary>The post that they had then.</summary>
    public StaffPost? ActorPost { get; private set; }

    public DateTime? ActedAtUtc { get; private set; }

    /// <summary>代決の理由; null when the holder decided.</summary>
    public string? ActingReason { get; private set; }

    internal void Open() => State = ApprovalStepState.Open;

    internal void End() => State = ApprovalStepState.Ended;

    internal void Answer(ApprovalStepState answer, ApprovalOfficer by, string? actingReason, Act act) =>
        (State, ActorId, ActorPost, ActedAtUtc, ActingReason) = (answer, act.ActorId, by.Post, act.AtUtc, actingReason);
}

/// <summary>職員 as the route sees them: who holds which post of which section, and whether they are away today.</summary>
public sealed record ApprovalOfficer(string ActorId, Ward Ward, string SectionCode, StaffPost Post, bool IsAbsent = false)
{
    public bool Holds(ApprovalStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return IsInUnitOf(step) && Post == step.Post;
    }

    /// <summary>Named for 代決; whether the holder is away is another question.</summary>
    public bool MayActFor(ApprovalStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return IsInUnitOf(step) && Post == step.ActingPost;
    }

    private bool IsInUnitOf(ApprovalStep step) => (Ward, SectionCode) == (step.Ward, step.SectionCode);
}

/// <summary>代決: somebody decided in the place of a holder who was away; the holder hears of it later (後閲).</summary>
public sealed class ActingApproval
{
    public const int ReasonMaxLength = 400;

    private ActingApproval() { } // EF Core

    internal ActingApproval(Guid stepId, string holderId, Act act) =>
        (Id, StepId, HolderId, ActedBy, ActedAtUtc) = (Guid.CreateVersion7(), stepId, holderId, act.ActorId, act.AtUtc);

    public Guid Id { get; private set; }

    public Guid StepId { get; private set; }

    /// <summary>Actor id of whoever was away.</summary>
    public string HolderId { get; private set; } = "";

    public string ActedBy { get; private set; } = "";

    public DateTime ActedAtUtc { get; private set; }

    /// <summary>後閲.</summary>
    public DateTime? SeenAtUtc { get; private set; }

    internal void See(Act act) => SeenAtUtc = act.AtUtc;
}
