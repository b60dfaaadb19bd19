using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.UseCases.Exports.Tables;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Exports;

/// <summary>The file of an export while it is being made.</summary>
internal interface IExportBook : IAsyncDisposable
{
    /// <summary>Makes room for a version of which there may be no case.</summary>
    void Open(PublishedProcedure procedure);

    Task AddAsync(ExportedCase found, CancellationToken cancellationToken);

    /// <summary>The whole file, on scratch; the book closes it.</summary>
    Task<FinishedBook> CompleteAsync(Export export, DateTime nowUtc, CancellationToken cancellationToken);
}

/// <param name="Ending">What the name of the file ends with, with its dot.</param>
internal sealed record FinishedBook(IScratchFile Content, string Ending);

/// <summary>It cannot be made as asked, and trying again would not help.</summary>
internal sealed class ExportImpossibleException(ExportFailure why) : Exception
{
    public ExportFailure Why => why;
}
