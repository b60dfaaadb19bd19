namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>
/// Files and large texts outside the database, encrypted at rest and addressed by what they hold. The same content is stored
/// once, so a caller deletes only when no row refers to the hash any more. Thread-safe, also between processes.
/// </summary>
public interface IBlobStore
{
    /// <summary>Stores the content from the stream's position to its end. When the task is done, it survives a crash.</summary>
    /// <returns>SHA-256 of the content, 64 lower-case hex digits.</returns>
    Task<string> PutAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>The content, read forward only; the caller disposes it.</summary>
    /// <exception cref="BlobNotFoundException">Nothing is stored under the hash.</exception>
    /// <exception cref="BlobTamperedException">The stored bytes were changed, cut or exchanged; also thrown while reading.</exception>
    Task<Stream> OpenAsync(string contentHash, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(string contentHash, CancellationToken cancellationToken);

    /// <summary>Does nothing when nothing is stored under the hash.</summary>
    Task DeleteAsync(string contentHash, CancellationToken cancellationToken);
}

/// <summary>Nothing is stored under the hash.</summary>
public sealed class BlobNotFoundException : Exception
{
    public BlobNotFoundException()
        : base("Nothing is stored under this content hash.")
    {
    }

    public BlobNotFoundException(string message)
        : base(message)
    {
    }

    public BlobNotFoundException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>What is stored is not what was put: changed, cut, exchanged, or encrypted with another key.</summary>
public sealed class BlobTamperedException : Exception
{
    public BlobTamperedException()
        : base("The stored file was changed, or the key is not the one it was stored with.")
    {
    }

    public BlobTamperedException(string message)
        : base(message)
    {
    }

    public BlobTamperedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
