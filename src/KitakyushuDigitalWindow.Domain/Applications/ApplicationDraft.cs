using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>下書き: how long it is kept, and what may become of it before it is sent.</summary>
public sealed partial class Application
{
    /// <summary>How long a draft is kept after the last save. (The city's rule: to be confirmed.)</summary>
    public const int DraftDays = 90;

    /// <summary>So many days before the last one the person is told, first and again.</summary>
    public static readonly IReadOnlyList<int> DraftNoticeDays = [14, 3];

    /// <summary>The last day on which the draft is kept.</summary>
    public DateOnly DraftExpiresOn => ExpiryOf(SavedAtUtc);

    /// <summary>Of <see cref="DraftNoticeDays"/>, the one that was last told; null since the last save.</summary>
    public int? DraftNoticedDaysBefore { get; private set; }

    public static DateOnly ExpiryOf(DateTime savedAtUtc) => JapanTime.DayOf(savedAtUtc).AddDays(DraftDays);

    /// <summary>A draft whose last day has passed: nobody can go on with it, and the job takes it away.</summary>
    public bool IsExpiredOn(DateOnly today) => Status == ApplicationStatus.Draft && today > DraftExpiresOn;

    /// <summary>Keeps what was typed; only a draft can be changed this way.</summary>
    public Outcome Save(AnswerSet answers, Act act)
    {
        if (Status != ApplicationStatus.Draft)
        {
            return ApplicationRefusals.NotAllowedFrom(Status);
        }

        if (IsExpiredOn(JapanTime.DayOf(act.AtUtc)))
        {
            return ApplicationRefusals.DraftExpired;
        }

        Answers = answers;
        Touch(act);
        return Outcome.Done;
    }

    /// <summary>The person is told that the draft goes soon, once at each of the two marks.</summary>
    public Outcome NoticeExpiry(Act act)
    {
        if (Status != ApplicationStatus.Draft)
        {
            return ApplicationRefusals.NotAllowedFrom(Status);
        }

        var left = DraftExpiresOn.DayNumber - JapanTime.DayOf(act.AtUtc).DayNumber;
        var mark = DraftNoticeDays.Where(d => left <= d).DefaultIfEmpty(int.MaxValue).Min();
        if (left < 0 || mark == int.MaxValue || DraftNoticedDaysBefore <= mark)
        {
            return ApplicationRefusals.NothingToNotice;
        }

        DraftNoticedDaysBefore = mark;
        Version++;
        return Outcome.Done;
    }

    /// <summary>新しい版に移る: the draft goes on with another version's questions, with the answers that these still take.</summary>
    /// <param name="keepsFilesOf">Questions of the new form whose files stay; others are taken away.</param>
    public Outcome MoveToVersion(
        Guid procedureVersionId, string procedureName, AnswerSet answers, IReadOnlyCollection<string> keepsFilesOf, Act act)
    {
        ArgumentNullException.ThrowIfNull(keepsFilesOf);
        if (Status != ApplicationStatus.Draft)
        {
            return ApplicationRefusals.NotAllowedFrom(Status);
        }

        if (IsExpiredOn(JapanTime.DayOf(act.AtUtc)))
        {
            return ApplicationRefusals.DraftExpired;
        }

        (ProcedureVersionId, ProcedureName, Answers) = (procedureVersionId, procedureName, answers);
        _attachments.RemoveAll(a => !keepsFilesOf.Contains(a.QuestionKey));
        Touch(act);
        _history.Add(new ApplicationEvent(ApplicationEventKind.VersionMoved, Status, act, null));
        return Outcome.Done;
    }

    /// <summary>The applicant wrote something: the days of keeping begin anew.</summary>
    private void Touch(Act act)
    {
        (SavedAtUtc, DraftNoticedDaysBefore) = (act.AtUtc, null);
        Version++;
    }
}
