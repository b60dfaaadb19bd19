namespace KitakyushuDigitalWindow.Domain.Approvals;

/// <summary>What is to be decided, as far as the rules ask.</summary>
/// <param name="ProcedureId">Null when it is not about a procedure.</param>
/// <param name="IsAdverse">Against the wish of whoever applied.</param>
/// <param name="Amount">Null when no money is decided on.</param>
public sealed record ApprovalMatter(string SubjectKind, string? ProcedureId = null, bool IsAdverse = false, Yen? Amount = null);

/// <param name="SectionCode">Another section of the same ward (合議); null is the drafter's own.</param>
public sealed record ApprovalStepRule(int Order, ApprovalStepKind Kind, StaffPost Post, string? SectionCode);

/// <summary>決裁規程の1行: for which matters, and along which steps. What is null is not asked.</summary>
/// <param name="IsDelegated">専決: yields to the next rule where the section has nobody of the deciding post.</param>
/// <param name="AmountFrom">金額: this much and more.</param>
/// <param name="AmountBelow">金額: less than this.</param>
public sealed record ApprovalRule(
    string Name, bool IsDelegated, string? SubjectKind, IReadOnlyList<string>? ProcedureIds, bool? IsAdverse, Yen? AmountFrom, Yen? AmountBelow,
    IReadOnlyList<ApprovalStepRule> Steps)
{
    public bool Covers(ApprovalMatter matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return (SubjectKind is null || SubjectKind == matter.SubjectKind)
            && (ProcedureIds is null || (matter.ProcedureId is { } procedure && ProcedureIds.Contains(procedure)))
            && (IsAdverse is null || IsAdverse == matter.IsAdverse)
            && (AmountFrom is null || (matter.Amount is { } amount && amount >= AmountFrom))
            && (AmountBelow is null || (matter.Amount is { } less && less < AmountBelow));
    }
}

/// <summary>決裁規程: the first rule that covers a matter chooses the route.</summary>
/// <param name="Acting">代決: which post decides for which when its holder is away.</param>
/// <param name="AmountQuestions">By procedure: the question whose answers add up to the amount.</param>
public sealed record ApprovalRules(
    IReadOnlyList<ApprovalRule> Rules, IReadOnlyDictionary<StaffPost, StaffPost> Acting, IReadOnlyDictionary<string, string> AmountQuestions)
{
    /// <summary>The sections whose staff must be known to choose a route.</summary>
    public IReadOnlyCollection<string> SectionsFor(ApprovalMatter matter, string ownSectionCode) =>
        [.. Rules.Where(r => r.Covers(matter)).SelectMany(r => r.Steps).Select(s => s.SectionCode ?? ownSectionCode).Append(ownSectionCode).Distinct()];

    /// <summary>The route of a matter, with the steps that nobody can take named as vacant. Refusals: no rule; nobody who could decide.</summary>
    /// <param name="officers">In service, of the sections that <see cref="SectionsFor"/> names.</param>
    public Outcome<ApprovalRoute> RouteFor(
        ApprovalMatter matter, Ward ward, string sectionCode, string drafterId, IReadOnlyCollection<ApprovalOfficer> officers)
    {
        Refusal? refusal = null;
        foreach (var rule in Rules.Where(r => r.Covers(matter)))
        {
            var steps = rule.Steps.Select(s => Plan(s, ward, s.SectionCode ?? sectionCode, drafterId, officers)).OrderBy(s => s.Order).ToList();
            if (!steps[^1].IsVacant)
            {
                return ApprovalRoute.Of(rule.Name, rule.IsDelegated, steps);
            }

            refusal = ApprovalRefusals.NobodyDecides(steps[^1].Post, Sections.NameOf(steps[^1].SectionCode));
            if (!rule.IsDelegated)
            {
                return refusal;
            }
        }

        return refusal ?? ApprovalRefusals.NoRule;
    }

    private PlannedStep Plan(
        ApprovalStepRule rule, Ward ward, string sectionCode, string drafterId, IReadOnlyCollection<ApprovalOfficer> officers)
    {
        var isHeld = officers.Any(o => (o.Ward, o.SectionCode, o.Post) == (ward, sectionCode, rule.Post) && o.ActorId != drafterId);
        return new PlannedStep(
            rule.Order, rule.Kind, rule.Post, ward, sectionCode, Acting.TryGetValue(rule.Post, out var acting) ? acting : null, !isHeld);
    }
}
