using KitakyushuDigitalWindow.Domain.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>What the office opened, kept in memory for the pages.</summary>
public interface IOpenedWindows
{
    /// <summary>By procedure, as last read.</summary>
    ILookup<string, AcceptanceWindow> Current { get; }

    /// <summary>Reads again when the last reading is some seconds old: another server may have opened or closed one.</summary>
    ValueTask FreshenAsync(CancellationToken cancellationToken);

    /// <summary>The procedure's windows as the database has them now.</summary>
    Task<IReadOnlyList<AcceptanceWindow>> ReadAsync(string procedureId, CancellationToken cancellationToken);

    /// <summary>Reads again, after this server opened or closed one.</summary>
    Task ReloadAsync(CancellationToken cancellationToken);
}
