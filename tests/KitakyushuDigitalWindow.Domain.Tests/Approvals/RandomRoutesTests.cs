using CsCheck;
using KitakyushuDigitalWindow.Domain.Approvals;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Approvals.Routes;

namespace KitakyushuDigitalWindow.Domain.Tests.Approvals;

/// <summary>Any route, any people, any order of acts.</summary>
public class RandomRoutesTests
{
    private static readonly StaffPost[] _posts = [StaffPost.Member, StaffPost.UnitHead, StaffPost.SectionChief, StaffPost.Director];
    private static readonly string[] _sections = [Own, Other];

    private static readonly Gen<ApprovalOfficer[]> _people =
        Gen.Select(Gen.Int[0, 1].Select(i => _sections[i]), Gen.Int[0, 3].Select(i => _posts[i]), Gen.Bool).Array[1, 9]
            .Select(all => all.Select((p, i) => In(p.Item1, "p" + i, p.Item2) with { IsAbsent = p.Item3 }).ToArray());

    private static readonly Gen<PlannedStep[]> _steps =
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 3].Select(i => _posts[i]), Gen.Bool, Gen.Bool).Array[0, 5].Select(some => some
            .Select(s => Step(s.Item1, s.Item2, s.Item3 ? ApprovalStepKind.Concurrence : ApprovalStepKind.Approval, s.Item3 ? Other : Own, s.Item4))
            .Append(Step(9, StaffPost.SectionChief)).ToArray());

    private static readonly Gen<(int Who, int What)[]> _acts = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4]).Array[0, 40];

    [Fact]
    public void AnyActs_NobodyDecidesTheirOwnOrTwoStepsAndNoStepIsJumped() =>
        Gen.Select(_people, _steps, _acts).Sample((people, steps, acts) =>
        {
            var proposal = DraftedBy(people[0], steps);
            foreach (var (who, what) in acts)
            {
                var (before, events) = (proposal.Version, proposal.History.Count);
                var by = By(people[who % people.Length]);
                var outcome = what switch
                {
                    0 => proposal.SendBack(people, "直す", "急ぐため", by),
                    1 => proposal.AddOpinion(people, "意見", by),
                    _ => proposal.Approve(people, null, "急ぐため", Routes.Hash, by),
                };
                Assert.Equal(before + (outcome.Succeeded ? 1 : 0), proposal.Version);
                Assert.Equal(events + (outcome.Succeeded ? 1 : 0), proposal.History.Count);
                AssertSound(proposal, people);
            }
        }, iter: 2000);

    private static void AssertSound(Proposal proposal, ApprovalOfficer[] people)
    {
        var acted = proposal.Steps.Where(s => s.ActorId is not null).ToList();
        Assert.DoesNotContain(acted, s => s.ActorId == proposal.DrafterId);
        Assert.Equal(acted.Count, acted.Select(s => s.ActorId).Distinct().Count());
        Assert.All(acted, s =>
        {
            var actor = people.Single(p => p.ActorId == s.ActorId);
            Assert.True(s.ActingReason is null ? actor.Holds(s) : actor.MayActFor(s));
        });
        var open = proposal.Steps.Where(s => s.State == ApprovalStepState.Open).ToList();
        Assert.Equal(proposal.Status == ProposalStatus.Pending, open.Count > 0);
        Assert.True(open.Select(s => s.Order).Distinct().Count() <= 1);
        Assert.DoesNotContain(proposal.Steps, s => open.Count > 0 && s.Order < open[0].Order && s.State is not (ApprovalStepState.Approved or ApprovalStepState.Vacant));
        if (proposal.Status == ProposalStatus.Approved)
        {
            Assert.All(proposal.Steps, s => Assert.True(s.State is ApprovalStepState.Approved or ApprovalStepState.Vacant));
        }
    }
}
