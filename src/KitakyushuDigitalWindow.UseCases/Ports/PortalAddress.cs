namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>Where people reach the portal, for mails and letters (<c>Portal:BaseUrl</c>).</summary>
/// <param name="BaseUrl">Without a slash at the end.</param>
public sealed record PortalAddress(string BaseUrl)
{
    public static PortalAddress Of(string? baseUrl) =>
        new((string.IsNullOrWhiteSpace(baseUrl) ? "http://localhost:5080" : baseUrl).TrimEnd('/'));

    /// <summary>The page that shows the state of an application to its owner.</summary>
    public string MyApplication(string receiptNumber) => $"{BaseUrl}/my/applications/{receiptNumber}";

    /// <summary>Where anybody who holds a letter checks it. The code names no person.</summary>
    public string VerifyLetter(string code) => $"{BaseUrl}/verify/{code}";

    /// <summary>The page of a delegation, for its two sides.</summary>
    public string MyDelegation(Guid delegationId) => $"{BaseUrl}/my/delegations/{delegationId}";

    /// <summary>Where an invitation code is shown; the link carries it for whoever was given the link.</summary>
    public string ReceiveDelegation(string code) => $"{BaseUrl}/my/delegations/receive?code={code}";
}
