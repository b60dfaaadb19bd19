namespace KitakyushuDigitalWindow.Domain.Outbox;

/// <summary>送信待ち: something to be done outside, written in the same save as the change that asks for it.</summary>
public sealed class OutboxLine
{
    public const int KindMaxLength = 60;
    public const int LastErrorMaxLength = 400;
    public const int MaxAttempts = 10;

    private OutboxLine() { } // EF Core

    /// <param name="kind">What to do; see <see cref="OutboxKinds"/>.</param>
    /// <param name="subjectId">Key of the application, or of the other entity, that it is about.</param>
    /// <param name="dueAtUtc">Not before this instant; at once when null.</param>
    public OutboxLine(string kind, Guid subjectId, DateTime atUtc, DateTime? dueAtUtc = null) =>
        (Id, Kind, SubjectId, CreatedAtUtc, DueAtUtc) = (Guid.CreateVersion7(), kind, subjectId, atUtc, dueAtUtc ?? atUtc);

    public Guid Id { get; private set; }

    public string Kind { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    public DateTime CreatedAtUtc { get; private set; }

    /// <summary>Not before this instant; moved on by a claim (lease) and by a failure (back-off).</summary>
    public DateTime DueAtUtc { get; private set; }

    public DateTime? DoneAtUtc { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Type of the last failure; never its message, which could hold personal data.</summary>
    public string? LastError { get; private set; }

    public int Version { get; private set; }

    /// <summary>A worker takes the line for a while; when it dies, another takes it after the lease.</summary>
    public void Claim(DateTime nowUtc, TimeSpan lease)
    {
        (DueAtUtc, Attempts) = (nowUtc + lease, Attempts + 1);
        Version++;
    }

    public void Finish(DateTime nowUtc)
    {
        (DoneAtUtc, LastError) = (nowUtc, null);
        Version++;
    }

    /// <summary>Tried in vain: again later, each time twice as late.</summary>
    public void Fail(string error, DateTime nowUtc)
    {
        LastError = error.Length > LastErrorMaxLength ? error[..LastErrorMaxLength] : error;
        DueAtUtc = nowUtc + TimeSpan.FromSeconds(Math.Pow(2, Math.Min(Attempts, 12)));
        Version++;
    }
}

public static class OutboxKinds
{
    public const string MailReceived = "mail.received";                        // 受付のお知らせ
    public const string MailCorrectionRequested = "mail.correction_requested"; // 修正のお願い
    public const string MailCorrectionReminder = "mail.correction_reminder";   // 修正の期限のお知らせ
    public const string MailCorrectionWithdrawn = "mail.correction_withdrawn"; // 修正のお願いの取下げ
    public const string MailCorrectionLapsed = "mail.correction_lapsed";       // 修正の期限が過ぎたお知らせ
    public const string RemindCorrection = "correction.remind";                // 補正の催促
    public const string LapseCorrection = "correction.lapse";                  // 補正の期限の経過
    public const string MailDecided = "mail.decided";                          // 結果のお知らせ
    public const string MailWithdrawn = "mail.withdrawn";                      // 取下げの確認
    public const string MailMessage = "mail.message";                          // 担当課からのメッセージのお知らせ
    public const string MailEmailCode = "mail.email_code";                     // メールアドレスの確認コード
    public const string MailDraftExpiring = "mail.draft_expiring";             // 下書きの保存期限のお知らせ
    public const string ReckonCases = "clock.reckon";                          // 閉庁日が変わったあとの期限の数え直し
    public const string PrintLetter = "letter.print";                          // 通知書の印刷と交付

    public const string MailFiledForYou = "mail.filed_for_you";                // 委任した人へ: 申請があったことのお知らせ
    public const string MailDecidedForYou = "mail.decided_for_you";            // 委任した人へ: 結果のお知らせ
    public const string MailWithdrawnForYou = "mail.withdrawn_for_you";        // 委任した人へ: 取下げのお知らせ
    public const string MailDelegationAccepted = "mail.delegation_accepted";   // 委任した人へ: 承諾のお知らせ
    public const string MailDelegationDeclined = "mail.delegation_declined";   // 委任した人へ: 辞退のお知らせ
    public const string MailDelegationEndedToPrincipal = "mail.delegation_ended_principal"; // 委任した人へ: 委任の終わり
    public const string MailDelegationEndedToAgent = "mail.delegation_ended_agent";         // 代理人へ: 委任の終わり
    public const string ExpireDelegation = "delegation.expire";                // 委任の期間の終わり
}
