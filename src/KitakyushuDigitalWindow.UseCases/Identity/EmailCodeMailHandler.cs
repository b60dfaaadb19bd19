using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity;

/// <summary>The mail with the code. It says nothing of the person or of what they apply for: it may reach a stranger.</summary>
public sealed class EmailCodeMailHandler(IDigitalWindowDb db, IMailSender mail, ICodeSeal seal, TimeProvider clock) : IOutboxHandler
{
    public IReadOnlyCollection<string> Kinds { get; } = [OutboxKinds.MailEmailCode];

    public async Task HandleAsync(OutboxLine line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        var confirmation = await db.EmailConfirmations.AsNoTracking().SingleOrDefaultAsync(e => e.Id == line.SubjectId, cancellationToken);
        if (confirmation?.Awaits(confirmation.Email, clock.NowUtc()) != true || seal.Open(confirmation.SealedCode) is not { } code)
        {
            return; // confirmed or too late
        }

        await mail.SendAsync(new MailMessage(confirmation.Email, "【北九州市デジタル窓口】確認コード", Text(code)), cancellationToken);
    }

    private static string Text(string code) => $"""
        メールアドレスの確認コードをお送りします。

        確認コード　{code}

        次にすること
        申請のページに戻り、この6桁の数字を入力してください。30分以内に入力してください。

        心当たりがないときは、このメールを消してください。コードをほかの人に教えないでください。

        ----
        このメールは送信専用です。返信しても届きません。
        分からないことは、コールセンターに電話してください。
        電話 {CallCentre.Phone}（{CallCentre.Hours}）
        北九州市デジタル窓口
        """.ReplaceLineEndings("\n");
}
