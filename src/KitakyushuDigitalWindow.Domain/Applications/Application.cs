using System.Security.Cryptography;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>申請: one applicant's request under one published version of a procedure, from draft to letter.</summary>
public sealed partial class Application
{
    public const int ReceiptNumberMaxLength = 20;
    public const int ProcedureIdMaxLength = 80;
    public const int ProcedureNameMaxLength = 120;
    public const int SectionCodeMaxLength = 40;
    public const int NameMaxLength = 200;
    public const int WithdrawalReasonMaxLength = 400;

    public const int MaxFiles = 40;
    public const long MaxFilesBytes = 50L * 1024 * 1024;

    private static readonly Dictionary<ApplicationStatus, ApplicationStatus[]> _allowedNext = new()
    {
        [ApplicationStatus.Draft] = [ApplicationStatus.Received],
        [ApplicationStatus.Received] = [ApplicationStatus.UnderReview, ApplicationStatus.Withdrawn],
        [ApplicationStatus.UnderReview] =
            [ApplicationStatus.AwaitingCorrection, ApplicationStatus.InApproval, ApplicationStatus.Withdrawn],
        [ApplicationStatus.AwaitingCorrection] =
            [ApplicationStatus.AwaitingCorrection, ApplicationStatus.UnderReview, ApplicationStatus.Withdrawn],
        [ApplicationStatus.InApproval] =
            [ApplicationStatus.Decided, ApplicationStatus.UnderReview, ApplicationStatus.Withdrawn],
        [ApplicationStatus.Decided] = [ApplicationStatus.Completed],
        [ApplicationStatus.Completed] = [],
        [ApplicationStatus.Withdrawn] = [],
    };

    private readonly List<ApplicationEvent> _history = [];
    private readonly List<ApplicationAttachment> _attachments = [];
    private readonly List<Correction> _corrections = [];
    private readonly List<Decision> _decisions = [];
    private readonly List<IssuedLetter> _letters = [];

    private Application() { } // EF Core

    public Guid Id { get; private set; }

    /// <summary>Order of making: milliseconds since 1970 and 20 random bits. SQL Server clusters on it, because it sorts Guids by their last bytes.</summary>
    public long Sequence { get; private set; }

    /// <summary>Who acts: the applicant, or whoever files for them (<see cref="ForWhom"/>).</summary>
    public Guid CitizenId { get; private set; }

    public ForWhomKind ForWhomKind { get; private set; }

    /// <summary>Whose application it is: <see cref="CitizenId"/> for oneself, a household member, or the citizen who entrusted another.</summary>
    public Guid RepresentedId { get; private set; }

    /// <summary>委任 that it is filed under.</summary>
    public Guid? DelegationId { get; private set; }

    public string RepresentedName { get; private set; } = "";

    public string ProcedureId { get; private set; } = "";

    public Guid ProcedureVersionId { get; private set; }

    public string ProcedureName { get; private set; } = "";

    public ApplicationStatus Status { get; private set; }

    /// <summary>Part of the queue's index.</summary>
    public bool IsOpen { get; private set; }

    public Ward Ward { get; private set; }

    public string SectionCode { get; private set; } = "";

    public string? ReceiptNumber { get; private set; }

    public string ApplicantName { get; private set; } = "";

    /// <summary>For search; see standards on compare keys.</summary>
    public string ApplicantNameKey { get; private set; } = "";

    /// <summary>For search by フリガナ; empty when the form did not ask the applicant for it.</summary>
    public string ApplicantKanaKey { get; private set; } = "";

    public AnswerSet Answers { get; private set; } = AnswerSet.Empty;

    public DateTime StartedAtUtc { get; private set; }

    public DateTime SavedAtUtc { get; private set; }

    /// <summary>到達 (デジタル手続法6条3項): the moment the submit was recorded.</summary>
    public DateTime? ReceivedAtUtc { get; private set; }

    /// <summary>担当: actor id of the clerk who took it.</summary>
    public string? AssigneeId { get; private set; }

    /// <summary>Concurrency token; every act bumps it.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<ApplicationEvent> History => _history;

    public IReadOnlyList<ApplicationAttachment> Attachments => _attachments;

    public IReadOnlyList<Correction> Corrections => _corrections;

    public IReadOnlyList<Decision> Decisions => _decisions;

    public IReadOnlyList<IssuedLetter> Letters => _letters;

    /// <summary>The decision that stands or is proposed.</summary>
    public Decision? CurrentDecision => _decisions.Find(d => !d.IsSentBack);

    /// <summary>The office is still preparing: checks and the office's own answers may change.</summary>
    public bool IsInPreparation => Status is ApplicationStatus.Received or ApplicationStatus.UnderReview or ApplicationStatus.AwaitingCorrection;

    public ForWhom ForWhom => new(ForWhomKind, RepresentedId, DelegationId, RepresentedName);

    /// <summary>Does the table lead from one status to the other?</summary>
    public static bool Allows(ApplicationStatus from, ApplicationStatus to) => _allowedNext[from].Contains(to);

    /// <param name="forWhom">Oneself when null.</param>
    public static Application Start(
        Guid citizenId, string procedureId, Guid procedureVersionId, string procedureName, Act act, ForWhom? forWhom = null)
    {
        forWhom ??= ForWhom.Self(citizenId);
        var application = new Application
        {
            Id = Guid.CreateVersion7(),
            Sequence = NewSequence(act.AtUtc),
            CitizenId = citizenId,
            ForWhomKind = forWhom.Kind,
            RepresentedId = forWhom.PersonId,
            DelegationId = forWhom.DelegationId,
            RepresentedName = forWhom.Name,
            ProcedureId = procedureId,
            ProcedureVersionId = procedureVersionId,
            ProcedureName = procedureName,
            Status = ApplicationStatus.Draft,
            StartedAtUtc = act.AtUtc,
            SavedAtUtc = act.AtUtc,
        };
        application._history.Add(new ApplicationEvent(ApplicationEventKind.Started, ApplicationStatus.Draft, act, null));
        return application;
    }

    /// <summary>Adds a file under a question, while the applicant is writing (draft, or correction that names the question).</summary>
    public Outcome<ApplicationAttachment> Attach(
        string questionKey, string fileName, string contentType, long length, string contentHash, Act act)
    {
        if (Status is not (ApplicationStatus.Draft or ApplicationStatus.AwaitingCorrection))
        {
            return ApplicationRefusals.NotAllowedFrom(Status);
        }

        if (IsExpiredOn(JapanTime.DayOf(act.AtUtc)))
        {
            return ApplicationRefusals.DraftExpired;
        }

        // named, or newly asked for by a corrected answer
        if (OpenCorrection is { } open && !OpenQuestionKeys.Contains(questionKey) && open.Before[questionKey] is not null)
        {
            return ApplicationRefusals.UnknownQuestion;
        }

        if (_attachments.Exists(a => a.QuestionKey == questionKey && a.FileName == fileName))
        {
            return ApplicationRefusals.SameFileName;
        }

        if (_attachments.Count >= MaxFiles)
        {
            return ApplicationRefusals.TooManyFiles;
        }

        if (_attachments.Sum(a => a.Length) + length > MaxFilesBytes)
        {
            return ApplicationRefusals.FilesTooLarge;
        }

        var attachment = new ApplicationAttachment(questionKey, fileName, contentType, length, contentHash, act);
        _attachments.Add(attachment);
        Touch(act);
        return attachment;
    }

    /// <summary>Takes away a file that was not sent yet. What has been filed is never taken away, only added to.</summary>
    public Outcome Detach(Guid attachmentId, Act act)
    {
        var isUnsent = Status == ApplicationStatus.Draft
            || (OpenCorrection is { } open && !_attachments.Exists(a => a.Id == attachmentId && open.WasFiled(a.QuestionKey, a.Id)));
        if (!isUnsent)
        {
            return ApplicationRefusals.NotAllowedFrom(Status);
        }

        _attachments.RemoveAll(a => a.Id == attachmentId);
        Touch(act);
        return Outcome.Done;
    }

    /// <summary>到達: the answers on the path are frozen, files of questions that are not on it are dropped.</summary>
    public Outcome Submit(Submission submission, Act act)
    {
        ArgumentNullException.ThrowIfNull(submission);
        if (IsExpiredOn(JapanTime.DayOf(act.AtUtc)))
        {
            return ApplicationRefusals.DraftExpired;
        }

        var moved = MoveTo(ApplicationStatus.Received, ApplicationEventKind.Received, act);
        if (!moved.Succeeded)
        {
            return moved;
        }

        Answers = submission.Answers;
        _attachments.RemoveAll(a => submission.Answers[a.QuestionKey] is null);
        (ReceiptNumber, Ward, SectionCode, DueOn) =
            (submission.ReceiptNumber.ToString(), submission.Ward, submission.SectionCode, submission.DueOn);
        (ApplicantName, ApplicantNameKey) = (submission.Applicant, Text.CompareKey.OfName(submission.Applicant));
        ApplicantKanaKey = Text.CompareKey.OfName(submission.ApplicantKana ?? "");
        (ReceivedAtUtc, SavedAtUtc) = (act.AtUtc, act.AtUtc);
        return Outcome.Done;
    }

    /// <summary>審査開始: the clerk takes the case.</summary>
    public Outcome StartReview(Act act)
    {
        if (Status != ApplicationStatus.Received)
        {
            return ApplicationRefusals.NotAllowedFrom(Status);
        }

        AssigneeId = act.ActorId;
        return MoveTo(ApplicationStatus.UnderReview, ApplicationEventKind.ReviewStarted, act);
    }

    /// <summary>起案: the decision and its letter, as they are to be approved.</summary>
    /// <param name="goesByPost">The letter is posted besides.</param>
    public Outcome ProposeDecision(
        DecisionKind kind, string content, string? reason, string letter, string letterHash, Act act, bool goesByPost = false)
    {
        if (OpenCorrection is not null)
        {
            return ApplicationRefusals.CorrectionOpen;
        }

        if (kind.IsAdverse() && string.IsNullOrWhiteSpace(reason))
        {
            return ApplicationRefusals.ReasonMissing;
        }

        if (!kind.IsAdverse() && !string.IsNullOrWhiteSpace(reason))
        {
            return ApplicationRefusals.ReasonNotWanted;
        }

        var moved = MoveTo(ApplicationStatus.InApproval, ApplicationEventKind.Proposed, act);
        if (moved.Succeeded)
        {
            _decisions.Add(new Decision(kind, content, reason, letter, letterHash, goesByPost, act));
        }

        return moved;
    }

    /// <summary>差戻し: back to the drafter, inside the office.</summary>
    public Outcome SendBack(string comment, Act act)
    {
        if (Status != ApplicationStatus.InApproval)
        {
            return ApplicationRefusals.NotAllowedFrom(Status); // the table allows the same step from other states, for other acts
        }

        var moved = MoveTo(ApplicationStatus.UnderReview, ApplicationEventKind.SentBack, act, comment);
        if (moved.Succeeded)
        {
            CurrentDecision!.SendBack();
        }

        return moved;
    }

    /// <summary>引上げ: the drafter takes it back before it is decided. The approvals know who may.</summary>
    public Outcome PullBack(string? reason, Act act)
    {
        if (Status != ApplicationStatus.InApproval)
        {
            return ApplicationRefusals.NotAllowedFrom(Status); // the table allows the same step from other states, for other acts
        }

        var moved = MoveTo(ApplicationStatus.UnderReview, ApplicationEventKind.PulledBack, act, reason);
        if (moved.Succeeded)
        {
            CurrentDecision!.PullBack();
        }

        return moved;
    }

    /// <summary>決定: only what was proposed and approved, known by the hash of its letter.</summary>
    public Outcome Decide(string approvedLetterHash, string documentNumber, Act act)
    {
        if (Status == ApplicationStatus.InApproval && CurrentDecision?.LetterHash != approvedLetterHash)
        {
            return ApplicationRefusals.LetterChanged;
        }

        var moved = MoveTo(ApplicationStatus.Decided, ApplicationEventKind.Decided, act);
        if (moved.Succeeded)
        {
            CurrentDecision!.Decide(documentNumber, act);
        }

        return moved;
    }

    /// <summary>交付: the letter is printed and the citizen can take it.</summary>
    public Outcome Issue(string title, string documentNumber, string contentHash, long length, Act act)
    {
        var moved = MoveTo(ApplicationStatus.Completed, ApplicationEventKind.Issued, act);
        if (moved.Succeeded)
        {
            _letters.Add(new IssuedLetter(title, documentNumber, contentHash, length, CurrentDecision?.GoesByPost == true, act));
        }

        return moved;
    }

    /// <summary>発送した: a letter that goes by post has left the office. With <see cref="Letters"/> loaded.</summary>
    public Outcome PostLetter(Guid letterId, Act act)
    {
        if (Status != ApplicationStatus.Completed)
        {
            return ApplicationRefusals.NotAllowedFrom(Status);
        }

        if (_letters.Find(l => l.Id == letterId && l.GoesByPost) is not { } letter)
        {
            return ApplicationRefusals.NoSuchLetter;
        }

        if (letter.PostedOn is not null)
        {
            return ApplicationRefusals.LetterPosted;
        }

        letter.Post(act);
        Version++;
        _history.Add(new ApplicationEvent(ApplicationEventKind.LetterPosted, Status, act, null));
        return Outcome.Done;
    }

    /// <summary>取下げ by the applicant, while the office has not decided (docs/adr/0006); whoever calls it ends the proposal as well.</summary>
    public Outcome Withdraw(string reason, Act act)
    {
        var moved = MoveTo(ApplicationStatus.Withdrawn, ApplicationEventKind.Withdrawn, act, reason);
        if (moved.Succeeded)
        {
            foreach (var open in OpenCorrections)
            {
                open.Close(CorrectionEnding.CaseWithdrawn, null, act);
            }
        }

        return moved;
    }

    internal static long NewSequence(DateTime atUtc) =>
        ((long)(atUtc - DateTime.UnixEpoch).TotalMilliseconds << 20) | (uint)RandomNumberGenerator.GetInt32(1 << 20);

    private Outcome MoveTo(ApplicationStatus next, ApplicationEventKind kind, Act act, string? note = null)
    {
        if (!_allowedNext[Status].Contains(next))
        {
            return ApplicationRefusals.NotAllowedFrom(Status);
        }

        (Status, IsOpen, HasNewAnswer) = (next, next.IsOpen(), kind == ApplicationEventKind.Corrected);
        (ClockStoppedOn, AwaitsReply) = IsOpen ? (ClockStoppedOn, AwaitsReply) : (null, false); // nothing is waited for any more
        Version++;
        _history.Add(new ApplicationEvent(kind, next, act, note));
        return Outcome.Done;
    }
}

/// <summary>What is recorded when an application arrives.</summary>
/// <param name="Answers">The answers on the path.</param>
/// <param name="Applicant">Name of the person whose application it is, as the card or the household has it.</param>
public sealed record Submission(
    ReceiptNumber ReceiptNumber, AnswerSet Answers, string Applicant, Ward Ward, string SectionCode, DateOnly DueOn)
{
    /// <summary>フリガナ of the applicant, where the form asks for it.</summary>
    public string? ApplicantKana { get; init; }
}
