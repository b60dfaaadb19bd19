namespace KitakyushuDigitalWindow.Domain.Approvals;

/// <summary>A step as the rules want it, before anybody has acted.</summary>
/// <param name="Order">From 1; the same order runs beside each other.</param>
/// <param name="ActingPost">代決: who decides when the holder is away.</param>
/// <param name="IsVacant">該当者なし: nobody holds the post, or only the drafter.</param>
public sealed record PlannedStep(
    int Order, ApprovalStepKind Kind, StaffPost Post, Ward Ward, string SectionCode, StaffPost? ActingPost, bool IsVacant = false);

/// <summary>決裁経路: the steps that a proposal goes along. Frozen into the proposal, so that a later change of the rules does not touch it.</summary>
public sealed record ApprovalRoute
{
    public const int NameMaxLength = 100;

    private ApprovalRoute(string name, bool isDelegated, IReadOnlyList<PlannedStep> steps) =>
        (Name, IsDelegated, Steps) = (name, isDelegated, steps);

    /// <summary>Name of the rule that chose it.</summary>
    public string Name { get; }

    /// <summary>専決 (<c>DelegatedApproval</c>): a lower post than usual decides, by amount or kind.</summary>
    public bool IsDelegated { get; }

    /// <summary>By order.</summary>
    public IReadOnlyList<PlannedStep> Steps { get; }

    /// <summary>決裁権者 (<c>ApprovalAuthority</c>): the post of the last step.</summary>
    public StaffPost Authority => Steps[^1].Post;

    /// <exception cref="ArgumentException">The last step is not one approval with somebody to decide.</exception>
    public static ApprovalRoute Of(string name, bool isDelegated, IEnumerable<PlannedStep> steps)
    {
        var ordered = steps.OrderBy(s => s.Order).ToList();
        var last = ordered.Where(s => s.Order == ordered[^1].Order).ToList();
        return last is [{ Kind: ApprovalStepKind.Approval, IsVacant: false }]
            ? new ApprovalRoute(name, isDelegated, ordered)
            : throw new ArgumentException("The last step of a route is one approval, and somebody decides it.", nameof(steps));
    }

    /// <summary>One step: this post of the section decides.</summary>
    public static ApprovalRoute To(StaffPost post, Ward ward, string sectionCode, StaffPost? actingPost = null) =>
        Of(post.Label() + "決裁", isDelegated: false, [new PlannedStep(1, ApprovalStepKind.Approval, post, ward, sectionCode, actingPost)]);
}
