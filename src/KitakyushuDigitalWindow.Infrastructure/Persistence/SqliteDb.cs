using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence;

/// <summary>The default: one file, no set-up.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : DigitalWindowDbContext(options)
{
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> _writers = new();

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception?.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };

    /// <summary>SQLite has one writer. In this process they queue here; left to the database they would collide and sleep (docs/performance.md).</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        if (!ChangeTracker.HasChanges())
        {
            return 0;
        }

        var writer = _writers.GetOrAdd(Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1));
        await writer.WaitAsync(cancellationToken);
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            writer.Release();
        }
    }
}

/// <summary>Durable on commit (FULL), readers beside the writer (WAL), and a wait instead of an error when another process writes.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    /// <summary>The settings stay with a handle, and handles are pooled: each is set once.</summary>
    private static readonly ConditionalWeakTable<object, object> _set = [];

    private static void Apply(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle } || !_set.TryAdd(handle, handle))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON;";
        command.ExecuteNonQuery();
    }
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
}
