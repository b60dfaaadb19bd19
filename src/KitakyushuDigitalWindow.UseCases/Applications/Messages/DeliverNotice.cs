using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Messages;

/// <summary>Something to tell, to one person about one application.</summary>
/// <param name="Line">The outbox line that asks for it.</param>
/// <param name="CitizenId">Whose wish counts, and whose number is rung.</param>
/// <param name="Email">Null when none was given.</param>
/// <param name="IsUrgent">A day hangs on it: when it fails on one channel, the other is tried.</param>
public sealed record DeliverNoticeCommand(OutboxLine Line, Guid ApplicationId, Guid CitizenId, string? Email, string Subject, string Text, bool IsUrgent)
{
    public string? ReceiptNumber { get; init; }
}

/// <summary>
/// 通知を送る: by the channel that the person wishes, each try noted before and after, so that staff see what became of it. A failure that
/// may pass is thrown on to the outbox, which comes again with the same line.
/// </summary>
public sealed class DeliverNoticeHandler(IDigitalWindowDb db, IMailSender mail, ISmsSender sms, PortalAddress address, TimeProvider clock)
{
    /// <exception cref="DeliveryException">Not taken for now.</exception>
    public async Task HandleAsync(DeliverNoticeCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var wish = await db.Citizens.AsNoTracking().Where(c => c.Id == command.CitizenId).Select(c => c.NoticeWish).SingleOrDefaultAsync(cancellationToken);
        var ways = wish == NoticeWish.None ? [] : await WaysAsync(command, wish, cancellationToken);
        if (ways.Count == 0)
        {
            var none = await OpenAsync(command, NoticeChannel.None, cancellationToken);
            none.Skip(wish == NoticeWish.None ? Notice.NotWished : Notice.NoAddress, clock.NowUtc());
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        foreach (var (channel, to) in ways)
        {
            var notice = await OpenAsync(command, channel, cancellationToken);
            if (notice.State == NoticeState.Delivered || (!notice.HasFailed && await IsDeliveredAsync(command, notice, to, cancellationToken)))
            {
                return;
            }
        }
    }

    /// <summary>Channels in the order in which they are tried.</summary>
    private async Task<List<(NoticeChannel Channel, string To)>> WaysAsync(DeliverNoticeCommand command, NoticeWish? wish, CancellationToken cancellationToken)
    {
        var number = sms.IsConfigured ? await db.KeptMobileAsync(command.CitizenId, cancellationToken) : null;
        List<(NoticeChannel Channel, string To)> ways = [];
        if (command.Email is { } email)
        {
            ways.Add((NoticeChannel.Mail, email));
        }

        // a number that was kept for forms is rung only after its owner has decided on a page that says so
        if (number is not null && (wish == NoticeWish.Sms || (command.IsUrgent && wish is not null)))
        {
            ways.Insert(wish == NoticeWish.Sms ? 0 : ways.Count, (NoticeChannel.Sms, number));
        }

        return command.IsUrgent ? ways : [.. ways.Take(1)];
    }

    private async Task<Notice> OpenAsync(DeliverNoticeCommand command, NoticeChannel channel, CancellationToken cancellationToken)
    {
        var lineId = command.Line.Id;
        if (await db.Notices.SingleOrDefaultAsync(n => n.LineId == lineId && n.Channel == channel, cancellationToken) is { } known)
        {
            return known;
        }

        var notice = new Notice(command.ApplicationId, lineId, command.Line.Kind, command.IsUrgent, channel, clock.NowUtc());
        db.Notices.Add(notice);
        return notice;
    }

    private async Task<bool> IsDeliveredAsync(DeliverNoticeCommand command, Notice notice, string to, CancellationToken cancellationToken)
    {
        notice.Start(clock.NowUtc());
        await db.SaveChangesAsync(cancellationToken);
        try
        {
            await (notice.Channel == NoticeChannel.Sms
                ? sms.SendAsync(new SmsMessage(notice.Id, to, SmsText.Of(address, command.ReceiptNumber)), cancellationToken)
                : mail.SendAsync(new MailMessage(to, command.Subject, command.Text), cancellationToken));
        }
        catch (IOException e)
        {
            var (failure, code) = e is DeliveryException told ? (told.Failure, told.Code) : (DeliveryFailure.Technical, e.GetType().Name);
            notice.Fail(StateOf(failure), code, command.Line.Attempts >= OutboxLine.MaxAttempts, clock.NowUtc());
            await db.SaveChangesAsync(CancellationToken.None);
            if (notice.HasFailed)
            {
                return false;
            }

            throw;
        }

        notice.Deliver(clock.NowUtc());
        await db.SaveChangesAsync(CancellationToken.None);
        return true;
    }

    private static NoticeState StateOf(DeliveryFailure failure) => failure switch
    {
        DeliveryFailure.Permanent => NoticeState.PermanentFailure,
        DeliveryFailure.Temporary => NoticeState.TemporaryFailure,
        _ => NoticeState.TechnicalFailure,
    };
}

internal static class KeptMobile
{
    /// <summary>The mobile number that the citizen let us keep; null when there is none, or it is a fixed line.</summary>
    public static async Task<string?> KeptMobileAsync(this IDigitalWindowDb db, Guid citizenId, CancellationToken cancellationToken)
    {
        var profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == citizenId, cancellationToken);
        return PhoneNumber.TryParse(profile?.Values.GetValueOrDefault(KnownNames.Phone)?.Content.Text, out var number) && number.IsMobile ? number.Value : null;
    }
}

/// <summary>The words of every SMS: that there is something, and where. Which of many it is, the portal says behind the log-in.</summary>
public static class SmsText
{
    /// <summary>At most <see cref="SmsMessage.MaxLength"/> characters; the more exact the link, the better, as far as it fits.</summary>
    public static string Of(PortalAddress address, string? receiptNumber)
    {
        ArgumentNullException.ThrowIfNull(address);
        const string words = "北九州市デジタル窓口にお知らせがあります。";
        string?[] links = [receiptNumber is null ? null : address.MyApplication(receiptNumber), $"{address.BaseUrl}/my/applications", address.BaseUrl];
        return links.OfType<string>().Select(link => $"{words}\n{link}").FirstOrDefault(t => t.Length <= SmsMessage.MaxLength)
            ?? words + "ログインして、申請の状況を確認してください。";
    }
}
