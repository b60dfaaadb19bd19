using System.Collections.Frozen;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Infrastructure.Procedures;

/// <summary>One grouped query a day over the numbers of the decided cases; the applications are not read.</summary>
public sealed class Forecasts(IServiceScopeFactory scopes, TimeProvider clock) : IForecasts
{
    private int _readOn;

    public IReadOnlyDictionary<string, int> Current { get; private set; } = FrozenDictionary<string, int>.Empty;

    public ValueTask FreshenAsync(CancellationToken cancellationToken)
    {
        var (today, read) = (clock.TodayInJapan(), Volatile.Read(ref _readOn));
        // one request reads, the others go on with what is there; at the very first reading nobody may
        return read == 0 || (read != today.DayNumber && Interlocked.CompareExchange(ref _readOn, today.DayNumber, read) == read)
            ? new ValueTask(ReloadAsync(cancellationToken))
            : ValueTask.CompletedTask;
    }

    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
        var today = clock.TodayInJapan();
        var from = today.AddDays(-ProcessingForecast.Days);
        var counts = await db.DecidedCases.AsNoTracking().Where(c => c.DecidedOn >= from && c.DecidedOn < today)
            .GroupBy(c => new { c.ProcedureId, c.OpenDays }).Select(g => new { g.Key.ProcedureId, g.Key.OpenDays, Cases = g.Count() })
            .ToListAsync(cancellationToken);
        Current = counts.GroupBy(c => c.ProcedureId)
            .Select(g => (g.Key, Median: ProcessingForecast.Median(g.Select(c => (c.OpenDays, c.Cases)))))
            .Where(m => m.Median is not null).ToFrozenDictionary(m => m.Key, m => m.Median!.Value);
        Volatile.Write(ref _readOn, today.DayNumber);
    }
}
