namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>The city's signature on hand-over packs: ECDSA on P-256 with SHA-256. Thread-safe.</summary>
public interface IHandoverSigner
{
    /// <summary>Does this process hold the private key? Only the one that makes the packs needs it.</summary>
    bool CanSign { get; }

    /// <summary>Public key (SubjectPublicKeyInfo, PEM); null when no key is set up, and nothing can be handed over.</summary>
    string? PublicKeyPem { get; }

    /// <returns>Signature in DER (RFC 3279), as OpenSSL reads it.</returns>
    /// <exception cref="InvalidOperationException">It cannot sign.</exception>
    byte[] Sign(ReadOnlySpan<byte> content);
}
