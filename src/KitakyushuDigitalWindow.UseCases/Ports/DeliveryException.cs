namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>How a delivery failed.</summary>
public enum DeliveryFailure
{
    Permanent = 10,  // there is no such address, or it takes nothing from us: never again
    Temporary = 20,  // the other side asks to come again
    Technical = 30,  // not reached, not understood, our own settings
}

/// <summary>A mail or short message was not taken. Its message holds neither address nor what the server said: both are personal data.</summary>
public sealed class DeliveryException(DeliveryFailure failure, string code, Exception? inner = null)
    : IOException($"Not delivered: {failure} {code}", inner)
{
    public DeliveryFailure Failure { get; } = failure;

    /// <summary>Status code of the server, or the name of the failure.</summary>
    public string Code { get; } = code;
}
