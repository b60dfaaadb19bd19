using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence;

public static class DatabaseStart
{
    /// <summary>Brings SQLite to the newest schema. SQL Server is migrated by deploy/sqlserver/migrate.sql, or here with <c>Database__Migrate=true</c>.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
        var wanted = scope.ServiceProvider.GetRequiredService<IConfiguration>().GetValue("Database:Migrate", db is SqliteDb);
        if (wanted)
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
    }
}
