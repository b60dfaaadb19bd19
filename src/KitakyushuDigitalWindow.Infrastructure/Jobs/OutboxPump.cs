using System.Diagnostics;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.Infrastructure.Jobs;

/// <summary>Takes due outbox lines one by one and has them done. Several may run: a line is claimed by the save that moves its version.</summary>
public sealed partial class OutboxPump(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutboxPump> logger)
{
    private const int BatchSize = 50;

    /// <summary>Longer than any job takes; after it another worker takes the line.</summary>
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(5);

    /// <summary>Does what is due now; answers how many lines were done.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var id in await DueAsync(cancellationToken))
        {
            if (await TryDoAsync(id, cancellationToken))
            {
                done++;
            }
        }

        return done;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IDigitalWindowDb>();
        var now = clock.NowUtc();
        return await db.Outbox.AsNoTracking()
            .Where(l => l.DoneAtUtc == null && l.DueAtUtc <= now && l.Attempts < OutboxLine.MaxAttempts)
            .OrderBy(l => l.DueAtUtc).Take(BatchSize).Select(l => l.Id).ToListAsync(cancellationToken);
    }

    private async Task<bool> TryDoAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var claim = scopes.CreateAsyncScope();
        var db = claim.ServiceProvider.GetRequiredService<IDigitalWindowDb>();
        var line = await db.Outbox.SingleAsync(l => l.Id == id, cancellationToken);
        if (line.DoneAtUtc is not null || line.DueAtUtc > clock.NowUtc())
        {
            return false;
        }

        line.Claim(clock.NowUtc(), _lease);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // another worker was first
        }

        var started = Stopwatch.GetTimestamp();
        try
        {
            // a scope of its own: what a failed job left in its context must not be saved with the note of the failure
            await using var work = scopes.CreateAsyncScope();
            var handler = work.ServiceProvider.GetServices<IOutboxHandler>().First(h => h.Kinds.Contains(line.Kind));
            await handler.HandleAsync(line, cancellationToken);
            line.Finish(clock.NowUtc());
            LogDone(logger, line.Kind, line.Id, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            line.Fail(e.GetType().Name, clock.NowUtc());
            LogFailed(logger, line.Kind, line.Id, line.Attempts, e.GetType().Name);
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return line.DoneAtUtc is not null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Outbox {Kind} {LineId} done in {Elapsed:0} ms")]
    private static partial void LogDone(ILogger logger, string kind, Guid lineId, double elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox {Kind} {LineId} failed, attempt {Attempts}: {Error}")]
    private static partial void LogFailed(ILogger logger, string kind, Guid lineId, int attempts, string error);
}
