using KitakyushuDigitalWindow.Domain.Approvals;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Approvals.Routes;

namespace KitakyushuDigitalWindow.Domain.Tests.Approvals;

public class ApprovalRulesTests
{
    private static readonly ApprovalStepRule _head = new(1, ApprovalStepKind.Approval, StaffPost.UnitHead, null);
    private static readonly ApprovalStepRule _chief = new(2, ApprovalStepKind.Approval, StaffPost.SectionChief, null);

    private static readonly ApprovalRules _rules = new(
        [
            new("係長専決", true, "decision", ["small"], false, null, new Yen(10_000), [_head]),
            new("合議", false, "decision", ["joint"], null, null, null,
                [_head, new(2, ApprovalStepKind.Concurrence, StaffPost.SectionChief, Other), _chief with { Order = 3 }]),
            new("高額", false, "decision", null, null, new Yen(200_000), null, [_head, _chief, new(3, ApprovalStepKind.Approval, StaffPost.Director, null)]),
            new("不認定", false, "decision", null, true, null, null, [_head, _chief]),
            new("課長決裁", false, "decision", null, null, null, null, [_chief]),
        ],
        new Dictionary<StaffPost, StaffPost> { [StaffPost.SectionChief] = StaffPost.UnitHead },
        new Dictionary<string, string>());

    [Theory]
    [InlineData("other", false, null, "課長決裁")]
    [InlineData("other", true, null, "不認定")]
    [InlineData("other", false, 199_999L, "課長決裁")]
    [InlineData("small", false, 9_999L, "係長専決")]
    [InlineData("small", false, 10_000L, "課長決裁")]
    [InlineData("small", true, 9_999L, "不認定")]
    [InlineData("small", false, null, "課長決裁")] // no amount is not a small amount
    [InlineData("joint", false, null, "合議")]
    public void RouteFor_KindProcedureAndAmount_TakesTheFirstRuleThatCovers(string procedure, bool isAdverse, long? amount, string name)
    {
        var route = Route(new ApprovalMatter("decision", procedure, isAdverse, amount is { } yen ? new Yen(yen) : null), Everybody);

        Assert.Equal(name, route.Value!.Name);
        Assert.Equal(name == "係長専決" ? StaffPost.UnitHead : StaffPost.SectionChief, route.Value.Authority);
        Assert.Equal(name == "係長専決", route.Value.IsDelegated);
    }

    [Fact]
    public void RouteFor_NobodyOfADecidingPost_IsRefusedAndSaysWhoIsMissing()
    {
        var refused = Route(new ApprovalMatter("decision", "other", false, new Yen(200_000)), Everybody);

        Assert.Equal("approval.nobody_decides", refused.Refusal!.Code);
        Assert.Contains("部長", refused.Refusal.Message, StringComparison.Ordinal);
        Assert.Contains("国保年金課", refused.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RouteFor_NobodyOfAnEarlierPost_NamesTheStepVacant()
    {
        var route = Route(new ApprovalMatter("decision", "joint"), [Clerk, Chief]).Value!;

        Assert.Equal([true, true, false], route.Steps.Select(s => s.IsVacant));
        var proposal = Drafted([.. route.Steps]);
        Assert.Equal([ApprovalStepState.Vacant, ApprovalStepState.Vacant, ApprovalStepState.Open], proposal.States());
    }

    [Fact]
    public void RouteFor_TheOnlyHolderDrafted_DoesNotCount()
    {
        var all = new[] { Clerk, Head, Chief };

        Assert.Equal("approval.nobody_decides", _rules.RouteFor(new ApprovalMatter("decision"), Ward.KokuraKita, Own, Chief.ActorId, all).Refusal!.Code);
        Assert.True(_rules.RouteFor(new ApprovalMatter("decision", "x", true), Ward.KokuraKita, Own, Head.ActorId, all).Value!.Steps[0].IsVacant);
    }

    [Fact]
    public void RouteFor_DelegatedWithoutAHolder_GoesToTheNextRule() =>
        Assert.Equal("課長決裁", Route(new ApprovalMatter("decision", "small", false, new Yen(1)), [Clerk, Chief]).Value!.Name);

    [Fact]
    public void RouteFor_SubjectWithoutARule_IsRefused() =>
        Assert.Equal(ApprovalRefusals.NoRule, Route(new ApprovalMatter("announcement"), Everybody).Refusal);

    [Fact]
    public void SectionsFor_NamesTheOwnAndThoseOfConcurrence() =>
        Assert.Equal([Own, Other], _rules.SectionsFor(new ApprovalMatter("decision", "joint"), Own));

    [Fact]
    public void Of_LastStepIsNoSingleApproval_Throws()
    {
        Assert.Throws<ArgumentException>(() => ApprovalRoute.Of("x", false, [Step(1, StaffPost.UnitHead), Step(1, StaffPost.SectionChief)]));
        Assert.Throws<ArgumentException>(() => ApprovalRoute.Of("x", false, [Step(1, StaffPost.UnitHead, ApprovalStepKind.Concurrence)]));
        Assert.Throws<ArgumentException>(() => ApprovalRoute.Of("x", false, [Step(1, StaffPost.UnitHead, isVacant: true)]));
    }

    private static Outcome<ApprovalRoute> Route(ApprovalMatter matter, IReadOnlyList<ApprovalOfficer> people) =>
        _rules.RouteFor(matter, Ward.KokuraKita, Own, Clerk.ActorId, people);
}
