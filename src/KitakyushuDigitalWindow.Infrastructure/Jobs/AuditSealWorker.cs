using KitakyushuDigitalWindow.UseCases.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.Infrastructure.Jobs;

/// <summary>Seals new audit rows every few seconds. Several may run; one of them wins each block.</summary>
public sealed partial class AuditSealWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditSealWorker> logger) : BackgroundService
{
    private static readonly TimeSpan _round = TimeSpan.FromSeconds(3);

    /// <summary>Seals all that waits now; answers how many rows that was.</summary>
    public static async Task<int> RunOnceAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        int count, all = 0;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            count = await scope.ServiceProvider.GetRequiredService<SealAuditHandler>().HandleAsync(cancellationToken);
            all += count;
        }
        while (count == SealAuditHandler.BlockSize);

        return all;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(scopes, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // the worker must outlive any failure, a database that is away among them
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogRoundFailed(logger, e.GetType().Name);
            }

            await Task.Delay(_round, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Audit seal failed: {Error}")]
    private static partial void LogRoundFailed(ILogger logger, string error);
}
