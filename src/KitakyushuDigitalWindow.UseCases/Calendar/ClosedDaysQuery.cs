using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Calendar;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Calendar;

/// <summary>A day that the city has set.</summary>
public sealed record CityDayRow(Guid Id, DateOnly ClosedOn, string Reason, int Version);

/// <param name="Holidays">国民の祝日 with 振替休日 and 国民の休日, in order.</param>
public sealed record ClosedDaysRow(FiscalYear Year, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<CityDayRow> CityDays);

/// <summary>閉庁日 of a fiscal year: the holidays by law and the days that the city has set.</summary>
public sealed class ClosedDaysQuery(IDigitalWindowDb db)
{
    public async Task<ClosedDaysRow> ReadAsync(FiscalYear year, CancellationToken cancellationToken)
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var days = await db.CityClosedDays.AsNoTracking().Where(d => !d.IsRemoved && d.ClosedOn >= first && d.ClosedOn <= last)
            .OrderBy(d => d.ClosedOn).Select(d => new CityDayRow(d.Id, d.ClosedOn, d.Reason, d.Version)).ToListAsync(cancellationToken);
        return new ClosedDaysRow(
            year, [.. Holidays.InYear(first.Year).Concat(Holidays.InYear(last.Year)).Where(d => d >= first && d <= last)], days);
    }
}
