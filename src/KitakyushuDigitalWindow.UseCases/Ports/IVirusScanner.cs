namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>Looks for malicious code in what people upload. Thread-safe.</summary>
public interface IVirusScanner
{
    /// <summary>A scanner is set up. Without one files stay unscanned, which only a machine for trying out may do (docs/adr/0008).</summary>
    bool IsConfigured { get; }

    /// <summary>Reads the stream to its end and answers within the time limit of the settings; never throws because the scanner is away.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="BlobTamperedException">Passed on from the stream.</exception>
    Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken);
}

public enum ScanOutcome
{
    Clean = 10,
    Infected = 20,
    Unscannable = 30, // it was looked at, and cannot be judged: too large, encrypted
    Unavailable = 40, // no answer that says anything about the file: ask again later
}

/// <param name="Detail">Name of the signature; why it cannot be scanned (<see cref="ScanReasons"/>); what went wrong, for the log.</param>
public sealed record ScanResult(ScanOutcome Outcome, string? Detail = null);

/// <summary>Why a file cannot be scanned; stored, and put into words by the pages.</summary>
public static class ScanReasons
{
    public const string TooLarge = "too_large";
    public const string Encrypted = "encrypted";
    public const string TooComplex = "too_complex"; // nested or packed beyond the scanner's limits
    public const string Damaged = "damaged";        // what is stored is not what was uploaded
}
