namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>A mail. The subject holds no personal data and no outcome; the text points to the page that does.</summary>
public sealed record MailMessage(string To, string Subject, string Text);

/// <summary>Sends mail by SMTP; used by the outbox worker only.</summary>
public interface IMailSender
{
    /// <exception cref="DeliveryException">It was not taken: SMTP 5xx is permanent, 4xx temporary, all else technical.</exception>
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);
}
