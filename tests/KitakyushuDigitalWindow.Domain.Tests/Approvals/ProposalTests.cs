using KitakyushuDigitalWindow.Domain.Approvals;
using Xunit;
using static KitakyushuDigitalWindow.Domain.Tests.Approvals.Routes;

namespace KitakyushuDigitalWindow.Domain.Tests.Approvals;

public class ProposalTests
{
    [Fact]
    public void Approve_OneStep_SaysWhoAndWhenAndBumpsTheVersion()
    {
        var proposal = Drafted();

        Assert.True(proposal.Approve(Everybody, "よい", null, Hash, By(Chief)).Succeeded);

        Assert.Equal((ProposalStatus.Approved, Chief.ActorId, By(Chief).AtUtc, "よい", 1),
            (proposal.Status, proposal.DecidedBy, proposal.DecidedAtUtc, proposal.Comment, proposal.Version));
        Assert.Equal([ProposalEventKind.Proposed, ProposalEventKind.Approved], proposal.History.Select(e => e.Kind));
        Assert.Equal(StaffPost.SectionChief, proposal.History[^1].Post);
    }

    [Fact]
    public void Approve_AlongTheRoute_OpensStepAfterStepAndTheSameOrderTogether()
    {
        var proposal = Drafted(Long);
        Assert.Equal([ApprovalStepState.Open, ApprovalStepState.Waiting, ApprovalStepState.Waiting, ApprovalStepState.Waiting], proposal.States());

        Assert.Null(Head.Approves(proposal).Refusal);
        Assert.Equal([ApprovalStepState.Approved, ApprovalStepState.Open, ApprovalStepState.Open, ApprovalStepState.Waiting], proposal.States());

        Assert.Null(OtherChief.Approves(proposal).Refusal); // beside each other: whoever comes first
        Assert.Equal(ApprovalRefusals.NotYourTurn(StaffPost.UnitHead), Chief.Approves(proposal).Refusal);
        Assert.Null(OtherHead.Approves(proposal).Refusal);
        Assert.Equal(ProposalStatus.Pending, proposal.Status);

        Assert.Null(Chief.Approves(proposal).Refusal);
        Assert.Equal(ProposalStatus.Approved, proposal.Status);
        Assert.Equal(Chief.ActorId, proposal.DecidedBy);
        Assert.Equal(2, proposal.History.Count(e => e.Kind == ProposalEventKind.Concurred));
    }

    [Fact]
    public void ApproveAndSendBack_OwnProposal_AreRefusedAndChangeNothing()
    {
        var proposal = DraftedBy(Chief);

        Assert.Equal(ApprovalRefusals.OwnProposal, Chief.Approves(proposal).Refusal);
        Assert.Equal(ApprovalRefusals.OwnProposal, proposal.SendBack(Everybody, "直す", null, By(Chief)).Refusal);

        Assert.Equal((ProposalStatus.Pending, 0, null), (proposal.Status, proposal.Version, proposal.DecidedBy));
    }

    [Fact]
    public void Approve_OtherContentThanProposed_IsRefusedAtEveryStep()
    {
        var proposal = Drafted(Step(1, StaffPost.UnitHead), Step(2, StaffPost.SectionChief));

        Assert.Equal(ApprovalRefusals.ContentChanged, proposal.Approve(Everybody, null, null, "another", By(Head)).Refusal);
        Head.Approves(proposal);
        Assert.Equal(ApprovalRefusals.ContentChanged, proposal.Approve(Everybody, null, null, "another", By(Chief)).Refusal);

        Assert.Equal((ProposalStatus.Pending, 1), (proposal.Status, proposal.Version));
    }

    [Fact]
    public void EveryAct_WhenItIsOver_IsRefusedAndKeepsTheFirst()
    {
        var (approved, sentBack, pulledBack, lapsed) = (Drafted(), Drafted(), Drafted(), Drafted());
        Chief.Approves(approved);
        sentBack.SendBack(Everybody, "直す", null, By(Chief));
        pulledBack.PullBack("誤り", By(Clerk));
        lapsed.Lapse(new Act("citizen:1", By(Clerk).AtUtc));

        foreach (var proposal in new[] { approved, sentBack, pulledBack, lapsed })
        {
            var (status, version) = (proposal.Status, proposal.Version);
            var over = status == ProposalStatus.Lapsed ? ApprovalRefusals.Lapsed : ApprovalRefusals.NotPending;
            Assert.Equal(over, Chief.Approves(proposal).Refusal);
            Assert.Equal(over, proposal.SendBack(Everybody, "もう一度", null, By(Chief)).Refusal);
            Assert.Equal(ApprovalRefusals.NotPending, proposal.PullBack(null, By(Clerk)).Refusal);
            Assert.Equal(ApprovalRefusals.NotPending, proposal.Lapse(By(Clerk)).Refusal);
            Assert.Equal(ApprovalRefusals.NotPending, proposal.AddOpinion(Everybody, "遅い", By(Clerk)).Refusal);
            Assert.Equal(ApprovalRefusals.NotPending, proposal.AddDocument(Everybody, "a.pdf", "application/pdf", 1, "h", By(Clerk)).Refusal);
            Assert.Equal((status, version), (proposal.Status, proposal.Version));
            Assert.DoesNotContain(proposal.Steps, s => s.State is ApprovalStepState.Open or ApprovalStepState.Waiting);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　")]
    public void SendBack_WithoutAComment_IsRefused(string? comment)
    {
        var proposal = Drafted();

        Assert.Equal(ApprovalRefusals.CommentMissing, proposal.SendBack(Everybody, comment, null, By(Chief)).Refusal);
        Assert.Equal(ProposalStatus.Pending, proposal.Status);
    }

    [Fact]
    public void SendBack_FromAConcurrence_EndsTheRoundForEverybody()
    {
        var proposal = Drafted(Long);
        Head.Approves(proposal);

        Assert.Null(proposal.SendBack(Everybody, "住民票と違います", null, By(OtherHead)).Refusal);

        Assert.Equal((ProposalStatus.SentBack, OtherHead.ActorId, "住民票と違います"), (proposal.Status, proposal.DecidedBy, proposal.Comment));
        Assert.Equal([ApprovalStepState.Approved, ApprovalStepState.SentBack, ApprovalStepState.Ended, ApprovalStepState.Ended], proposal.States());
    }

    [Fact]
    public void Act_OfSomebodyOffTheRoute_IsRefused()
    {
        var proposal = Drafted();

        Assert.Equal(ApprovalRefusals.NotOnRoute, Colleague.Approves(proposal).Refusal);
        Assert.Equal(ApprovalRefusals.NotOnRoute, OtherChief.Approves(proposal).Refusal);
        Assert.Equal(ApprovalRefusals.NotOnRoute, proposal.AddOpinion(Everybody, "意見", By(Colleague)).Refusal);
        Assert.Equal(ApprovalRefusals.NotOnRoute, proposal.AddDocument(Everybody, "a.pdf", "application/pdf", 1, "h", By(OtherChief)).Refusal);
        Assert.Equal(ApprovalRefusals.NotOnRoute, Chief.Approves(proposal, [Clerk, Head]).Refusal); // has left the section
        Assert.Equal(0, proposal.Version);
    }

    [Fact]
    public void Act_OnTwoStepsOfOneRoute_IsRefused()
    {
        var proposal = Drafted(Step(1, StaffPost.UnitHead), Step(2, StaffPost.SectionChief));
        Head.Approves(proposal);

        var asChief = Head with { Post = StaffPost.SectionChief }; // promoted between the steps
        Assert.Equal(ApprovalRefusals.TwoSteps, asChief.Approves(proposal, [Clerk, asChief]).Refusal);
        Assert.Equal(ApprovalRefusals.TwoSteps, Head.Approves(proposal, Without(Chief), "急ぐため").Refusal);

        Assert.Equal(ProposalStatus.Pending, proposal.Status);
    }

    [Fact]
    public void Approve_ForAHolderWhoIsAway_NeedsAReasonAndLeavesAReport()
    {
        var proposal = Drafted();
        var second = In(Own, "chief-2", StaffPost.SectionChief);
        IReadOnlyList<ApprovalOfficer> today = [.. Without(Chief), second];
        Assert.Equal(ApprovalRefusals.HolderPresent(StaffPost.SectionChief), Head.Approves(proposal, today, "急ぐため").Refusal); // one of two is there

        today = [.. Without(Chief), second with { IsAbsent = true }];
        Assert.Equal(ApprovalPart.ActingTurn, proposal.PartOf(Head.ActorId, today));
        Assert.Equal(ApprovalRefusals.ActingReasonMissing, Head.Approves(proposal, today, " ").Refusal);
        Assert.Null(Head.Approves(proposal, today, "期限が今日のため").Refusal);

        Assert.Equal(ProposalStatus.Approved, proposal.Status);
        var step = Assert.Single(proposal.Steps);
        Assert.Equal((Head.ActorId, StaffPost.UnitHead, "期限が今日のため"), (step.ActorId, step.ActorPost, step.ActingReason));
        Assert.Equal([Chief.ActorId, second.ActorId], proposal.Actings.Select(a => a.HolderId));
        Assert.Equal(StaffPost.SectionChief, proposal.History[^1].ActedFor);

        Assert.Equal(ApprovalRefusals.NoReport, proposal.SeeReports(today, By(Head)).Refusal);
        Assert.Null(proposal.SeeReports(today, By(Chief)).Refusal);
        Assert.Equal(ApprovalRefusals.NoReport, proposal.SeeReports(today, By(Chief)).Refusal);
        Assert.Equal([true, false], proposal.Actings.Select(a => a.SeenAtUtc is not null));
    }

    [Fact]
    public void Approve_HolderIsAwayButActs_IsNoActingApproval()
    {
        var proposal = Drafted();

        Assert.Null(Chief.Approves(proposal, Without(Chief), "いらない理由").Refusal);

        Assert.Empty(proposal.Actings);
        Assert.Null(proposal.Steps[0].ActingReason);
    }

    [Fact]
    public void Approve_NobodyHoldsThePostAnyMore_IsDecidedByTheActingPostWithoutAReport()
    {
        var proposal = Drafted();

        Assert.Null(Head.Approves(proposal, [Clerk, Head], "課長が退職したため").Refusal);

        Assert.Equal(ProposalStatus.Approved, proposal.Status);
        Assert.Empty(proposal.Actings);
    }

    [Fact]
    public void PullBack_OnlyByTheDrafter_EndsTheRound()
    {
        var proposal = Drafted(Long);
        Head.Approves(proposal);

        Assert.Equal(ApprovalRefusals.NotDrafter, proposal.PullBack(null, By(Head)).Refusal);
        Assert.Null(proposal.PullBack("金額の誤り", By(Clerk)).Refusal);

        Assert.Equal((ProposalStatus.PulledBack, "金額の誤り"), (proposal.Status, proposal.Comment));
        Assert.Equal(ApprovalStepState.Approved, proposal.Steps[0].State); // what was approved stays in the record
    }

    [Fact]
    public void AddDocument_FromTheRoute_KeepsEveryOneInOrder()
    {
        var proposal = Drafted(Long);

        Assert.Null(proposal.AddDocument(Everybody, "見積.pdf", "application/pdf", 10, "h1", By(Clerk)).Refusal);
        Head.Approves(proposal);
        Assert.Null(proposal.AddDocument(Everybody, "地図.png", "image/png", 20, "h2", By(OtherChief)).Refusal);
        Assert.Equal(ApprovalRefusals.SameDocumentName, proposal.AddDocument(Everybody, "見積.pdf", "application/pdf", 30, "h3", By(Clerk)).Refusal);

        Assert.Equal([(1, "見積.pdf", "h1"), (2, "地図.png", "h2")], proposal.Documents.Select(d => (d.Number, d.FileName, d.ContentHash)));
        foreach (var i in Enumerable.Range(3, Proposal.MaxDocuments - 2))
        {
            Assert.Null(proposal.AddDocument(Everybody, $"{i}.pdf", "application/pdf", 1, "h", By(Clerk)).Refusal);
        }

        Assert.Equal(ApprovalRefusals.TooManyDocuments, proposal.AddDocument(Everybody, "もう1つ.pdf", "application/pdf", 1, "h", By(Clerk)).Refusal);
    }

    [Fact]
    public void AddOpinion_BeforeAndAfterTheirTurn_StandsInTheHistory()
    {
        var proposal = Drafted(Step(1, StaffPost.UnitHead), Step(2, StaffPost.SectionChief));

        Assert.Null(proposal.AddOpinion(Everybody, "先に見ました", By(Chief)).Refusal);
        Head.Approves(proposal);
        Assert.Null(proposal.AddOpinion(Everybody, "補足です", By(Head)).Refusal);
        Assert.Equal(ApprovalRefusals.OpinionMissing, proposal.AddOpinion(Everybody, "　", By(Chief)).Refusal);

        Assert.Equal(
            [(StaffPost.SectionChief, "先に見ました"), (StaffPost.UnitHead, "補足です")],
            proposal.History.Where(e => e.Kind == ProposalEventKind.OpinionAdded).Select(e => (e.Post!.Value, e.Note!)));
        Assert.Equal(ApprovalPart.Turn, proposal.PartOf(Chief.ActorId, Everybody)); // an opinion is no decision
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
}
