using KitakyushuDigitalWindow.UseCases.Exports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.Infrastructure.Jobs;

/// <summary>Makes the files that were asked for. A worker of its own: a long export must not hold up anybody's mail.</summary>
public sealed partial class ExportWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan _round = TimeSpan.FromSeconds(2);

    /// <summary>Makes all that are due now; answers how many were taken up.</summary>
    public static async Task<int> RunOnceAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        for (var all = 0; ; all++)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (!await scope.ServiceProvider.GetRequiredService<MakeExportHandler>().HandleAsync(cancellationToken))
            {
                return all;
            }
        }
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Exports failed: {Error}")]
    private static partial void LogRoundFailed(ILogger logger, string error);
}
