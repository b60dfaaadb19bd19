using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

public class CitizenMailTests : MyPageTest
{
    private static readonly Dictionary<string, string> _withAddress = new() { ["applicantEmail"] = "hanako@example.jp" };

    [Theory]
    [InlineData(OutboxKinds.MailReceived, "【北九州市デジタル窓口】申請を受け付けました", "令和8年12月24日（木）ごろまで")]
    [InlineData(OutboxKinds.MailCorrectionRequested, "【北九州市デジタル窓口】申請の内容を直してください", "令和8年12月4日（金）までに")]
    [InlineData(OutboxKinds.MailCorrectionReminder, "【北九州市デジタル窓口】申請の修正の期限が近づいています", "令和8年12月4日（金）までに")]
    [InlineData(OutboxKinds.MailCorrectionWithdrawn, "【北九州市デジタル窓口】申請の修正のお願いを取り下げました", "ほかにも直していただくところがあります")]
    [InlineData(OutboxKinds.MailCorrectionLapsed, "【北九州市デジタル窓口】申請の修正の受付が終わりました", "いまの内容で審査を続けます")]
    [InlineData(OutboxKinds.MailDecided, "【北九州市デジタル窓口】申請についてのお知らせが届いています", "通知書を確認してください")]
    [InlineData(OutboxKinds.MailWithdrawn, "【北九州市デジタル窓口】申請の取下げを受け付けました", "することはありません")]
    public async Task Run_EachKind_TellsWhatToDoAndNothingPersonal(string kind, string subject, string expected)
    {
        var application = kind == OutboxKinds.MailReceived // while a correction is awaited, the day is another
            ? await Given.ReceivedAsync(App, answers: _withAddress)
            : await Given.AwaitingCorrectionAsync(App, ["applicantKana"], _withAddress);

        var mail = Assert.Single(await SentAsync(kind, application));

        Assert.Equal("hanako@example.jp", mail.To);
        Assert.Equal(subject, mail.Subject);
        Assert.Contains(expected, mail.Text, StringComparison.Ordinal);
        Assert.Contains($"http://localhost/my/applications/{application.ReceiptNumber}", mail.Text, StringComparison.Ordinal);
        Assert.Contains("093-671-8181", mail.Text, StringComparison.Ordinal);
        foreach (var personal in new[] { "花子", "児童手当", "城内", "認定", "書類のとおり" })
        {
            Assert.DoesNotContain(personal, mail.Subject + mail.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Run_NoAddress_SendsNothingAndIsDone()
    {
        var application = await Given.ReceivedAsync(App);

        Assert.Empty(await SentAsync(OutboxKinds.MailReceived, application));
        Assert.True(await App.WithDbAsync(db => db.Outbox.AllAsync(l => l.DoneAtUtc != null)));
    }

    [Fact]
    public async Task Run_CorrectionSentMeanwhile_SendsNoRequestAnyMore()
    {
        var application = await Given.AwaitingCorrectionAsync(App, ["applicantKana"], _withAddress);
        await Given.TreatAsync(App, application.Id, a => a.SubmitCorrection(a.Answers, Given.StaffAct(App)));

        Assert.Empty(await SentAsync(OutboxKinds.MailCorrectionRequested, application));
    }

    private async Task<IReadOnlyCollection<MailMessage>> SentAsync(string kind, Application application)
    {
        await App.WithDbAsync(db =>
        {
            db.Outbox.Add(new OutboxLine(kind, application.Id, App.Clock.Now.UtcDateTime));
            return db.SaveChangesAsync();
        });
        await App.RunJobsAsync();
        return App.Mail.Sent;
    }
}
