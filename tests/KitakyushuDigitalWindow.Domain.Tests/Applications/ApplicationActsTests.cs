using System.Reflection;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Applications;

/// <summary>The transition table, act by act and state by state.</summary>
public class ApplicationActsTests
{
    private static readonly AnswerSet _corrected = Cases.Answers.With("childName", new Answer("架空　希望"));

    /// <summary>Every act: from where it is allowed, the state after it (null = the same), and whether it leaves a line of history.</summary>
    private static readonly Dictionary<string, (Func<Application, Act, Outcome> Do, ApplicationStatus[] From, ApplicationStatus? To)> _acts = new()
    {
        [nameof(Application.Save)] = ((a, act) => a.Save(_corrected, act), [ApplicationStatus.Draft], null),
        [nameof(Application.NoticeExpiry)] = ((a, act) => a.NoticeExpiry(act with { AtUtc = act.AtUtc.AddDays(52) }), [ApplicationStatus.Draft], null),
        [nameof(Application.MoveToVersion)] = (
            (a, act) => a.MoveToVersion(Guid.NewGuid(), "児童手当", _corrected, [], act), [ApplicationStatus.Draft], ApplicationStatus.Draft),
        [nameof(Application.Attach)] = (
            (a, act) => new Outcome(a.Attach("attachmentInsurance", "b.png", "image/png", 10, "hash", act).Refusal),
            [ApplicationStatus.Draft, ApplicationStatus.AwaitingCorrection], null),
        [nameof(Application.Detach)] = ((a, act) => a.Detach(Guid.NewGuid(), act), [ApplicationStatus.Draft, ApplicationStatus.AwaitingCorrection], null),
        [nameof(Application.Submit)] = (
            (a, act) => a.Submit(Cases.Submission(), act), [ApplicationStatus.Draft], ApplicationStatus.Received),
        [nameof(Application.StartReview)] = ((a, act) => a.StartReview(act), [ApplicationStatus.Received], ApplicationStatus.UnderReview),
        [nameof(Application.Take)] = ((a, act) => a.Take("見本", act), [ApplicationStatus.Received], null),
        [nameof(Application.Assign)] = (
            (a, act) => a.Assign("staff:third", "見本", act),
            [ApplicationStatus.Received, ApplicationStatus.UnderReview, ApplicationStatus.AwaitingCorrection, ApplicationStatus.InApproval], null),
        [nameof(Application.Unassign)] = (
            (a, act) => a.Unassign(act), [ApplicationStatus.UnderReview, ApplicationStatus.AwaitingCorrection, ApplicationStatus.InApproval], null),
        [nameof(Application.TakeOver)] = (
            (a, act) => a.TakeOver("見本", act), [ApplicationStatus.UnderReview, ApplicationStatus.AwaitingCorrection, ApplicationStatus.InApproval], null),
        [nameof(Application.Transfer)] = (
            (a, act) => a.Transfer(Ward.Moji, "kokuho", "住所が門司区のため", act), [ApplicationStatus.Received, ApplicationStatus.UnderReview], null),
        [nameof(Application.RequestCorrection)] = (
            (a, act) => a.RequestCorrection(CorrectionKind.Incomplete, ["attachmentPassbook"], "足りません", new DateOnly(2026, 12, 1), act),
            [ApplicationStatus.UnderReview, ApplicationStatus.AwaitingCorrection], ApplicationStatus.AwaitingCorrection),
        [nameof(Application.WithdrawCorrection)] = (
            (a, act) => a.WithdrawCorrection(a.OpenCorrection?.Id ?? Guid.NewGuid(), "確認できたため", act),
            [ApplicationStatus.AwaitingCorrection], ApplicationStatus.UnderReview),
        [nameof(Application.LapseCorrection)] = (
            (a, act) => a.LapseCorrection(a.OpenCorrection?.Id ?? Guid.NewGuid(), act),
            [ApplicationStatus.AwaitingCorrection], ApplicationStatus.UnderReview),
        [nameof(Application.SaveCorrection)] = ((a, act) => a.SaveCorrection(_corrected, act), [ApplicationStatus.AwaitingCorrection], null),
        [nameof(Application.SubmitCorrection)] = (
            (a, act) => a.SubmitCorrection(_corrected, act), [ApplicationStatus.AwaitingCorrection], ApplicationStatus.UnderReview),
        [nameof(Application.ProposeDecision)] = (
            (a, act) => a.ProposeDecision(DecisionKind.Granted, "認める", null, "{}", "another-hash", act),
            [ApplicationStatus.UnderReview], ApplicationStatus.InApproval),
        [nameof(Application.SendBack)] = ((a, act) => a.SendBack("理由を足す", act), [ApplicationStatus.InApproval], ApplicationStatus.UnderReview),
        [nameof(Application.PullBack)] = ((a, act) => a.PullBack("金額の誤り", act), [ApplicationStatus.InApproval], ApplicationStatus.UnderReview),
        [nameof(Application.Decide)] = (
            (a, act) => a.Decide(Cases.LetterHash, "第2号", act), [ApplicationStatus.InApproval], ApplicationStatus.Decided),
        [nameof(Application.Issue)] = (
            (a, act) => a.Issue("認定通知書", "第2号", "pdf", 5, act), [ApplicationStatus.Decided], ApplicationStatus.Completed),
        [nameof(Application.PostLetter)] = (
            (a, act) => a.PostLetter(a.Letters.Select(l => l.Id).FirstOrDefault(), act), [ApplicationStatus.Completed], null),
        [nameof(Application.Withdraw)] = (
            (a, act) => a.Withdraw("不要になった", act),
            [ApplicationStatus.Received, ApplicationStatus.UnderReview, ApplicationStatus.AwaitingCorrection, ApplicationStatus.InApproval],
            ApplicationStatus.Withdrawn),
    };

    /// <summary>Who works on it changes, not where it stands; the history says so all the same.</summary>
    private static readonly string[] _acrossStates =
        [nameof(Application.Take), nameof(Application.Assign), nameof(Application.Unassign), nameof(Application.TakeOver), nameof(Application.Transfer), nameof(Application.PostLetter)];

    private static readonly string[] _refusals =
        ["application.not_allowed", "application.correction_open", "application.assigned_to_other", "application.no_assignee"];

    public static TheoryData<string, ApplicationStatus> Table()
    {
        var table = new TheoryData<string, ApplicationStatus>();
        foreach (var act in _acts.Keys)
        {
            foreach (var status in Enum.GetValues<ApplicationStatus>())
            {
                table.Add(act, status);
            }
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Act_FromEveryStatus_IsDoneOrRefusedAndThenChangesNothing(string name, ApplicationStatus from)
    {
        var (act, allowed, to) = _acts[name];
        var application = Cases.In(from);
        var before = Snapshot.Of(application);
        var who = new Act("staff:someone", new DateTime(2026, 12, 24, 0, 0, 0, DateTimeKind.Utc));

        var outcome = act(application, who);

        if (!allowed.Contains(from))
        {
            Assert.Contains(outcome.Refusal?.Code, _refusals);
            Assert.Equal(before, Snapshot.Of(application));
            return;
        }

        Assert.Null(outcome.Refusal);
        Assert.Equal(to ?? from, application.Status);
        Assert.Equal(before.Version + 1, application.Version);
        Assert.Equal(application.Status.IsOpen(), application.IsOpen);
        var isRecorded = to is not null || _acrossStates.Contains(name);
        Assert.Equal(before.History + (isRecorded ? 1 : 0), application.History.Count);
        if (isRecorded)
        {
            var line = application.History[^1];
            Assert.Equal((to ?? from, who.ActorId, who.AtUtc), (line.Status, line.ActorId, line.AtUtc));
        }
    }

    [Fact]
    public void Table_NamesEveryActOfAnApplication()
    {
        var acts = typeof(Application).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.GetParameters().Any(p => p.ParameterType == typeof(Act))).Select(m => m.Name);

        Assert.Equal(_acts.Keys.Order(StringComparer.Ordinal), acts.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(ApplicationStatus.Received)]
    [InlineData(ApplicationStatus.InApproval)]
    [InlineData(ApplicationStatus.Withdrawn)]
    public void NotAllowed_TheMessageNamesTheStatusInTheOfficesWords(ApplicationStatus status) =>
        Assert.Contains($"「{status.Label()}」", Cases.In(status).Save(AnswerSet.Empty, Cases.ByCitizen()).Refusal!.Message, StringComparison.Ordinal);

    /// <summary>All that an act could change.</summary>
    private sealed record Snapshot(
        ApplicationStatus Status, bool IsOpen, int Version, int History, AnswerSet Answers, string Attachments, string Corrections,
        string Decisions, int Letters, string? Assignee, string? ReceiptNumber, Ward Ward, DateTime Saved, DateTime? Received, DateOnly? Due)
    {
        public static Snapshot Of(Application a) => new(
            a.Status, a.IsOpen, a.Version, a.History.Count, a.Answers,
            string.Join(';', a.Attachments.Select(f => f.Id)),
            string.Join(';', a.Corrections.Select(c => (c.Id, c.ClosedAtUtc, c.Draft["childName"]?.Value))),
            string.Join(';', a.Decisions.Select(d => (d.Id, d.IsSentBack, d.IsPulledBack, d.DecidedBy, d.DocumentNumber))),
            a.Letters.Count, a.AssigneeId, a.ReceiptNumber, a.Ward, a.SavedAtUtc, a.ReceivedAtUtc, a.DueOn);
    }
}
