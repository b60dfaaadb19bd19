using KitakyushuDigitalWindow.Domain.Calendar;

namespace KitakyushuDigitalWindow.UseCases.Calendar;

/// <summary>閉庁日 with those that the city has set, kept in memory. Nobody makes a <see cref="ClosedDays"/> of their own.</summary>
public interface IOfficeCalendar
{
    /// <summary>As last read; for what is asked of no database.</summary>
    ClosedDays Current { get; }

    /// <summary>Reads again when the last reading is some seconds old: another server may have changed them.</summary>
    ValueTask<ClosedDays> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Reads again, after this server changed them.</summary>
    Task<ClosedDays> ReloadAsync(CancellationToken cancellationToken);
}
