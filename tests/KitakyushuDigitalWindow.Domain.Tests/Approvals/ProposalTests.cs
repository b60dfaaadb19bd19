using KitakyushuDigitalWindow.Domain.Approvals;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Approvals;

public class ProposalTests
{
    private static readonly DateTime _now = new(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc);
    private static readonly Act _byDrafter = new("staff:drafter", _now);
    private static readonly Act _byOther = new("staff:other", _now.AddHours(1));

    [Fact]
    public void Approve_ByAnother_SaysWhoAndWhenAndBumpsTheVersion()
    {
        var proposal = New();

        Assert.True(proposal.Approve("よい", _byOther).Succeeded);

        Assert.Equal((ProposalStatus.Approved, "staff:other", _byOther.AtUtc, "よい", 1),
            (proposal.Status, proposal.DecidedBy, proposal.DecidedAtUtc, proposal.Comment, proposal.Version));
    }

    [Fact]
    public void ApproveAndSendBack_OwnProposal_AreRefusedAndChangeNothing()
    {
        var proposal = New();

        Assert.Equal(ApprovalRefusals.OwnProposal, proposal.Approve(null, _byDrafter).Refusal);
        Assert.Equal(ApprovalRefusals.OwnProposal, proposal.SendBack("直す", _byDrafter).Refusal);

        Assert.Equal((ProposalStatus.Pending, 0, null), (proposal.Status, proposal.Version, proposal.DecidedBy));
    }

    [Fact]
    public void Approve_AlreadyDecided_IsRefusedAndKeepsTheFirst()
    {
        var approved = New();
        approved.Approve(null, _byOther);
        var sentBack = New();
        sentBack.SendBack("直す", _byOther);

        var lapsed = New();
        lapsed.Lapse(_byOther);

        foreach (var proposal in new[] { approved, sentBack, lapsed })
        {
            var status = proposal.Status;
            Assert.Equal(ApprovalRefusals.NotPending, proposal.Approve("もう一度", _byOther).Refusal);
            Assert.Equal(ApprovalRefusals.NotPending, proposal.SendBack("もう一度", _byOther).Refusal);
            Assert.Equal((status, 1), (proposal.Status, proposal.Version));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　")]
    public void SendBack_WithoutAComment_IsRefused(string? comment)
    {
        var proposal = New();

        Assert.Equal(ApprovalRefusals.CommentMissing, proposal.SendBack(comment, _byOther).Refusal);
        Assert.Equal(ProposalStatus.Pending, proposal.Status);
    }

    [Fact]
    public void Take_Twice_CountsWithoutAGapAndBumpsTheVersion()
    {
        var counter = new DocumentNumberCounter(Ward.KokuraKita, "hofuku-kodomo", new FiscalYear(2026));

        var first = counter.Take();
        var second = counter.Take();

        Assert.Equal(("北九小倉北保子第1号", "北九小倉北保子第2号"), (first, second));
        Assert.Equal((2, 2, 2026), (counter.Last, counter.Version, counter.FiscalYear));
    }

    private static Proposal New() => Proposal.Draft(
        Proposal.ApplicationDecision, Guid.NewGuid(), Ward.KokuraKita, "hofuku-kodomo", "児童手当", "hash", _byDrafter);
}
