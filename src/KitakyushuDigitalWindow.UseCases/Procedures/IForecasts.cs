namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>実績の中央値 by procedure: in how many open days half of the cases were decided. Of the days before today, so that all servers say the same all day.</summary>
public interface IForecasts
{
    /// <summary>As last read; a procedure with too few cases is not in it.</summary>
    IReadOnlyDictionary<string, int> Current { get; }

    /// <summary>Reads again once a day.</summary>
    ValueTask FreshenAsync(CancellationToken cancellationToken);
}
