using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Infrastructure.Procedures;

/// <summary>The windows of all procedures: a few rows, read every few seconds at most.</summary>
public sealed class OpenedWindows(IServiceScopeFactory scopes, TimeProvider clock) : IOpenedWindows
{
    private static readonly TimeSpan _freshFor = TimeSpan.FromSeconds(5);

    private long _readAtTicks;

    public ILookup<string, AcceptanceWindow> Current { get; private set; } = Array.Empty<ProcedureWindow>().ToLookup(w => w.ProcedureId, w => w.Window);

    public ValueTask FreshenAsync(CancellationToken cancellationToken)
    {
        var (now, read) = (clock.NowUtc().Ticks, Interlocked.Read(ref _readAtTicks));
        // one request reads, the others go on with what is there; at the very first reading nobody may
        return read == 0 || (now - read >= _freshFor.Ticks && Interlocked.CompareExchange(ref _readAtTicks, now, read) == read)
            ? new ValueTask(ReloadAsync(cancellationToken))
            : ValueTask.CompletedTask;
    }

    public async Task<IReadOnlyList<AcceptanceWindow>> ReadAsync(string procedureId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>().ProcedureWindows.AsNoTracking()
            .Where(w => w.ProcedureId == procedureId).ToListAsync(cancellationToken);
        return [.. rows.Select(w => w.Window)];
    }

    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
        var rows = await db.ProcedureWindows.AsNoTracking()
            .Select(w => new { w.ProcedureId, w.OpensAtUtc, w.ClosesAtUtc, w.Note }).ToListAsync(cancellationToken);
        Current = rows.ToLookup(w => w.ProcedureId, w => new AcceptanceWindow(w.OpensAtUtc, w.ClosesAtUtc, w.Note));
        Interlocked.Exchange(ref _readAtTicks, clock.NowUtc().Ticks);
    }
}
