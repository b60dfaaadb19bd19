using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Infrastructure.Calendar;

/// <summary>The closed days of the city: a few rows, read every few seconds at most.</summary>
public sealed class OfficeCalendar(IServiceScopeFactory scopes, TimeProvider clock) : IOfficeCalendar
{
    private static readonly TimeSpan _freshFor = TimeSpan.FromSeconds(5);

    private long _readAtTicks;

    public ClosedDays Current { get; private set; } = new();

    public ValueTask<ClosedDays> ReadAsync(CancellationToken cancellationToken)
    {
        var (now, read) = (clock.NowUtc().Ticks, Interlocked.Read(ref _readAtTicks));
        // one request reads, the others go on with what is there; at the very first reading nobody may
        return read == 0 || (now - read >= _freshFor.Ticks && Interlocked.CompareExchange(ref _readAtTicks, now, read) == read)
            ? new ValueTask<ClosedDays>(ReloadAsync(cancellationToken))
            : ValueTask.FromResult(Current);
    }

    public async Task<ClosedDays> ReloadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var days = await scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>().CityClosedDays.AsNoTracking()
            .Where(d => !d.IsRemoved).Select(d => d.ClosedOn).ToListAsync(cancellationToken);
        Current = new ClosedDays(days);
        Interlocked.Exchange(ref _readAtTicks, clock.NowUtc().Ticks);
        return Current;
    }
}
