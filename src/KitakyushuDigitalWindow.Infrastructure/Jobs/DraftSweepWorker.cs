using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Exports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.Infrastructure.Jobs;

/// <summary>Every few minutes: notices before drafts expire, drafts that have expired, exports that were kept long enough, and contents that no file names any more.</summary>
public sealed partial class DraftSweepWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DraftSweepWorker> logger) : BackgroundService
{
    private static readonly TimeSpan _round = TimeSpan.FromMinutes(10);

    /// <summary>Does all that is due now; answers how much that was.</summary>
    public static async Task<int> RunOnceAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        int batch, all = 0;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            batch = await scope.ServiceProvider.GetRequiredService<SweepDraftsHandler>().HandleAsync(cancellationToken)
                + await scope.ServiceProvider.GetRequiredService<SweepMessagesHandler>().HandleAsync(cancellationToken)
                + await scope.ServiceProvider.GetRequiredService<SweepExportsHandler>().HandleAsync(cancellationToken)
                + await scope.ServiceProvider.GetRequiredService<ClearFilesHandler>().HandleAsync(cancellationToken);
            all += batch;
        }
        while (batch > 0);

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

    [LoggerMessage(Level = LogLevel.Error, Message = "Draft sweep failed: {Error}")]
    private static partial void LogRoundFailed(ILogger logger, string error);
}
