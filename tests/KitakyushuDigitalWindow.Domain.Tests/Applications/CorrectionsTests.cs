using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Applications;

/// <summary>Several corrections at once, taken back, and closed by rule.</summary>
public class CorrectionsTests
{
    private static readonly DateOnly _dueOn = new(2026, 12, 4);

    [Fact]
    public void RequestCorrection_ASecondOne_BothAreOpenAndAnsweredTogether()
    {
        var application = Two();

        Assert.Equal(["childName", "attachmentInsurance"], application.OpenQuestionKeys);
        Assert.Equal(ApplicationStatus.AwaitingCorrection, application.Status);

        Assert.True(application.SubmitCorrection(Better(), Cases.ByCitizen(60)).Succeeded);
        Assert.Equal(ApplicationStatus.UnderReview, application.Status);
        Assert.All(application.Corrections, c => Assert.Equal((CorrectionEnding.Answered, Cases.ByCitizen(60).AtUtc), (c.Ending, c.ClosedAtUtc)));
    }

    [Fact]
    public void RequestCorrection_QuestionThatIsOpenAlready_IsRefused()
    {
        var application = Two();

        var outcome = application.RequestCorrection(CorrectionKind.Outdated, ["childName"], "古い", _dueOn, Cases.ByClerk(30));

        Assert.Equal(ApplicationRefusals.QuestionOpen, outcome.Refusal);
        Assert.Equal(2, application.Corrections.Count);
    }

    [Fact]
    public void WithdrawCorrection_OneOfTwo_TheOtherGoesOnWithWhatWasTypedForIt()
    {
        var application = Two();
        var (first, second) = (application.OpenCorrections[0], application.OpenCorrections[1]);
        Assert.True(application.SaveCorrection(Better().With("attachmentInsurance", new Answer("file-2")), Cases.ByCitizen(40)).Succeeded);

        Assert.True(application.WithdrawCorrection(first.Id, "確認できました", Cases.ByClerk(50)).Succeeded);

        Assert.Equal(ApplicationStatus.AwaitingCorrection, application.Status);
        Assert.Equal((CorrectionEnding.Withdrawn, "確認できました"), (first.Ending, first.EndNote));
        Assert.Equal(["attachmentInsurance"], application.OpenQuestionKeys);
        Assert.Equal("架空　未来", second.Draft["childName"]!.Value);
        Assert.Equal("file-2", second.Draft["attachmentInsurance"]!.Value);
        Assert.Equal("確認できました", application.History[^1].Note);
    }

    [Fact]
    public void WithdrawCorrection_TheLast_GoesBackToReviewAndDropsFilesChosenForIt()
    {
        var application = Cases.In(ApplicationStatus.AwaitingCorrection);
        Assert.NotNull(application.Attach("attachmentInsurance", "b.png", "image/png", 10, "hash", Cases.ByCitizen(20)).Value);

        Assert.True(application.WithdrawCorrection(application.OpenCorrection!.Id, "不要", Cases.ByClerk(30)).Succeeded);

        Assert.Equal(ApplicationStatus.UnderReview, application.Status);
        Assert.Null(application.OpenCorrection);
        Assert.Empty(application.Attachments);
        Assert.Equal(Cases.Answers["childName"], application.Answers["childName"]);
        Assert.Equal(
            ApplicationRefusals.NotAllowedFrom(ApplicationStatus.UnderReview),
            application.WithdrawCorrection(application.Corrections[0].Id, "不要", Cases.ByClerk(31)).Refusal);
    }

    [Fact]
    public void WithdrawCorrection_TheClockGoesOnAsIfItHadNeverBeenAsked()
    {
        var application = Cases.In(ApplicationStatus.UnderReview);
        var clock = new ProcessingClock(new StandardProcessingPeriod(30, PeriodUnit.Days), new ClosedDays());
        application.Reckon(clock);
        var due = application.DueOn;
        Assert.True(application.RequestCorrection(CorrectionKind.Incorrect, ["childName"], "違います", _dueOn, Cases.ByClerk(9)).Succeeded);
        application.Reckon(clock);
        Assert.NotNull(application.ClockStoppedOn);

        Assert.True(application.WithdrawCorrection(application.OpenCorrection!.Id, "こちらの誤り", Cases.ByClerk(60 * 24 * 5)).Succeeded);
        application.Reckon(clock);

        Assert.Equal((due, null), (application.DueOn, application.ClockStoppedOn));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void LapseCorrection_OnlyAfterTheDaysOfGrace(int daysAfterDue, bool lapses)
    {
        var application = Cases.In(ApplicationStatus.AwaitingCorrection);
        var at = JapanTime.StartOfDayUtc(_dueOn.AddDays(daysAfterDue));

        var outcome = application.LapseCorrection(application.OpenCorrection!.Id, new Act(Act.SystemActor, at));

        Assert.Equal(lapses, outcome.Succeeded);
        Assert.Equal(lapses ? null : ApplicationRefusals.CorrectionNotLapsed, outcome.Refusal);
        Assert.Equal(lapses ? ApplicationStatus.UnderReview : ApplicationStatus.AwaitingCorrection, application.Status);
        Assert.Equal(lapses ? CorrectionEnding.Lapsed : null, application.Corrections[0].Ending);
    }

    [Fact]
    public void CorrectedQuestions_OfRows_CountOnceWithoutTheirNumber()
    {
        var application = Cases.In(ApplicationStatus.UnderReview);
        Assert.True(application.RequestCorrection(CorrectionKind.Incorrect, ["childName", "attachmentInsurance"], "違います", _dueOn, Cases.ByClerk(9)).Succeeded);
        var correction = application.OpenCorrection!;

        Assert.Equal(["childName", "attachmentInsurance"], CorrectedQuestion.Of(application, correction).Select(q => q.QuestionKey));
        Assert.All(CorrectedQuestion.Of(application, correction), q => Assert.Equal(
            (application.ProcedureId, CorrectionKind.Incorrect, new DateOnly(2026, 11, 24)), (q.ProcedureId, q.Kind, q.RequestedOn)));
        Assert.Equal("childName", CorrectedQuestion.QuestionOf("children.12.childName"));
    }

    private static AnswerSet Better() => Cases.Answers.With("childName", new Answer("架空　希望"));

    private static Application Two()
    {
        var application = Cases.In(ApplicationStatus.UnderReview);
        Assert.True(application.RequestCorrection(CorrectionKind.Incorrect, ["childName"], "名前が違います", _dueOn, Cases.ByClerk(10)).Succeeded);
        Assert.True(application.RequestCorrection(CorrectionKind.Incomplete, ["attachmentInsurance"], "読めません", _dueOn, Cases.ByClerk(11)).Succeeded);
        return application;
    }
}
