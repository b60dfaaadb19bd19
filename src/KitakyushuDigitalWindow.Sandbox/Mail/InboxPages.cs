using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static KitakyushuDigitalWindow.Sandbox.SandboxPage;

namespace KitakyushuDigitalWindow.Sandbox.Mail;

internal static class InboxPages
{
    private static readonly TimeSpan _japan = TimeSpan.FromHours(9);

    public static void MapInbox(this IEndpointRouteBuilder app)
    {
        app.MapGet("/inbox", (Inbox inbox) => List(inbox.NewestFirst()));
        app.MapGet("/inbox.json", (Inbox inbox) => Results.Json(inbox.NewestFirst()));
        app.MapGet("/inbox/{id:int}", (int id, Inbox inbox) => inbox.NewestFirst().FirstOrDefault(m => m.Id == id) is { } mail
            ? One(mail)
            : Html("メールが見つかりません", """<p><a href="/inbox">届いたメールの一覧へ戻る</a></p>""", StatusCodes.Status404NotFound));
    }

    private static IResult List(IReadOnlyList<ReceivedMail> mails)
    {
        var rows = mails.Select(m =>
            $"""<li><a href="/inbox/{m.Id}">{E(Subject(m))}</a><span>{E(string.Join("、", m.To))}　{Clock(m)}</span></li>""");
        var list = mails.Count == 0
            ? "<p>メールはまだ届いていません。</p>"
            : $"""<p>{mails.Count}通（新しい順）</p><ul class="mails">{string.Concat(rows)}</ul>""";
        return Html("届いたメール", $"""
            {list}
            <h2>試すための宛先</h2>
            <ul>
            <li>{MailReceiver.Undeliverable}@…　届きません（550 宛先がないメールの代わり）</li>
            <li>{MailReceiver.Later}@…　1通ごとに、1回目は「あとで」（451）と断り、2回目に受け取ります</li>
            </ul>
            <p><a href="/sms">届いたSMSを見る</a></p>
            """);
    }

    private static IResult One(ReceivedMail mail)
    {
        var attachments = mail.AttachmentNames.Count == 0 ? "なし" : string.Join("、", mail.AttachmentNames);
        return Html(Subject(mail), $"""
            <dl>
            <dt>差出人</dt><dd>{E(mail.From)}</dd>
            <dt>宛先</dt><dd>{E(string.Join("、", mail.To))}</dd>
            <dt>受信日時</dt><dd>{Clock(mail)}</dd>
            <dt>添付</dt><dd>{E(attachments)}</dd>
            </dl>
            <pre>{E(mail.Text)}</pre>
            <p><a href="/inbox">届いたメールの一覧へ戻る</a></p>
            """);
    }

    private static string Subject(ReceivedMail mail) => mail.Subject.Length == 0 ? "（件名なし）" : mail.Subject;

    private static string Clock(ReceivedMail mail) =>
        (mail.ReceivedAtUtc + _japan).ToString("yyyy年M月d日 HH:mm:ss", CultureInfo.InvariantCulture);
}
