using KitakyushuDigitalWindow.UseCases.Documents;

namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>
/// Turns letters into PDF: A4, tagged, with title and language, fonts embedded. Layout: design guide, section 9.
/// Thread-safe; a letter takes some 0.2 s, the first one a second more.
/// </summary>
public interface IDocumentRenderer
{
    /// <summary>One PDF per letter, in the order given; an empty list gives an empty list.</summary>
    /// <exception cref="DocumentRenderingException">The letter could not be printed, also after a second try.</exception>
    Task<IReadOnlyList<byte[]>> RenderAsync(IReadOnlyList<LetterDocument> letters, CancellationToken cancellationToken);

    /// <summary>One PDF with all letters (at least one), each beginning on a new page and counting its own pages.</summary>
    /// <exception cref="DocumentRenderingException">The letters could not be printed, also after a second try.</exception>
    Task<byte[]> RenderBatchAsync(IReadOnlyList<LetterDocument> letters, CancellationToken cancellationToken);
}

/// <summary>No PDF could be made. The message names the technical cause and never holds text of a letter.</summary>
public sealed class DocumentRenderingException : Exception
{
    public DocumentRenderingException()
    {
    }

    public DocumentRenderingException(string message)
        : base(message)
    {
    }

    public DocumentRenderingException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
