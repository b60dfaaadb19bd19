using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Delegations;

/// <summary>Tells a side what became of a delegation. No name stands in it: mail travels open, the page behind the log-in says the rest.</summary>
public sealed class DelegationMailHandler(IDigitalWindowDb db, IMailSender mail, PortalAddress address) : IOutboxHandler
{
    private const string Prefix = "【北九州市デジタル窓口】";

    public IReadOnlyCollection<string> Kinds { get; } =
    [
        OutboxKinds.MailDelegationAccepted, OutboxKinds.MailDelegationDeclined,
        OutboxKinds.MailDelegationEndedToPrincipal, OutboxKinds.MailDelegationEndedToAgent,
    ];

    public async Task HandleAsync(OutboxLine line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        var toAgent = line.Kind == OutboxKinds.MailDelegationEndedToAgent;
        var found = await db.Delegations.AsNoTracking().Where(d => d.Id == line.SubjectId)
            .Select(d => new { d.AgentId, WasAccepted = d.History.Any(e => e.Kind == DelegationEventKind.Accepted) })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return;
        }

        var email = !toAgent ? await db.PrincipalEmailAsync(line.SubjectId, cancellationToken)
            : found.AgentId is { } agent ? await db.KeptEmailAsync(agent, cancellationToken)
            : null;
        if (email is { Length: > 0 } to)
        {
            var (subject, text) = WordsOf(line.Kind, found.WasAccepted);
            await mail.SendAsync(new MailMessage(to, Prefix + subject, Text(line.SubjectId, text)), cancellationToken);
        }
    }

    private static (string Subject, string Text) WordsOf(string kind, bool wasAccepted) => kind switch
    {
        OutboxKinds.MailDelegationAccepted => (
            "委任が承諾されました",
            "あなたが作った委任を、招待コードを受け取った人が承諾しました。\n\n次にすること\n下のページを開いて、承諾した人の氏名を確認してください。思っていた人とちがうときは、すぐに取り消してください。"),
        OutboxKinds.MailDelegationDeclined => (
            "委任が辞退されました",
            "あなたが作った委任は、招待コードを受け取った人が辞退しました。\n\n次にすること\nほかの人に任せるときは、新しく委任を作ってください。"),
        OutboxKinds.MailDelegationEndedToPrincipal when !wasAccepted => (
            "招待コードの期限が過ぎました",
            "あなたが作った委任は、承諾されないまま期限が過ぎました。\n\n次にすること\nもう一度任せるときは、新しく委任を作ってください。"),
        _ => (
            "委任が終わりました",
            "委任が終わりました。これからは、代理人はこの委任で手続きをすることができません。\n\n次にすること\nすることはありません。くわしいことは、下のページで確認できます。"),
    };

    private string Text(Guid delegationId, string text) => $"""
        {text}

        委任のページ（ログインが必要です）
        {address.MyDelegation(delegationId)}

        ----
        このメールは送信専用です。返信しても届きません。
        分からないことは、コールセンターに電話してください。
        電話 {CallCentre.Phone}（{CallCentre.Hours}）
        北九州市デジタル窓口
        """.ReplaceLineEndings("\n");
}
