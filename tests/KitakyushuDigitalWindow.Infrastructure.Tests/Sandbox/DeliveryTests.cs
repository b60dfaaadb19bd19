using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using KitakyushuDigitalWindow.Infrastructure.Mail;
using KitakyushuDigitalWindow.Infrastructure.Sms;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Sandbox;

/// <summary>The portal's own senders against the stand-ins, over SMTP and HTTP: which failure is which.</summary>
public sealed class DeliveryTests(TrialPortal portal) : IClassFixture<TrialPortal>
{
    [Fact]
    public async Task Mail_UnknownAddress_IsAPermanentFailureThatNamesNobody()
    {
        var failure = await Assert.ThrowsAsync<DeliveryException>(() => Mail().SendAsync(To("undeliverable@example.jp"), CancellationToken.None));

        Assert.Equal((DeliveryFailure.Permanent, "550"), (failure.Failure, failure.Code));
        Assert.DoesNotContain("undeliverable", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_GreyListed_IsATemporaryFailureAndArrivesTheSecondTime()
    {
        var mail = To("later@example.jp");

        var failure = await Assert.ThrowsAsync<DeliveryException>(() => Mail().SendAsync(mail, CancellationToken.None));
        await Mail().SendAsync(mail, CancellationToken.None);

        Assert.Equal((DeliveryFailure.Temporary, "451"), (failure.Failure, failure.Code));
    }

    [Fact]
    public async Task MailAndSms_NobodyListens_IsATechnicalFailure()
    {
        var port = FreePort();

        var mail = await Assert.ThrowsAsync<DeliveryException>(
            () => Mail(port).SendAsync(To("hanako@example.jp"), CancellationToken.None));
        var sms = await Assert.ThrowsAsync<DeliveryException>(
            () => Sms($"http://127.0.0.1:{port}").SendAsync(new SmsMessage(Guid.NewGuid(), "090-1234-5678", "見本"), CancellationToken.None));

        Assert.Equal((DeliveryFailure.Technical, DeliveryFailure.Technical), (mail.Failure, sms.Failure));
    }

    [Fact]
    public async Task Sms_Taken_StandsInTheBoxOnceHoweverOftenItIsSent()
    {
        var sms = new SmsMessage(Guid.NewGuid(), "090-1234-5678", "お知らせがあります。<b>");

        await Sms().SendAsync(sms, CancellationToken.None);
        await Sms().SendAsync(sms, CancellationToken.None);

        using var browser = new TrialBrowser();
        await browser.OpenAsync(portal.SandboxUrl + "/sms.json");
        var one = Assert.Single(JsonDocument.Parse(browser.Body).RootElement.EnumerateArray(), m => m.GetProperty("id").GetString() == sms.Id.ToString());
        Assert.Equal(("+819012345678", sms.Text), (one.GetProperty("to").GetString(), one.GetProperty("text").GetString()));
        await browser.OpenAsync("/sms");
        Assert.Contains("お知らせがあります。<b>", browser.Page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sms_UnreachableNumber_IsAPermanentFailure()
    {
        var failure = await Assert.ThrowsAsync<DeliveryException>(
            () => Sms().SendAsync(new SmsMessage(Guid.NewGuid(), "090-0000-0001", "見本"), CancellationToken.None));

        Assert.Equal((DeliveryFailure.Permanent, "unreachable"), (failure.Failure, failure.Code));
        Assert.DoesNotContain("0000", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sms_NumberThatAsksToComeAgain_IsATemporaryFailureAndArrivesTheSecondTime()
    {
        var sms = new SmsMessage(Guid.NewGuid(), "090-0000-0002", "見本");

        var failure = await Assert.ThrowsAsync<DeliveryException>(() => Sms().SendAsync(sms, CancellationToken.None));
        await Sms().SendAsync(sms, CancellationToken.None);

        Assert.Equal((DeliveryFailure.Temporary, "try-later"), (failure.Failure, failure.Code));
    }

    [Fact]
    public async Task Sms_TooLong_IsNotTakenByTheStandIn()
    {
        using var http = new HttpClient();

        using var response = await http.PostAsJsonAsync(
            portal.SandboxUrl + "/sms/messages", new { id = "1", to = "+819012345678", text = new string('あ', SmsMessage.MaxLength + 1) });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("http://sms.example.jp")]
    [InlineData("sms.example.jp")]
    public void Sms_OpenWay_StopsTheStart(string url) => Assert.Throws<InvalidOperationException>(() => Sms(url));

    [Fact]
    public void Sms_NoAddress_IsNotOffered() => Assert.False(Sms("").IsConfigured);

    private static MailMessage To(string address) => new(address, "お知らせ " + Guid.NewGuid(), "見本");

    private IMailSender Mail(int? port = null) => Service<IMailSender>((s, c) => s.AddMail(c), ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{port ?? portal.SmtpPort}"));

    private ISmsSender Sms(string? url = null) => Service<ISmsSender>((s, c) => s.AddSms(c), ("Sms:Url", url ?? portal.SandboxUrl + "/sms"));

    private static T Service<T>(Action<IServiceCollection, IConfiguration> add, params (string Key, string Value)[] settings)
        where T : notnull
    {
        var services = new ServiceCollection();
        add(services, new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());
        return services.BuildServiceProvider().GetRequiredService<T>();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
