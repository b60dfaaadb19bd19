using KitakyushuDigitalWindow.Domain.Approvals;

namespace KitakyushuDigitalWindow.Domain.Tests.Approvals;

/// <summary>People and proposals of one section, with another section for 合議.</summary>
internal static class Routes
{
    public const string Own = "kokuho";
    public const string Other = "shimin";
    public const string Hash = "hash-of-the-content";

    private static readonly DateTime _now = new(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc);

    public static readonly ApprovalOfficer Clerk = In(Own, "clerk", StaffPost.Member);
    public static readonly ApprovalOfficer Colleague = In(Own, "colleague", StaffPost.Member);
    public static readonly ApprovalOfficer Head = In(Own, "head", StaffPost.UnitHead);
    public static readonly ApprovalOfficer Chief = In(Own, "chief", StaffPost.SectionChief);
    public static readonly ApprovalOfficer OtherHead = In(Other, "other-head", StaffPost.UnitHead);
    public static readonly ApprovalOfficer OtherChief = In(Other, "other-chief", StaffPost.SectionChief);

    public static readonly IReadOnlyList<ApprovalOfficer> Everybody = [Clerk, Colleague, Head, Chief, OtherHead, OtherChief];

    /// <summary>係長 → 合議 and 課長 of another section beside each other → 課長.</summary>
    public static readonly PlannedStep[] Long =
    [
        Step(1, StaffPost.UnitHead),
        Step(2, StaffPost.UnitHead, ApprovalStepKind.Concurrence, Other),
        Step(2, StaffPost.SectionChief, ApprovalStepKind.Concurrence, Other),
        Step(3, StaffPost.SectionChief),
    ];

    public static ApprovalOfficer In(string section, string name, StaffPost post) => new("staff:" + name, Ward.KokuraKita, section, post);

    public static PlannedStep Step(
        int order, StaffPost post, ApprovalStepKind kind = ApprovalStepKind.Approval, string section = Own, bool isVacant = false) => new(
            order, kind, post, Ward.KokuraKita, section, post == StaffPost.SectionChief ? StaffPost.UnitHead : StaffPost.Member, isVacant);

    public static Act By(ApprovalOfficer officer, int minutes = 1) => new(officer.ActorId, _now.AddMinutes(minutes));

    public static Proposal Drafted(params PlannedStep[] steps) => DraftedBy(Clerk, steps);

    public static Proposal DraftedBy(ApprovalOfficer drafter, params PlannedStep[] steps) => Proposal.Draft(
        new ProposalSubject("test.subject", Guid.NewGuid(), "T-1"), Ward.KokuraKita, Own, "試し", Hash,
        ApprovalRoute.Of("試し", isDelegated: false, steps.Length == 0 ? [Step(1, StaffPost.SectionChief)] : steps), By(drafter, 0));

    public static Outcome Approves(this ApprovalOfficer officer, Proposal proposal, IReadOnlyList<ApprovalOfficer>? today = null, string? reason = null) =>
        proposal.Approve(today ?? Everybody, null, reason, Hash, By(officer));

    /// <summary>Everybody, these of them away.</summary>
    public static IReadOnlyList<ApprovalOfficer> Without(params ApprovalOfficer[] away) =>
        [.. Everybody.Select(o => away.Contains(o) ? o with { IsAbsent = true } : o)];

    public static IReadOnlyList<ApprovalStepState> States(this Proposal proposal) => [.. proposal.Steps.OrderBy(s => s.Order).Select(s => s.State)];
}
