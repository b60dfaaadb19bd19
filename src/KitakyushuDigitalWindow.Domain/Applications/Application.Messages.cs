using KitakyushuDigitalWindow.Domain.Applications.Messages;

namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>担当課とのやりとり: what a message changes in the case. None of it bumps the version: the case itself stays as the clerk saw it.</summary>
public sealed partial class Application
{
    /// <summary>So long after the end one can still ask: the time in which 審査請求 may be made (行政不服審査法18条1項), when questions about the result come.</summary>
    public const int MessageMonths = 3;

    /// <summary>新しい質問: messages of the applicant that the office has neither answered nor settled. A concurrency token of its own: an answer must
    /// not wipe out a question that comes in the same moment.</summary>
    public int NewQuestions { get; private set; }

    /// <summary>返事が必要: the office asked something and the applicant has not written since.</summary>
    public bool AwaitsReply { get; private set; }

    /// <summary>The last day on which messages are taken; null while the case is not at its end. The history must have been read.</summary>
    public DateOnly? MessagesUntilOn => MessagesUntil(
        _history.FindLast(e => e.Kind is ApplicationEventKind.Issued or ApplicationEventKind.Withdrawn)?.AtUtc);

    /// <param name="endedAtUtc">When the letter was issued or the application withdrawn.</param>
    public static DateOnly? MessagesUntil(DateTime? endedAtUtc) =>
        endedAtUtc is { } ended ? JapanTime.DayOf(ended).AddMonths(MessageMonths) : null;

    /// <summary>A message is being written or sent.</summary>
    public Outcome TakesMessageOn(DateOnly today) =>
        Status == ApplicationStatus.Draft ? ApplicationRefusals.NotAllowedFrom(Status)
        : MessagesUntilOn < today ? MessageRefusals.Closed
        : Outcome.Done;

    /// <summary>The applicant sent one.</summary>
    public Outcome HearQuestion(DateOnly today)
    {
        var taken = TakesMessageOn(today);
        if (taken.Succeeded)
        {
            (NewQuestions, AwaitsReply) = (NewQuestions + 1, false);
        }

        return taken;
    }

    /// <summary>The office sent one; it answers the questions that its author has seen.</summary>
    /// <param name="seenQuestions">As the page showed it.</param>
    public Outcome HearAnswer(bool asksReply, int seenQuestions, DateOnly today)
    {
        var taken = TakesMessageOn(today);
        if (!taken.Succeeded)
        {
            return taken;
        }

        if (asksReply && !Status.IsOpen())
        {
            return MessageRefusals.NoReplyWanted;
        }

        Settle(seenQuestions);
        AwaitsReply |= asksReply;
        return Outcome.Done;
    }

    /// <summary>対応済みにする: no answer is needed, or it was given by telephone.</summary>
    /// <param name="seenQuestions">As the page showed it.</param>
    public Outcome SettleQuestions(int seenQuestions)
    {
        if (NewQuestions == 0 || Status == ApplicationStatus.Draft)
        {
            return MessageRefusals.NoQuestion;
        }

        Settle(seenQuestions);
        return Outcome.Done;
    }

    private void Settle(int seen) => NewQuestions -= Math.Clamp(seen, 0, NewQuestions);
}
