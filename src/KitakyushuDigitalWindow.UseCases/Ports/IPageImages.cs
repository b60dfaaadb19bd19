namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>Pages of a PDF as pictures, so that a clerk sees what a stranger uploaded without opening it in the browser.</summary>
public interface IPageImages
{
    /// <summary>Number of pages, 1 or more; null when the file cannot be shown (damaged, locked, no program for it): it can still be saved.</summary>
    Task<int?> CountAsync(Stream pdf, CancellationToken cancellationToken);

    /// <summary>One page as PNG; null when it cannot be shown.</summary>
    /// <param name="page">1 or more.</param>
    Task<byte[]?> RenderAsync(Stream pdf, int page, CancellationToken cancellationToken);
}
