using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Applications;

/// <summary>下書き: 90 days after the last save, by the day in Japan.</summary>
public class DraftTests
{
    /// <summary>24 November 2026, 23:30 in Japan: the last day is 22 February 2027.</summary>
    private static readonly DateTime _saved = JapanTime.InstantOf(new DateTime(2026, 11, 24, 23, 30, 0, DateTimeKind.Unspecified));

    [Theory]
    [InlineData("2027-02-22T00:30:00", true)]
    [InlineData("2027-02-22T23:59:59", true)]
    [InlineData("2027-02-23T00:00:00", false)]
    [InlineData("2027-02-23T00:30:00", false)] // still the 22nd in UTC
    public void Save_AroundTheLastDay_IsTakenUntilItsEndInJapan(string clock, bool isTaken)
    {
        var draft = Draft();

        var outcome = draft.Save(AnswerSet.Empty, At(clock));

        Assert.Equal(isTaken ? null : ApplicationRefusals.DraftExpired, outcome.Refusal);
        Assert.Equal(!isTaken, Draft().IsExpiredOn(JapanTime.DayOf(At(clock).AtUtc)));
    }

    [Fact]
    public void EveryOtherActOnAnExpiredDraft_IsRefused()
    {
        var (draft, late) = (Draft(), At("2027-02-23T00:00:00"));

        Assert.Equal(ApplicationRefusals.DraftExpired, draft.Submit(Cases.Submission(), late).Refusal);
        Assert.Equal(ApplicationRefusals.DraftExpired, draft.Attach("a", "b.png", "image/png", 1, "hash", late).Refusal);
        Assert.Equal(ApplicationRefusals.DraftExpired, draft.MoveToVersion(Guid.NewGuid(), "", AnswerSet.Empty, [], late).Refusal);
        Assert.Equal(ApplicationRefusals.NothingToNotice, draft.NoticeExpiry(late).Refusal);
    }

    [Theory]
    [InlineData("2027-02-07T23:59:59", null)]
    [InlineData("2027-02-08T00:00:00", 14)]
    [InlineData("2027-02-08T00:30:00", 14)] // still the 7th in UTC
    [InlineData("2027-02-18T23:59:59", 14)]
    [InlineData("2027-02-19T00:00:00", 3)]
    [InlineData("2027-02-22T23:59:59", 3)]
    public void NoticeExpiry_NoticedNever_TellsAtTheMarks(string clock, int? mark)
    {
        var draft = Draft();

        var outcome = draft.NoticeExpiry(At(clock));

        Assert.Equal((mark is not null, mark), (outcome.Succeeded, draft.DraftNoticedDaysBefore));
    }

    [Fact]
    public void NoticeExpiry_AgainBetweenTheMarks_TellsOnceAtEach()
    {
        var draft = Draft();
        Assert.True(draft.NoticeExpiry(At("2027-02-08T09:00:00")).Succeeded);
        Assert.False(draft.NoticeExpiry(At("2027-02-10T09:00:00")).Succeeded);
        Assert.True(draft.NoticeExpiry(At("2027-02-19T09:00:00")).Succeeded);
        Assert.False(draft.NoticeExpiry(At("2027-02-21T09:00:00")).Succeeded);

        Assert.True(draft.Save(AnswerSet.Empty, At("2027-02-21T10:00:00")).Succeeded);

        Assert.Null(draft.DraftNoticedDaysBefore);
        Assert.Equal(new DateOnly(2027, 5, 22), draft.DraftExpiresOn);
    }

    [Fact]
    public void IsExpiredOn_AnythingButADraft_IsNever() => Assert.All(
        Enum.GetValues<ApplicationStatus>().Where(s => s != ApplicationStatus.Draft), s => Assert.False(Cases.In(s).IsExpiredOn(new DateOnly(2126, 1, 1))));

    [Fact]
    public void MoveToVersion_Draft_KeepsOnlyTheFilesOfQuestionsThatStay()
    {
        var draft = Draft();
        draft.Attach("stays", "a.png", "image/png", 1, "hash-a", At("2026-11-25T09:00:00"));
        draft.Attach("goes", "b.png", "image/png", 1, "hash-b", At("2026-11-25T09:00:00"));
        var version = Guid.NewGuid();

        var outcome = draft.MoveToVersion(version, "新しい名前", Cases.Answers, ["stays"], At("2026-11-26T09:00:00"));

        Assert.True(outcome.Succeeded);
        Assert.Equal((version, "新しい名前", ApplicationStatus.Draft), (draft.ProcedureVersionId, draft.ProcedureName, draft.Status));
        Assert.Equal("a.png", Assert.Single(draft.Attachments).FileName);
        Assert.Equal(ApplicationEventKind.VersionMoved, draft.History[^1].Kind);
    }

    private static Act At(string clock) => new("citizen:1", JapanTime.InstantOf(DateTime.Parse(clock, System.Globalization.CultureInfo.InvariantCulture)));

    private static Application Draft() => Application.Start(Guid.NewGuid(), "sample", Guid.NewGuid(), "見本", new Act("citizen:1", _saved));
}
