using KitakyushuDigitalWindow.Infrastructure.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>Ready means that the database answers.</summary>
public sealed class DatabaseHealth(DigitalWindowDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}
