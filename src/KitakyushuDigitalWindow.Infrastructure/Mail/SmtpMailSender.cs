using System.Globalization;
using KitakyushuDigitalWindow.UseCases.Ports;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace KitakyushuDigitalWindow.Infrastructure.Mail;

/// <summary>Settings below <c>Mail</c>: host, port, sender address. TLS is used when the server offers it.</summary>
public sealed class MailOptions
{
    public string Host { get; set; } = "localhost";

    public int Port { get; set; } = 5025;

    public string From { get; set; } = "noreply@digital-window.example";
}

internal sealed class SmtpMailSender(MailOptions options) : IMailSender
{
    private const int TimeoutMilliseconds = 15_000;

    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        using var mail = new MimeMessage();
        mail.From.Add(new MailboxAddress("北九州市デジタル窓口", options.From));
        mail.To.Add(MailboxAddress.Parse(message.To));
        mail.Subject = message.Subject;
        mail.Body = new TextPart("plain") { Text = message.Text };
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, SecureSocketOptions.StartTlsWhenAvailable, cancellationToken);
            await client.SendAsync(mail, cancellationToken);
            await client.DisconnectAsync(true, cancellationToken);
        }
        catch (SmtpCommandException e)
        {
            // 5yz: never again, 4yz: come again (RFC 5321, 4.2.1); what the server says beside it holds the address
            var code = (int)e.StatusCode;
            throw new DeliveryException(
                code >= 500 ? DeliveryFailure.Permanent : code >= 400 ? DeliveryFailure.Temporary : DeliveryFailure.Technical,
                code.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is SmtpProtocolException or System.Net.Sockets.SocketException or TimeoutException or AuthenticationException)
        {
            throw new DeliveryException(DeliveryFailure.Technical, e.GetType().Name, e);
        }
    }
}

public static class MailRegistration
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddSingleton(configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions())
            .AddSingleton<IMailSender, SmtpMailSender>()
            .AddSingleton<ICodeSeal, CodeSeal>();
    }
}
