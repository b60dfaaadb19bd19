using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.Infrastructure.Jobs;

/// <summary>Every other second: has what came in scanned. Says at the start when no scanner is set up.</summary>
public sealed partial class FileScanWorker(IServiceScopeFactory scopes, IVirusScanner scanner, TimeProvider clock, ILogger<FileScanWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan _round = TimeSpan.FromSeconds(2);

    /// <summary>Scans all that is due now; answers how many got a verdict.</summary>
    public static async Task<int> RunOnceAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        int batch, all = 0;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            batch = await scope.ServiceProvider.GetRequiredService<ScanFilesHandler>().HandleAsync(cancellationToken);
            all += batch;
        }
        while (batch > 0);

        return all;
    }

    /// <summary>Notes every content that came in before scans were noted.</summary>
    public static async Task EnrolAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        await using var scope = scopes.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<ScanFilesHandler>().EnrolAsync(cancellationToken) > 0)
        {
            // the next batch
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!scanner.IsConfigured)
        {
            LogNoScanner(logger);
            return;
        }

        var isEnrolled = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isEnrolled)
                {
                    await EnrolAsync(scopes, stoppingToken);
                    isEnrolled = true;
                }

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Clamd__Address is not set: uploaded files are not scanned, and can be opened unscanned. Production does not start like this.")]
    private static partial void LogNoScanner(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "Scanning of files failed: {Error}")]
    private static partial void LogRoundFailed(ILogger logger, string error);
}
