using System.Net;
using System.Text.Json;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Sandbox;

public sealed class InboxTests(TrialPortal portal) : IClassFixture<TrialPortal>
{
    [Fact]
    public async Task Send_TwoMails_ListsThemNewestFirstAndShowsEach()
    {
        using (var smtp = new SmtpClient())
        {
            await smtp.ConnectAsync("127.0.0.1", portal.SmtpPort, SecureSocketOptions.None);
            await smtp.SendAsync(Mail("受付のお知らせ", "申請を受け付けました。"));
            await smtp.SendAsync(Mail("<b>審査</b>", "<script>結果</script>"));
            await smtp.DisconnectAsync(quit: true);
        }

        using var browser = new TrialBrowser();
        await browser.OpenAsync(portal.SandboxUrl + "/inbox");
        Assert.Equal(["<b>審査</b>", "受付のお知らせ"], browser.Page.QuerySelectorAll(".mails a").Select(a => a.TextContent));

        await browser.ClickAsync("受付のお知らせ");
        Assert.Equal("申請を受け付けました。", browser.Page.QuerySelector("pre")!.TextContent.Trim());
        await browser.OpenAsync("/inbox");
        await browser.ClickAsync("<b>審査</b>");
        Assert.Empty(browser.Page.QuerySelectorAll("script"));

        await browser.OpenAsync("/inbox.json");
        var newest = JsonDocument.Parse(browser.Body).RootElement[0];
        Assert.Equal("<b>審査</b>", newest.GetProperty("subject").GetString());
        Assert.Equal("hanako@example.jp", newest.GetProperty("to")[0].GetString());
        await browser.OpenAsync("/inbox/999");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    private static MimeMessage Mail(string subject, string text) => new(
        [new MailboxAddress("北九州市", "no-reply@example.jp")], [new MailboxAddress("北九　花子", "hanako@example.jp")],
        subject, new TextPart("plain") { Text = text });
}
