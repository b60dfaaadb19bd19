using KitakyushuDigitalWindow.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.Infrastructure.Jobs;

/// <summary>Runs the pump when it is rung, and every few seconds for what other processes left.</summary>
public sealed partial class OutboxWorker(OutboxPump pump, OutboxSignal signal, ILogger<OutboxWorker> logger) : BackgroundService
{
    private static readonly TimeSpan _round = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await pump.RunOnceAsync(stoppingToken) > 0)
                {
                    // more may have come meanwhile
                }

                await signal.WaitAsync(_round, stoppingToken);
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
                await Task.Delay(_round, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox round failed: {Error}")]
    private static partial void LogRoundFailed(ILogger logger, string error);
}

public static class JobsRegistration
{
    /// <summary><c>Jobs:Enabled=false</c> leaves the pump to be run by hand (tests).</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<OutboxPump>();
        if (configuration.GetValue("Jobs:Enabled", true))
        {
            services.AddHostedService<OutboxWorker>();
            services.AddHostedService<DraftSweepWorker>();
            services.AddHostedService<FileScanWorker>();
            services.AddHostedService<ExportWorker>();
            services.AddHostedService<AuditSealWorker>();
        }

        return services;
    }
}
