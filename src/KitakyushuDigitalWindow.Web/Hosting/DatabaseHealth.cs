using System.Data.Common;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>Ready means that the portal's own tables answer; a connection alone also opens an empty or a foreign database.</summary>
public sealed class DatabaseHealth(DigitalWindowDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await db.ProcedureVersions.AnyAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("No procedure is published.");
        }
        catch (DbException e)
        {
            return HealthCheckResult.Unhealthy("The database does not answer: " + e.GetType().Name);
        }
    }
}
