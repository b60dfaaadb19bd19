using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Tests.Pages.Staff;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Messages;

/// <summary>通知: what became of it is known to staff, by which channel it went is decided by the person.</summary>
public sealed class NoticesTests : IDisposable
{
    private const string Email = "hanako@example.jp";
    private const string Mobile = "090-1234-5678";

    private static readonly Dictionary<string, string> _withAddress = new() { ["applicantEmail"] = Email };

    private readonly FakeSms _sms = new();
    private readonly AppFactory _app;

    public NoticesTests() => _app = new AppFactory { Sms = _sms };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Run_Taken_StaffReadThatItWasSentAndWhen()
    {
        var application = await Given.ReceivedAsync(_app, answers: _withAddress);

        await NoticeAsync(application, OutboxKinds.MailReceived);

        Assert.Equal([(NoticeChannel.Mail, NoticeState.Delivered, null)], await NoticesAsync());
        var text = await StaffTextAsync(application);
        Assert.Contains("受付のお知らせ", text, StringComparison.Ordinal);
        Assert.Contains("メールを送りました　11月24日 10:00", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Bounce_IsNotTriedAgainAndStaffAreToldToCall()
    {
        var application = await Given.ReceivedAsync(_app, answers: _withAddress);
        var tries = 0;
        _app.Mail.Refuses = _ => { tries++; return new DeliveryException(DeliveryFailure.Permanent, "550"); };

        await NoticeAsync(application, OutboxKinds.MailReceived);
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await _app.RunJobsAsync();

        Assert.Equal(1, tries);
        Assert.Equal([(NoticeChannel.Mail, NoticeState.PermanentFailure, "550")], await NoticesAsync());
        var text = await StaffTextAsync(application);
        Assert.Contains("メールは届きませんでした（宛先がないか、受け取りを断られました）", text, StringComparison.Ordinal);
        Assert.Contains("届いていません。電話してください", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DeliveryFailure.Temporary, NoticeState.TemporaryFailure, "相手の都合で待っています。自動で送り直します")]
    [InlineData(DeliveryFailure.Technical, NoticeState.TechnicalFailure, "通信の不具合です。自動で送り直します")]
    public async Task Run_FailureThatMayPass_IsTriedAgainLaterAndArrives(DeliveryFailure failure, NoticeState state, string words)
    {
        var application = await Given.ReceivedAsync(_app, answers: _withAddress);
        _app.Mail.Refuses = _ => new DeliveryException(failure, "451");
        await NoticeAsync(application, OutboxKinds.MailReceived);
        Assert.Equal([(NoticeChannel.Mail, state, "451")], await NoticesAsync());
        var text = await StaffTextAsync(application);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("届いていません", text, StringComparison.Ordinal);
        _app.Mail.Refuses = null;

        await _app.RunJobsAsync();
        Assert.Empty(_app.Mail.Sent); // not before its time
        _app.Clock.Advance(TimeSpan.FromSeconds(3));
        await _app.RunJobsAsync();

        Assert.Single(_app.Mail.Sent);
        var notice = await _app.WithDbAsync(db => db.Notices.SingleAsync());
        Assert.Equal((NoticeState.Delivered, 2, null), (notice.State, notice.Attempts, notice.Code));
    }

    [Fact]
    public async Task Run_FailingForEver_IsGivenUpAndStaffAreToldToCall()
    {
        var application = await Given.ReceivedAsync(_app, answers: _withAddress);
        _app.Mail.Refuses = _ => new IOException($"connection to the server of {Email} lost");
        await NoticeAsync(application, OutboxKinds.MailReceived);
        for (var i = 0; i < OutboxLine.MaxAttempts; i++)
        {
            _app.Clock.Advance(TimeSpan.FromHours(2));
            await _app.RunJobsAsync();
        }

        var notice = await _app.WithDbAsync(db => db.Notices.SingleAsync());
        Assert.Equal((NoticeState.TechnicalFailure, OutboxLine.MaxAttempts, "IOException", true), (notice.State, notice.Attempts, notice.Code, notice.IsGivenUp));
        var text = await StaffTextAsync(application);
        Assert.Contains("10回送りましたが、受け取られませんでした", text, StringComparison.Ordinal);
        Assert.Contains("届いていません。電話してください", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OutboxKinds.MailReceived, false)]
    [InlineData(OutboxKinds.MailCorrectionRequested, true)]
    public async Task Run_NoAddress_StaffSeeThatNothingWasSentAndCallWhenADayHangsOnIt(string kind, bool isToBeCalled)
    {
        var application = await Given.AwaitingCorrectionAsync(_app, ["applicantKana"]);

        await NoticeAsync(application, kind);

        Assert.Equal([(NoticeChannel.None, NoticeState.NotSent, Notice.NoAddress)], await NoticesAsync());
        var text = await StaffTextAsync(application);
        Assert.Contains("送っていません（メールアドレスなどの登録がありません）", text, StringComparison.Ordinal);
        Assert.Equal(isToBeCalled, text.Contains("届いていません。電話してください", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_WorkerDiedAfterSending_SendsNoSecondMail()
    {
        var application = await Given.ReceivedAsync(_app, answers: _withAddress);
        await NoticeAsync(application, OutboxKinds.MailReceived);
        await _app.WithDbAsync(async db =>
        {
            await db.Outbox.ExecuteUpdateAsync(l => l.SetProperty(x => x.DoneAtUtc, (DateTime?)null)); // the note of it was never written
            return 0;
        });
        _app.Clock.Advance(TimeSpan.FromHours(1));

        await _app.RunJobsAsync();

        Assert.Single(_app.Mail.Sent);
    }

    [Fact]
    public async Task Run_WishedBySms_SendsAShortTextWithALinkAndNoMail()
    {
        var application = await Given.ReceivedAsync(_app, answers: _withAddress);
        using var citizen = await KeepMobileAsync(Mobile);
        await WishAsync(citizen, "SMS（携帯電話の短いメッセージ）");

        await NoticeAsync(application, OutboxKinds.MailReceived);

        var sms = Assert.Single(_sms.Sent);
        Assert.Empty(_app.Mail.Sent);
        Assert.Equal(Mobile, sms.To);
        Assert.True(sms.Text.Length <= SmsMessage.MaxLength);
        Assert.Equal($"北九州市デジタル窓口にお知らせがあります。\nhttp://localhost/my/applications/{application.ReceiptNumber}", sms.Text);
        Assert.Contains("SMSを送りました", await StaffTextAsync(application), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WishedOnThePagesOnly_SendsNothingAndAsksForNoCall()
    {
        var application = await Given.AwaitingCorrectionAsync(_app, ["applicantKana"], _withAddress);
        using var citizen = await _app.AsCitizenAsync();
        await WishAsync(citizen, "受け取らない（この窓口の画面だけで確認する）");

        await NoticeAsync(application, OutboxKinds.MailCorrectionRequested);

        Assert.Empty(_app.Mail.Sent);
        Assert.Empty(_sms.Sent);
        var text = await StaffTextAsync(application);
        Assert.Contains("画面だけで確認すると決めています", text, StringComparison.Ordinal);
        Assert.DoesNotContain("電話してください", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UrgentMailBounces_GoesBySmsInstead()
    {
        var application = await Given.AwaitingCorrectionAsync(_app, ["applicantKana"], _withAddress);
        using var citizen = await KeepMobileAsync(Mobile);
        await WishAsync(citizen, "メール");
        _app.Mail.Refuses = _ => new DeliveryException(DeliveryFailure.Permanent, "550");

        await NoticeAsync(application, OutboxKinds.MailCorrectionRequested);

        Assert.Single(_sms.Sent);
        Assert.Equal([(NoticeChannel.Mail, NoticeState.PermanentFailure, "550"), (NoticeChannel.Sms, NoticeState.Delivered, null)], await NoticesAsync());
        var text = await StaffTextAsync(application);
        Assert.Contains("SMSを送りました", text, StringComparison.Ordinal);
        Assert.DoesNotContain("電話してください", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UrgentSmsUnreachable_GoesByMailInstead()
    {
        var application = await Given.AwaitingCorrectionAsync(_app, ["applicantKana"], _withAddress);
        using var citizen = await KeepMobileAsync(Mobile);
        await WishAsync(citizen, "SMS（携帯電話の短いメッセージ）");
        _sms.Refuses = _ => new DeliveryException(DeliveryFailure.Permanent, "unreachable");

        await NoticeAsync(application, OutboxKinds.MailCorrectionRequested);

        Assert.Equal(Email, Assert.Single(_app.Mail.Sent).To);
    }

    [Fact]
    public async Task Run_BothFail_StaffAreToldToCall()
    {
        var application = await Given.AwaitingCorrectionAsync(_app, ["applicantKana"], _withAddress);
        using var citizen = await KeepMobileAsync(Mobile);
        await WishAsync(citizen, "メール");
        _app.Mail.Refuses = _ => new DeliveryException(DeliveryFailure.Permanent, "550");
        _sms.Refuses = _ => new DeliveryException(DeliveryFailure.Permanent, "unreachable");

        await NoticeAsync(application, OutboxKinds.MailCorrectionRequested);

        Assert.Contains("届いていません。電話してください", (await HtmlForm.PageAsync(_app.AsStaff(), Url(application))).QuerySelector(".kdw-banner--warning")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OutboxKinds.MailReceived, true)]
    [InlineData(OutboxKinds.MailCorrectionRequested, false)]
    public async Task Run_NotUrgentOrNeverAsked_TheKeptNumberIsNotRung(string kind, bool hasDecided)
    {
        var application = await Given.AwaitingCorrectionAsync(_app, ["applicantKana"], _withAddress);
        using var citizen = await KeepMobileAsync(Mobile);
        if (hasDecided)
        {
            await WishAsync(citizen, "メール");
        }

        _app.Mail.Refuses = _ => new DeliveryException(DeliveryFailure.Permanent, "550");

        await NoticeAsync(application, kind);

        Assert.Empty(_sms.Sent);
    }

    [Fact]
    public async Task Post_MessageOfTheOffice_TheMailHoldsNothingOfIt()
    {
        var application = await Given.ReceivedAsync(_app, answers: _withAddress);
        var form = await HtmlForm.GetAsync(_app.AsStaff(), Url(application), f => f.Enctype == "multipart/form-data");
        using var sent = await form.Fill("メッセージ（申請者に届きます）", "北九花子さんの通帳のことです").Choose("返事が必要").PostAsync("申請者に送る");

        await _app.RunJobsAsync();

        var mail = Assert.Single(_app.Mail.Sent);
        Assert.Equal("【北九州市デジタル窓口】担当課からメッセージが届いています", mail.Subject);
        Assert.Contains("返事をしてください", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("通帳", mail.Subject + mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", mail.Subject + mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WishSmsWithoutAMobileNumber_IsRefusedAndLeadsToTheNumber()
    {
        using var citizen = await KeepMobileAsync("093-582-2525");
        var form = await HtmlForm.GetAsync(citizen, "/my/profile/notices");

        using var response = await form.Choose("SMS（携帯電話の短いメッセージ）").PostAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains("携帯電話の番号を登録してください", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/my/profile/items/profile.phone']"));
        Assert.Null((await _app.WithDbAsync(db => db.Citizens.SingleAsync(c => c.Subject == "citizen-01"))).NoticeWish);
    }

    [Fact]
    public async Task Get_WishWithoutAProfile_LeadsToWhereANumberCanBeKept()
    {
        using var citizen = await _app.AsCitizenAsync();

        var page = await HtmlForm.PageAsync(citizen, "/my/profile/notices");

        Assert.Equal("/my/profile", page.QuerySelector(".kdw-inset a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Wish_WithoutAProvider_SmsIsNotOfferedAndNotTaken()
    {
        using var app = new AppFactory();
        using var citizen = await app.AsCitizenAsync();
        var form = await HtmlForm.GetAsync(citizen, "/my/profile/notices");
        Assert.DoesNotContain("SMS（", form.Page.Body!.TextContent, StringComparison.Ordinal);
        form.Page.QuerySelector("#wish-None")!.SetAttribute("value", nameof(NoticeWish.Sms));

        using var forged = await form.Type("wish", nameof(NoticeWish.Sms)).PostAsync();

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Fact]
    public async Task Wish_Saved_IsShownAndRecorded()
    {
        using var citizen = await _app.AsCitizenAsync();

        await WishAsync(citizen, "受け取らない（この窓口の画面だけで確認する）");

        Assert.Contains("受け取らない（この窓口の画面だけで確認する）", (await HtmlForm.PageAsync(citizen, "/my/profile")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "profile.notices")));
    }

    private static string Url(Application application) => $"/staff/applications/{application.ReceiptNumber}/messages";

    private static async Task WishAsync(HttpClient citizen, string label)
    {
        var form = await HtmlForm.GetAsync(citizen, "/my/profile/notices");
        using var response = await form.Choose(label).PostAsync();
        response.RedirectsTo("/my/profile?saved=true");
    }

    private async Task<HttpClient> KeepMobileAsync(string phone)
    {
        var citizen = await _app.AsCitizenAsync();
        using var agreed = await (await HtmlForm.GetAsync(citizen, "/my/profile")).Type("keep", "true").PostAsync();
        using var kept = await (await HtmlForm.GetAsync(citizen, "/my/profile/items/profile.phone")).Type("profilePhone", phone).PostAsync();
        kept.RedirectsTo("/my/profile?saved=true");
        return citizen;
    }

    private async Task NoticeAsync(Application application, string kind)
    {
        await _app.WithDbAsync(db =>
        {
            db.Outbox.Add(new OutboxLine(kind, application.Id, _app.Clock.Now.UtcDateTime));
            return db.SaveChangesAsync();
        });
        await _app.RunJobsAsync();
    }

    private Task<List<(NoticeChannel, NoticeState, string?)>> NoticesAsync() => _app.WithDbAsync(async db =>
        (await db.Notices.AsNoTracking().ToListAsync()).OrderBy(n => n.Channel).Select(n => (n.Channel, n.State, n.Code)).ToList());

    private async Task<string> StaffTextAsync(Application application) => (await HtmlForm.PageAsync(_app.AsStaff(), Url(application))).MainText();
}
