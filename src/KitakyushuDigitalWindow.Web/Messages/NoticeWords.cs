using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Applications.Messages;

namespace KitakyushuDigitalWindow.Web.Messages;

/// <summary>What became of a notice, in the office's words. 送りました is all that is known: whether anybody read it, no mail tells.</summary>
public static class NoticeWords
{
    public static string About(string kind) => kind switch
    {
        OutboxKinds.MailReceived => "受付のお知らせ",
        OutboxKinds.MailCorrectionRequested => "修正のお願い",
        OutboxKinds.MailCorrectionReminder => "修正の期限のお知らせ",
        OutboxKinds.MailCorrectionWithdrawn => "修正のお願いの取下げ",
        OutboxKinds.MailCorrectionLapsed => "修正の期限が過ぎたお知らせ",
        OutboxKinds.MailMessage => "メッセージのお知らせ",
        OutboxKinds.MailDecided => "結果のお知らせ",
        OutboxKinds.MailWithdrawn => "取下げの確認",
        OutboxKinds.MailFiledForYou => "申請のお知らせ（委任した人へ）",
        OutboxKinds.MailDecidedForYou => "結果のお知らせ（委任した人へ）",
        OutboxKinds.MailWithdrawnForYou => "取下げのお知らせ（委任した人へ）",
        _ => "お知らせ",
    };

    public static string Of(NoticeRow notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var what = notice.Channel == NoticeChannel.Sms ? "SMS" : "メール";
        return notice.State switch
        {
            NoticeState.Delivered => $"{what}を送りました",
            NoticeState.PermanentFailure => $"{what}は届きませんでした（宛先がないか、受け取りを断られました）",
            NoticeState.TemporaryFailure or NoticeState.TechnicalFailure when notice.IsGivenUp =>
                string.Create(CultureInfo.InvariantCulture, $"{what}は届きませんでした（{notice.Attempts}回送りましたが、受け取られませんでした）"),
            NoticeState.TemporaryFailure => $"{what}は、まだ送れていません（相手の都合で待っています。自動で送り直します）",
            NoticeState.TechnicalFailure => $"{what}は、まだ送れていません（通信の不具合です。自動で送り直します）",
            NoticeState.NotSent when notice.Code == Notice.NotWished => "送っていません（申請者が、画面だけで確認すると決めています）",
            NoticeState.NotSent => "送っていません（メールアドレスなどの登録がありません）",
            _ => $"{what}を送っています",
        };
    }

    /// <summary>11月24日 10:02, in Japan.</summary>
    public static string At(DateTime atUtc)
    {
        var at = JapanTime.ClockOf(atUtc);
        return string.Create(CultureInfo.InvariantCulture, $"{at.Month}月{at.Day}日 {at.Hour}:{at.Minute:00}");
    }

    public static string Label(NoticeWish wish) => wish switch
    {
        NoticeWish.Sms => "SMS（携帯電話の短いメッセージ）",
        NoticeWish.None => "受け取らない（この窓口の画面だけで確認する）",
        _ => "メール",
    };
}
