using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mails;

/// <summary>Tells the owner of a draft until when it is kept. It names neither the person nor the procedure: mail travels open.</summary>
public sealed class DraftMailHandler(IDigitalWindowDb db, IPublishedProcedures procedures, IMailSender mail, PortalAddress address) : IOutboxHandler
{
    public IReadOnlyCollection<string> Kinds { get; } = [OutboxKinds.MailDraftExpiring];

    public async Task HandleAsync(OutboxLine line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        var found = await db.Applications.AsNoTracking()
            .Where(a => a.Id == line.SubjectId && a.Status == ApplicationStatus.Draft && a.DraftNoticedDaysBefore != null)
            .Select(a => new { a.ProcedureVersionId, a.Answers, a.SavedAtUtc })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return; // sent, saved again or discarded meanwhile
        }

        var form = (await procedures.OfVersionAsync(found.ProcedureVersionId, cancellationToken)).Definition.Form;
        if (ContactEmail.Of(form, found.Answers) is not { } to)
        {
            return; // no address yet: the list of drafts tells it
        }

        await mail.SendAsync(
            new MailMessage(to, "【北九州市デジタル窓口】下書きの保存期限が近づいています", Text(Application.ExpiryOf(found.SavedAtUtc))), cancellationToken);
    }

    private string Text(DateOnly expiresOn) => $"""
        入力の途中で、まだ送信していない申請（下書き）があります。

        保存期限　{EraDate.FormatWithWeekday(expiresOn)}まで
        期限を過ぎると、入力した内容と添付したファイルは消えます。

        次にすること
        続ける人は、下のページを開いて、続きを入力してください。入力して保存すると、期限は{Application.DraftDays}日先に延びます。
        もう申請しない人は、することはありません。

        申請の状況のページ（ログインが必要です）
        {address.BaseUrl}/my/applications

        ----
        このメールは送信専用です。返信しても届きません。
        分からないことは、コールセンターに電話してください。
        電話 {CallCentre.Phone}（{CallCentre.Hours}）
        北九州市デジタル窓口
        """.ReplaceLineEndings("\n");
}
