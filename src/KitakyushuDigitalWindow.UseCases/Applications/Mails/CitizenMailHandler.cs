using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mails;

/// <summary>
/// Tells the applicant by mail that there is something to see; when an agent files for them, the agent, as long as the delegation holds, and the
/// applicant what matters to them. Neither subject nor text holds a name, the procedure or an outcome: mail
/// travels open, and the page behind the log-in says the rest.
/// </summary>
public sealed class CitizenMailHandler(
    IDigitalWindowDb db, IPublishedProcedures procedures, DeliverNoticeHandler deliver, PortalAddress address, TimeProvider clock) : IOutboxHandler
{
    private const string Prefix = "【北九州市デジタル窓口】";

    private static readonly string[] _toPrincipal = [OutboxKinds.MailFiledForYou, OutboxKinds.MailDecidedForYou, OutboxKinds.MailWithdrawnForYou];

    /// <summary>Goes to whoever can put it right: to the principal when the agent no longer may.</summary>
    private static readonly string[] _onCorrections =
    [
        OutboxKinds.MailCorrectionRequested, OutboxKinds.MailCorrectionReminder, OutboxKinds.MailCorrectionWithdrawn, OutboxKinds.MailCorrectionLapsed,
        OutboxKinds.MailMessage,
    ];

    /// <summary>A day hangs on them, or an answer: when one channel fails, the other is tried.</summary>
    private static readonly string[] _urgent =
        [OutboxKinds.MailCorrectionRequested, OutboxKinds.MailCorrectionReminder, OutboxKinds.MailDecided, OutboxKinds.MailDecidedForYou];

    public IReadOnlyCollection<string> Kinds { get; } =
    [
        OutboxKinds.MailReceived, OutboxKinds.MailDecided, OutboxKinds.MailWithdrawn, OutboxKinds.MailMessage,
        OutboxKinds.MailCorrectionRequested, OutboxKinds.MailCorrectionReminder, OutboxKinds.MailCorrectionWithdrawn, OutboxKinds.MailCorrectionLapsed,
        OutboxKinds.MailFiledForYou, OutboxKinds.MailDecidedForYou, OutboxKinds.MailWithdrawnForYou,
    ];

    public async Task HandleAsync(OutboxLine line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        var active = db.Delegations.ActiveOn(clock.TodayInJapan());
        var found = await db.Applications.AsNoTracking().Where(a => a.Id == line.SubjectId)
            .Select(a => new
            {
                a.ReceiptNumber,
                a.DueOn,
                a.ProcedureVersionId,
                a.Answers,
                a.DelegationId,
                a.CitizenId,
                a.RepresentedId,
                a.AwaitsReply,
                IsActive = active.Any(d => d.Id == a.DelegationId),
                CorrectionDueOn = a.Corrections.Where(c => c.ClosedAtUtc == null).Min(c => (DateOnly?)c.DueOn),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is not { ReceiptNumber: { } number })
        {
            return; // gone
        }

        var form = (await procedures.OfVersionAsync(found.ProcedureVersionId, cancellationToken)).Definition.Form;
        if (WordsOf(line.Kind, found.DueOn, found.CorrectionDueOn, found.AwaitsReply, clock.TodayInJapan()) is not { } words)
        {
            return;
        }

        var toPrincipal = found.DelegationId is not null
            && (_toPrincipal.Contains(line.Kind) || (!found.IsActive && _onCorrections.Contains(line.Kind)));
        if (found.DelegationId is not null && !found.IsActive && !toPrincipal)
        {
            return; // the principal has a mail of their own
        }

        var email = toPrincipal ? await db.PrincipalEmailAsync(found.DelegationId!.Value, cancellationToken) : ContactEmail.Of(form, found.Answers);
        await deliver.HandleAsync(
            new DeliverNoticeCommand(
                line, line.SubjectId, toPrincipal ? found.RepresentedId : found.CitizenId, email, Prefix + words.Subject, Text(number, words),
                _urgent.Contains(line.Kind) || (line.Kind == OutboxKinds.MailMessage && found.AwaitsReply))
            {
                ReceiptNumber = number,
            },
            cancellationToken);
    }

    private static Words? WordsOf(string kind, DateOnly? dueOn, DateOnly? correctionDueOn, bool awaitsReply, DateOnly today) => kind switch
    {
        OutboxKinds.MailReceived => new(
            "申請を受け付けました", "申請が届きました。",
            $"いまは、することはありません。結果は、{Day(dueOn)}ごろまでにお知らせします。直すところがあるときも、メールでお知らせします。"),
        OutboxKinds.MailCorrectionRequested when correctionDueOn is not null => new(
            "申請の内容を直してください", "申請の内容に、直していただくところがあります。",
            $"{Day(correctionDueOn)}までに、下のページを開いて、直して送ってください。"),
        OutboxKinds.MailCorrectionReminder when correctionDueOn < today => new(
            "申請の修正の期限が過ぎました", "申請の内容を直していただく期限が過ぎましたが、まだ届いていません。",
            $"{Day(correctionDueOn.Value.AddDays(Correction.GraceDays))}までは受け付けます。すぐに下のページを開いて、直して送ってください。それまでに届かないときは、いまの内容で審査を続けます。"),
        OutboxKinds.MailCorrectionReminder when correctionDueOn is not null => new(
            "申請の修正の期限が近づいています", "申請の内容を直していただく期限が近づいています。",
            $"{Day(correctionDueOn)}までに、下のページを開いて、直して送ってください。"),
        OutboxKinds.MailCorrectionRequested or OutboxKinds.MailCorrectionReminder => null, // put right or withdrawn before the mail went out
        OutboxKinds.MailCorrectionWithdrawn => new(
            "申請の修正のお願いを取り下げました", "担当課が、修正のお願いを取り下げました。",
            correctionDueOn is null ? "することはありません。審査を続けます。" : $"ほかにも直していただくところがあります。{Day(correctionDueOn)}までに、下のページを開いて、直して送ってください。"),
        OutboxKinds.MailCorrectionLapsed => new(
            "申請の修正の受付が終わりました", "修正した内容が届かなかったため、修正の受付を終わりました。",
            "いまの内容で審査を続けます。直したいところがあるときは、すぐに担当課に電話してください。"),
        OutboxKinds.MailMessage => new(
            "担当課からメッセージが届いています", "担当課から、メッセージが届いています。",
            awaitsReply ? "下のページを開いて、「担当課とのやりとり」から返事をしてください。" : "下のページを開いて、「担当課とのやりとり」を確認してください。"),
        OutboxKinds.MailDecided => new(
            "申請についてのお知らせが届いています", "申請の審査が終わり、通知書ができました。",
            "下のページを開いて、通知書を確認してください。"),
        OutboxKinds.MailWithdrawn => new(
            "申請の取下げを受け付けました", "申請の取下げを受け付けました。",
            "することはありません。取り下げた覚えがないときは、すぐにコールセンターに電話してください。"),
        OutboxKinds.MailFiledForYou => new(
            "委任した手続きの申請がありました", "あなたが委任した人が、あなたの手続きを申請しました。",
            "下のページで、申請の内容を確認できます。覚えがないときは、申請を取り下げて、委任を取り消してください。"),
        OutboxKinds.MailDecidedForYou => new(
            "申請についてのお知らせが届いています", "あなたが委任した人がした申請の審査が終わり、通知書ができました。",
            "下のページを開いて、通知書を確認してください。"),
        OutboxKinds.MailWithdrawnForYou => new(
            "申請の取下げを受け付けました", "あなたが委任した人がした申請の取下げを受け付けました。",
            "することはありません。取り下げた覚えがないときは、すぐにコールセンターに電話してください。"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string Day(DateOnly? day) => day is null ? "" : EraDate.FormatWithWeekday(day.Value);

    private string Text(string number, Words words) => $"""
        {words.Opening}

        受付番号　{number}

        次にすること
        {words.NextStep}

        申請の状況のページ（ログインが必要です）
        {address.MyApplication(number)}

        ----
        このメールは送信専用です。返信しても届きません。
        分からないことは、コールセンターに電話してください。
        電話 {CallCentre.Phone}（{CallCentre.Hours}）
        北九州市デジタル窓口
        """.ReplaceLineEndings("\n");

    private sealed record Words(string Subject, string Opening, string NextStep);
}
