namespace KitakyushuDigitalWindow.Domain.Applications.Messages;

public enum NoticeChannel
{
    Mail = 10,  // メール
    Sms = 20,   // SMS
    None = 30,  // 送っていない（画面だけ）
}

public enum NoticeState
{
    Created = 10,           // これから送る
    Sending = 20,           // 送信中
    Delivered = 30,         // 相手の事業者が受け取った
    TemporaryFailure = 40,  // 一時的に受け取られない
    PermanentFailure = 50,  // 宛先がない・受け取りを断られた
    TechnicalFailure = 60,  // こちらの設備や通信の不具合
    NotSent = 70,           // 送る先がない、または本人が望まない
}

/// <summary>
/// 通知: one try to tell the applicant, by one channel, that there is something to see in the portal; with its states, so that staff see whether it
/// arrived. Neither address nor number is kept here: they are where the applicant gave them.
/// </summary>
public sealed class Notice
{
    public const int AboutMaxLength = 60;
    public const int CodeMaxLength = 40;

    /// <summary>Codes of <see cref="NoticeState.NotSent"/>.</summary>
    public const string NoAddress = "no-address";
    public const string NotWished = "not-wished";

    private Notice() { } // EF Core

    /// <param name="lineId">Outbox line that asks for it: sent twice by a dying worker, it is one notice.</param>
    /// <param name="about">Kind of the outbox line.</param>
    /// <param name="isUrgent">A day hangs on it, or an answer.</param>
    public Notice(Guid applicationId, Guid lineId, string about, bool isUrgent, NoticeChannel channel, DateTime atUtc) =>
        (Id, ApplicationId, LineId, About, IsUrgent, Channel, State, CreatedAtUtc, ChangedAtUtc) =
        (Guid.CreateVersion7(), applicationId, lineId, about, isUrgent, channel, NoticeState.Created, atUtc, atUtc);

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid LineId { get; private set; }

    public string About { get; private set; } = "";

    public bool IsUrgent { get; private set; }

    public NoticeChannel Channel { get; private set; }

    public NoticeState State { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Status code of the server or name of the failure; never its text, which holds the address.</summary>
    public string? Code { get; private set; }

    /// <summary>Tried as often as is tried: nothing more comes of it.</summary>
    public bool IsGivenUp { get; private set; }

    public DateTime CreatedAtUtc { get; private set; }

    public DateTime ChangedAtUtc { get; private set; }

    public int Version { get; private set; }

    /// <summary>Nothing more is tried on this channel, and nothing arrived.</summary>
    public bool HasFailed => IsGivenUp || State is NoticeState.PermanentFailure;

    public void Start(DateTime nowUtc)
    {
        if (HasFailed || State == NoticeState.Delivered)
        {
            throw new InvalidOperationException($"A notice that is {State} is not sent again.");
        }

        Attempts++;
        MoveTo(NoticeState.Sending, null, nowUtc);
    }

    public void Deliver(DateTime nowUtc) => MoveTo(NoticeState.Delivered, null, nowUtc);

    /// <param name="failure">One of the three failures.</param>
    /// <param name="code">What the server said, as a code.</param>
    /// <param name="isLast">The outbox does not try again.</param>
    public void Fail(NoticeState failure, string code, bool isLast, DateTime nowUtc)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (failure is not (NoticeState.TemporaryFailure or NoticeState.PermanentFailure or NoticeState.TechnicalFailure))
        {
            throw new ArgumentException("That is no failure.", nameof(failure));
        }

        IsGivenUp = isLast && failure != NoticeState.PermanentFailure;
        MoveTo(failure, code, nowUtc);
    }

    /// <summary>There is nothing to send to, or the person wants none.</summary>
    public void Skip(string why, DateTime nowUtc) => MoveTo(NoticeState.NotSent, why, nowUtc);

    private void MoveTo(NoticeState state, string? code, DateTime nowUtc)
    {
        (State, Code, ChangedAtUtc) = (state, code?.Length > CodeMaxLength ? code[..CodeMaxLength] : code, nowUtc);
        Version++;
    }
}
