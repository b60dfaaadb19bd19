using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>補正: what the office asks of the applicant while it reviews (行政手続法7条).</summary>
public sealed partial class Application
{
    /// <summary>The oldest first. While one is open the filed answers do not change, so all of them have the same answers before.</summary>
    public IReadOnlyList<Correction> OpenCorrections => [.. _corrections.Where(c => c.IsOpen).OrderBy(c => c.OpenedAtUtc).ThenBy(c => c.Id)];

    /// <summary>The oldest open one: it keeps what the applicant has typed, for all of them.</summary>
    public Correction? OpenCorrection => OpenCorrections is [var oldest, ..] ? oldest : null;

    /// <summary>What the applicant may change now.</summary>
    public IReadOnlyList<string> OpenQuestionKeys => [.. OpenCorrections.SelectMany(c => c.QuestionKeys).Distinct()];

    /// <summary>補正を求める: opens the named questions, and only those, for the applicant. Several may be open; a question is open in one of them only.</summary>
    public Outcome RequestCorrection(CorrectionKind kind, IReadOnlyCollection<string> questionKeys, string message, DateOnly dueOn, Act act)
    {
        ArgumentNullException.ThrowIfNull(questionKeys);
        if (questionKeys.Any(k => Answers[k] is null && !k.StartsWith("attachment", StringComparison.Ordinal)))
        {
            return ApplicationRefusals.UnknownQuestion;
        }

        if (Status == ApplicationStatus.InApproval)
        {
            return ApplicationRefusals.CorrectionInApproval;
        }

        if (questionKeys.Any(OpenQuestionKeys.Contains))
        {
            return ApplicationRefusals.QuestionOpen;
        }

        var moved = MoveTo(ApplicationStatus.AwaitingCorrection, ApplicationEventKind.CorrectionRequested, act, message);
        if (moved.Succeeded)
        {
            _corrections.Add(new Correction(kind, questionKeys, message, dueOn, Answers, act));
        }

        return moved;
    }

    /// <summary>Keeps what the applicant has put right so far, without sending it.</summary>
    public Outcome SaveCorrection(AnswerSet draft, Act act)
    {
        if (OpenCorrection is not { } open)
        {
            return ApplicationRefusals.NotAllowedFrom(Status);
        }

        open.Save(draft);
        Touch(act);
        return Outcome.Done;
    }

    /// <summary>補正する: the corrected answers take the place of the old ones, which stay with the corrections; all open ones are answered.</summary>
    public Outcome SubmitCorrection(AnswerSet answers, Act act)
    {
        if (OpenCorrection is null)
        {
            return ApplicationRefusals.NotAllowedFrom(Status);
        }

        var moved = MoveTo(ApplicationStatus.UnderReview, ApplicationEventKind.Corrected, act);
        if (moved.Succeeded)
        {
            foreach (var open in OpenCorrections)
            {
                open.Close(CorrectionEnding.Answered, null, act);
            }

            Answers = answers;
        }

        return moved;
    }

    /// <summary>補正の取下げ by the office; with <see cref="Attachments"/> loaded, as files that were chosen for it go with it.</summary>
    public Outcome WithdrawCorrection(Guid correctionId, string reason, Act act) =>
        Status != ApplicationStatus.AwaitingCorrection ? ApplicationRefusals.NotAllowedFrom(Status)
        : OpenCorrections.FirstOrDefault(c => c.Id == correctionId) is not { } correction ? ApplicationRefusals.CorrectionEnded
        : End(correction, CorrectionEnding.Withdrawn, ApplicationEventKind.CorrectionWithdrawn, reason, act);

    /// <summary>
    /// An unanswered correction is closed when its days of grace are over; the office goes on with what it has and may refuse (行政手続法7条).
    /// With <see cref="Attachments"/> loaded.
    /// </summary>
    public Outcome LapseCorrection(Guid correctionId, Act act) =>
        Status != ApplicationStatus.AwaitingCorrection ? ApplicationRefusals.NotAllowedFrom(Status)
        : OpenCorrections.FirstOrDefault(c => c.Id == correctionId) is not { } correction ? ApplicationRefusals.CorrectionEnded
        : JapanTime.DayOf(act.AtUtc) < correction.LapsesOn ? ApplicationRefusals.CorrectionNotLapsed
        : End(correction, CorrectionEnding.Lapsed, ApplicationEventKind.CorrectionLapsed, null, act);

    private Outcome End(Correction correction, CorrectionEnding ending, ApplicationEventKind kind, string? note, Act act)
    {
        var draft = OpenCorrection!.Draft;
        var isLast = OpenCorrections.Count == 1;
        var moved = MoveTo(isLast ? ApplicationStatus.UnderReview : ApplicationStatus.AwaitingCorrection, kind, act, note);
        if (moved.Succeeded)
        {
            correction.Close(ending, note, act);
            // what was typed for the others goes on; what was typed for this one has no question any more
            OpenCorrection?.Save(correction.Undo(draft));
            _attachments.RemoveAll(a => !correction.WasFiled(a.QuestionKey, a.Id) && (isLast || correction.QuestionKeys.Contains(a.QuestionKey)));
        }

        return moved;
    }
}
