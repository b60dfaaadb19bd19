using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Applications;

public class ApplicationTests
{
    private const string Question = "attachmentInsurance";

    [Fact]
    public void Start_Draft_HasOneLineOfHistoryAndASequenceInOrderOfTime()
    {
        var first = Application.Start(Guid.NewGuid(), "p", Guid.NewGuid(), "名", Cases.ByCitizen());
        var later = Application.Start(Guid.NewGuid(), "p", Guid.NewGuid(), "名", Cases.ByCitizen(1));

        Assert.Equal(ApplicationEventKind.Started, Assert.Single(first.History).Kind);
        Assert.False(first.IsOpen);
        Assert.True(first.Sequence < later.Sequence);
        Assert.Equal(new DateOnly(2027, 2, 22), first.DraftExpiresOn); // 90 days from 24 November
    }

    [Fact]
    public void Submit_Draft_FreezesTheAnswersAndDropsFilesOffThePath()
    {
        var draft = Cases.In(ApplicationStatus.Draft);
        Assert.True(draft.Attach(Question, "a.png", "image/png", 10, "hash-a", Cases.ByCitizen(1)).Succeeded);
        Assert.True(draft.Attach("attachmentOffPath", "b.png", "image/png", 10, "hash-b", Cases.ByCitizen(1)).Succeeded);

        Assert.True(draft.Submit(Cases.Submission(), Cases.ByCitizen(2)).Succeeded);

        Assert.Equal(["a.png"], draft.Attachments.Select(a => a.FileName));
        Assert.Same(Cases.Answers, draft.Answers);
        Assert.Equal(Cases.ByCitizen(2).AtUtc, draft.ReceivedAtUtc);
        Assert.Equal(("髙橋　花子", "高橋花子"), (draft.ApplicantName, draft.ApplicantNameKey));
    }

    [Fact]
    public void Attach_SameNameUnderTheSameQuestion_IsRefused()
    {
        var draft = Cases.In(ApplicationStatus.Draft);
        Assert.True(draft.Attach(Question, "a.png", "image/png", 10, "1", Cases.ByCitizen()).Succeeded);

        Assert.Equal(ApplicationRefusals.SameFileName, draft.Attach(Question, "a.png", "image/png", 10, "2", Cases.ByCitizen()).Refusal);
        Assert.True(draft.Attach("attachmentOther", "a.png", "image/png", 10, "2", Cases.ByCitizen()).Succeeded);
    }

    [Fact]
    public void Attach_AtTheLimits_TakesTheLastAndRefusesTheNext()
    {
        var draft = Cases.In(ApplicationStatus.Draft);
        for (var i = 0; i < Application.MaxFiles; i++)
        {
            Assert.True(draft.Attach(Question, $"{i}.png", "image/png", 1, "h", Cases.ByCitizen()).Succeeded);
        }

        Assert.Equal(ApplicationRefusals.TooManyFiles, draft.Attach(Question, "x.png", "image/png", 1, "h", Cases.ByCitizen()).Refusal);
        Assert.Equal(Application.MaxFiles, draft.Attachments.Count);

        var heavy = Cases.In(ApplicationStatus.Draft);
        Assert.True(heavy.Attach(Question, "a.pdf", "application/pdf", Application.MaxFilesBytes - 1, "h", Cases.ByCitizen()).Succeeded);
        Assert.Equal(ApplicationRefusals.FilesTooLarge, heavy.Attach(Question, "b.pdf", "application/pdf", 2, "h", Cases.ByCitizen()).Refusal);
        Assert.True(heavy.Attach(Question, "c.pdf", "application/pdf", 1, "h", Cases.ByCitizen()).Succeeded);
    }

    [Fact]
    public void Attach_InACorrection_OnlyUnderTheQuestionsNamedAndThoseNewlyAskedFor()
    {
        var waiting = Cases.In(ApplicationStatus.UnderReview);
        Assert.True(waiting.RequestCorrection(CorrectionKind.Incorrect, ["childName", "attachmentPassbook"], "違います", new DateOnly(2026, 12, 4), Cases.ByClerk(9)).Succeeded);

        Assert.True(waiting.Attach("attachmentPassbook", "new.png", "image/png", 1, "h", Cases.ByCitizen(10)).Succeeded);
        Assert.True(waiting.Attach("attachmentOther", "x.png", "image/png", 1, "h", Cases.ByCitizen(10)).Succeeded); // a corrected answer may ask for it
        Assert.Equal(ApplicationRefusals.UnknownQuestion, waiting.Attach("attachmentInsurance", "x.png", "image/png", 1, "h", Cases.ByCitizen(10)).Refusal);
    }

    [Fact]
    public void Detach_Draft_TakesTheFileAndOneThatIsGoneIsNoError()
    {
        var draft = Cases.In(ApplicationStatus.Draft);
        var file = draft.Attach(Question, "a.png", "image/png", 10, "1", Cases.ByCitizen()).Value!;

        Assert.True(draft.Detach(file.Id, Cases.ByCitizen()).Succeeded);
        Assert.True(draft.Detach(file.Id, Cases.ByCitizen()).Succeeded);
        Assert.Empty(draft.Attachments);
    }

    [Fact]
    public void Detach_InACorrection_TakesWhatIsNewAndKeepsWhatWasFiled()
    {
        var draft = Application.Start(Guid.NewGuid(), "p", Guid.NewGuid(), "名", Cases.ByCitizen());
        var filed = draft.Attach(Question, "old.png", "image/png", 10, "1", Cases.ByCitizen()).Value!;
        draft.Save(AnswerSet.Empty.With(Question, new Answer(filed.Id.ToString("N"))), Cases.ByCitizen());
        Assert.True(draft.Submit(Cases.Submission() with { Answers = draft.Answers }, Cases.ByCitizen(1)).Succeeded);
        Assert.True(draft.StartReview(Cases.ByClerk(2)).Succeeded);
        Assert.True(draft.RequestCorrection(CorrectionKind.Incorrect, [Question], "読めません", new DateOnly(2026, 12, 4), Cases.ByClerk(3)).Succeeded);
        var added = draft.Attach(Question, "new.png", "image/png", 10, "2", Cases.ByCitizen(4)).Value!;

        Assert.Equal("application.not_allowed", draft.Detach(filed.Id, Cases.ByCitizen(5)).Refusal?.Code);
        Assert.True(draft.Detach(added.Id, Cases.ByCitizen(5)).Succeeded);
        Assert.Equal([filed.Id], draft.Attachments.Select(a => a.Id));
    }

    [Fact]
    public void RequestCorrection_QuestionThatTheCaseDoesNotHave_IsRefused()
    {
        var application = Cases.In(ApplicationStatus.UnderReview);

        var outcome = application.RequestCorrection(
            CorrectionKind.Incorrect, ["childName", "spouseName"], "確認", new DateOnly(2026, 12, 1), Cases.ByClerk());

        Assert.Equal(ApplicationRefusals.UnknownQuestion, outcome.Refusal);
        Assert.Equal(ApplicationStatus.UnderReview, application.Status);
        Assert.Empty(application.Corrections);
    }

    [Fact]
    public void Correction_SavedThenSent_KeepsTheOldAnswersAndTakesTheNewOnesOnlyWhenSent()
    {
        var application = Cases.In(ApplicationStatus.AwaitingCorrection);
        var better = Cases.Answers.With("childName", new Answer("架空　希望"));

        Assert.True(application.SaveCorrection(better, Cases.ByCitizen(60)).Succeeded);
        Assert.Equal("架空　未来", application.Answers["childName"]!.Value);
        Assert.Equal("架空　希望", application.OpenCorrection!.Draft["childName"]!.Value);

        Assert.True(application.SubmitCorrection(better, Cases.ByCitizen(61)).Succeeded);
        Assert.Equal("架空　希望", application.Answers["childName"]!.Value);
        Assert.Null(application.OpenCorrection);
        var closed = Assert.Single(application.Corrections);
        Assert.Equal(Cases.ByCitizen(61).AtUtc, closed.ClosedAtUtc);
        Assert.Equal("架空　未来", closed.Before["childName"]!.Value);
    }

    [Fact]
    public void Withdraw_WhileACorrectionIsOpen_ClosesIt()
    {
        var application = Cases.In(ApplicationStatus.AwaitingCorrection);

        Assert.True(application.Withdraw("不要", Cases.ByCitizen(9)).Succeeded);

        Assert.Null(application.OpenCorrection);
        Assert.Equal("不要", application.History[^1].Note);
    }

    [Theory]
    [InlineData(DecisionKind.Refused, null, "application.reason_missing")]
    [InlineData(DecisionKind.Refused, "　", "application.reason_missing")]
    [InlineData(DecisionKind.Dismissed, "", "application.reason_missing")]
    [InlineData(DecisionKind.Granted, "理由", "application.reason_not_wanted")]
    [InlineData(DecisionKind.Accepted, "理由", "application.reason_not_wanted")]
    [InlineData(DecisionKind.Refused, "要件を欠くため", null)]
    [InlineData(DecisionKind.Dismissed, "期限を過ぎたため", null)]
    [InlineData(DecisionKind.Granted, null, null)]
    [InlineData(DecisionKind.Accepted, " ", null)]
    public void ProposeDecision_Reasons_AreWantedWhenAdverseAndOnlyThen(DecisionKind kind, string? reason, string? code)
    {
        var application = Cases.In(ApplicationStatus.UnderReview);

        var outcome = application.ProposeDecision(kind, "内容", reason, "{}", "hash", Cases.ByClerk());

        Assert.Equal(code, outcome.Refusal?.Code);
        Assert.Equal(code is null ? 1 : 0, application.Decisions.Count);
        Assert.Equal(code is null ? ApplicationStatus.InApproval : ApplicationStatus.UnderReview, application.Status);
    }

    [Fact]
    public void Decide_OtherLetterThanProposed_IsRefusedAndChangesNothing()
    {
        var application = Cases.In(ApplicationStatus.InApproval);
        var version = application.Version;

        Assert.Equal(ApplicationRefusals.LetterChanged, application.Decide("forged", "第1号", Cases.ByApprover()).Refusal);

        Assert.Equal((ApplicationStatus.InApproval, version), (application.Status, application.Version));
        Assert.False(application.CurrentDecision!.IsFinal);
    }

    [Fact]
    public void Decide_AfterSendBackAndNewProposal_OnlyTheNewLetterCounts()
    {
        var application = Cases.In(ApplicationStatus.InApproval);
        Assert.True(application.SendBack("直す", Cases.ByApprover()).Succeeded);
        Assert.Null(application.CurrentDecision);
        Assert.True(application.ProposeDecision(DecisionKind.Refused, "認めない", "要件", "{}", "second", Cases.ByClerk()).Succeeded);

        Assert.Equal(ApplicationRefusals.LetterChanged, application.Decide(Cases.LetterHash, "第1号", Cases.ByApprover()).Refusal);
        Assert.True(application.Decide("second", "第1号", Cases.ByApprover(9)).Succeeded);

        var decided = Assert.Single(application.Decisions, d => d.IsFinal);
        Assert.Equal((DecisionKind.Refused, "staff:approver", "第1号"), (decided.Kind, decided.DecidedBy, decided.DocumentNumber));
    }

    [Fact]
    public void Labels_EveryStatusAndDecision_HasOne()
    {
        Assert.All(Enum.GetValues<ApplicationStatus>(), s => Assert.NotEmpty(s.Label()));
        Assert.All(Enum.GetValues<DecisionKind>(), k => Assert.NotEmpty(k.Label()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((ApplicationStatus)0).Label());
    }

    [Fact]
    public void SaveCorrection_Draft_DoesNotTouchTheCase()
    {
        var application = Cases.In(ApplicationStatus.AwaitingCorrection);
        application.SaveCorrection(AnswerSet.Empty, Cases.ByCitizen());

        Assert.Same(Cases.Answers, application.Answers);
    }
}
