using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Applications;

/// <summary>担当課とのやりとりと通知: what a message changes in the case, and the states of a notice.</summary>
public class MessagesTests
{
    private static readonly DateTime _now = new(2026, 12, 24, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly _today = JapanTime.DayOf(_now);

    [Theory]
    [InlineData(ApplicationStatus.Draft, "application.not_allowed")]
    [InlineData(ApplicationStatus.Received, null)]
    [InlineData(ApplicationStatus.UnderReview, null)]
    [InlineData(ApplicationStatus.AwaitingCorrection, null)]
    [InlineData(ApplicationStatus.InApproval, null)]
    [InlineData(ApplicationStatus.Decided, null)]
    [InlineData(ApplicationStatus.Completed, null)]
    [InlineData(ApplicationStatus.Withdrawn, null)]
    public void HearQuestion_EveryStatus_IsHeardOnceTheCaseIsFiled(ApplicationStatus status, string? refusal)
    {
        var application = Cases.In(status);
        var version = application.Version;

        Assert.Equal(refusal, application.HearQuestion(_today).Refusal?.Code);
        Assert.Equal(refusal is null ? 1 : 0, application.NewQuestions);
        Assert.Equal((status, version), (application.Status, application.Version));
    }

    [Theory]
    [InlineData(ApplicationStatus.Completed)]
    [InlineData(ApplicationStatus.Withdrawn)]
    public void HearQuestion_ThreeMonthsAfterTheEnd_IsTheLastDay(ApplicationStatus status)
    {
        var application = Cases.In(status);
        var last = application.MessagesUntilOn!.Value;

        Assert.Equal(JapanTime.DayOf(application.History[^1].AtUtc).AddMonths(3), last);
        Assert.True(application.HearQuestion(last).Succeeded);
        Assert.Equal("message.closed", application.HearQuestion(last.AddDays(1)).Refusal?.Code);
        Assert.Equal("message.closed", application.HearAnswer(false, 1, last.AddDays(1)).Refusal?.Code);
        Assert.Equal(1, application.NewQuestions);
    }

    [Fact]
    public void HearAnswer_ToWhatWasSeen_LeavesTheQuestionsThatCameMeanwhile()
    {
        var application = Cases.In(ApplicationStatus.UnderReview);
        application.HearQuestion(_today);
        application.HearQuestion(_today);

        Assert.True(application.HearAnswer(false, 1, _today).Succeeded);
        Assert.Equal(1, application.NewQuestions);
        Assert.True(application.SettleQuestions(7).Succeeded); // forged
        Assert.Equal(0, application.NewQuestions);
        Assert.Equal("message.no_question", application.SettleQuestions(1).Refusal?.Code);
    }

    [Fact]
    public void AwaitsReply_UntilTheApplicantWritesOrTheCaseEnds()
    {
        var application = Cases.In(ApplicationStatus.UnderReview);
        application.HearAnswer(true, 0, _today);
        application.HearAnswer(false, 0, _today); // one more word of the office is no reply
        Assert.True(application.AwaitsReply);
        application.HearQuestion(_today);
        Assert.False(application.AwaitsReply);

        application.HearAnswer(true, 1, _today);
        application.Withdraw("不要になった", new Act("citizen:x", _now));
        Assert.False(application.AwaitsReply);
        Assert.Equal("message.no_reply_wanted", application.HearAnswer(true, 0, _today).Refusal?.Code);
        Assert.True(application.HearAnswer(false, 0, _today).Succeeded);
    }

    [Fact]
    public void Message_OnceSent_NeverChanges()
    {
        var act = new Act("staff:x", _now) { Office = "kokurakita/shimin" };
        var message = CaseMessage.Start(Guid.NewGuid(), Guid.NewGuid(), MessageDirection.FromOffice, act);
        var file = message.Attach("a.pdf", "application/pdf", 10, "hash", act).Value!;
        message.MarkRead(_now);
        Assert.Null(message.ReadAtUtc); // nobody reads what was not sent
        Assert.True(message.Send("見本", true, act).Succeeded);
        message.MarkRead(_now.AddHours(1));
        message.MarkRead(_now.AddHours(2));

        Assert.Equal(_now.AddHours(1), message.ReadAtUtc);
        foreach (var refusal in new[]
        {
            message.Save("別", false).Refusal, message.Send("別", false, act).Refusal, message.Detach(file.Id).Refusal,
            message.Attach("b.pdf", "application/pdf", 10, "hash", act).Refusal,
        })
        {
            Assert.Equal("message.sent_already", refusal?.Code);
        }

        Assert.Equal(("見本", true, 1), (message.Text, message.AsksReply, message.Files.Count));
    }

    [Fact]
    public void Message_OfTheApplicant_NeverAsksForAReply()
    {
        var act = new Act("citizen:x", _now);
        var message = CaseMessage.Start(Guid.NewGuid(), Guid.NewGuid(), MessageDirection.FromApplicant, act);
        message.Send("見本", true, act);

        Assert.False(message.AsksReply);
    }

    [Theory]
    [InlineData("あ", 2000, false)]
    [InlineData("あ", 2001, true)]
    [InlineData("𠮷", 2000, false)]
    [InlineData("👨‍👩‍👧‍👦", 500, true)] // 11 units each: more than is kept
    public void IsTooLong_CountsCharactersAndWhatIsStored(string character, int times, bool expected) =>
        Assert.Equal(expected, CaseMessage.IsTooLong(string.Concat(Enumerable.Repeat(character, times))));

    [Theory]
    [InlineData(NoticeState.TemporaryFailure, false, false)]
    [InlineData(NoticeState.TechnicalFailure, false, false)]
    [InlineData(NoticeState.PermanentFailure, false, true)]
    [InlineData(NoticeState.TemporaryFailure, true, true)]
    [InlineData(NoticeState.TechnicalFailure, true, true)]
    public void Notice_Failure_IsOverOnlyWhenNothingMoreIsTried(NoticeState failure, bool isLast, bool isOver)
    {
        var notice = new Notice(Guid.NewGuid(), Guid.NewGuid(), "mail.received", false, NoticeChannel.Mail, _now);
        notice.Start(_now);
        notice.Fail(failure, new string('9', 100), isLast, _now);

        Assert.Equal((failure, isOver, 1, Notice.CodeMaxLength), (notice.State, notice.HasFailed, notice.Attempts, notice.Code!.Length));
        if (isOver)
        {
            Assert.Throws<InvalidOperationException>(() => notice.Start(_now));
            return;
        }

        notice.Start(_now);
        notice.Deliver(_now);
        Assert.Equal((NoticeState.Delivered, 2, null), (notice.State, notice.Attempts, notice.Code));
        Assert.Throws<InvalidOperationException>(() => notice.Start(_now));
    }

    [Theory]
    [InlineData("090-1234-5678", true)]
    [InlineData("070-1234-5678", true)]
    [InlineData("080-1234-5678", true)]
    [InlineData("093-582-2525", false)]
    [InlineData("0800-123-4567", false)]
    [InlineData("050-1234-5678", false)]
    public void IsMobile_TellsWhatTakesShortMessages(string number, bool expected)
    {
        Assert.True(PhoneNumber.TryParse(number, out var parsed));
        Assert.Equal(expected, parsed.IsMobile);
    }
}
