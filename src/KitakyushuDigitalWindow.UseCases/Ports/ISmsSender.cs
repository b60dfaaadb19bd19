namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>A short message (SMS).</summary>
/// <param name="Id">Of the notice: a provider that is asked twice with the same one sends once.</param>
/// <param name="To">A Japanese mobile number, <c>090-1234-5678</c>.</param>
/// <param name="Text">At most 70 characters (one message in UCS-2); no outcome, no name.</param>
public sealed record SmsMessage(Guid Id, string To, string Text)
{
    public const int MaxLength = 70;
}

/// <summary>Sends short messages through a provider; used by the outbox worker only. The HTTP interface is written down in docs/operations/sms.md.</summary>
public interface ISmsSender
{
    /// <summary>False when no provider is set up: then SMS is not offered to anybody.</summary>
    bool IsConfigured { get; }

    /// <exception cref="DeliveryException">It was not taken; says for how long. The call ends after 15 seconds.</exception>
    Task SendAsync(SmsMessage message, CancellationToken cancellationToken);
}
