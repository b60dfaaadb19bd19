namespace KitakyushuDigitalWindow.Domain;

/// <summary>A file whose content lies in the blob store: whoever adds one has it scanned, whoever takes one away releases its content.</summary>
public interface IStoredContent
{
    /// <summary>SHA-256, hexadecimal.</summary>
    string ContentHash { get; }

    DateTime AddedAtUtc { get; }
}
