using System.Globalization;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.SqlServer;

/// <summary>Migrations say what the model says, for both databases; the script for SQL Server is fresh.</summary>
public class MigrationTests
{
    private const string Script = "deploy/sqlserver/migrate.sql";

    [Fact]
    public void Model_OfBothProviders_HasNoChangeWithoutAMigration()
    {
        using var server = SqlServerScripts.NewDb();
        using var sqlite = new SqliteDesign().CreateDbContext([]);

        Assert.False(server.Database.HasPendingModelChanges(), "SqlServerDb: dotnet ef migrations add … -c SqlServerDb -o Persistence/Migrations/SqlServer");
        Assert.False(sqlite.Database.HasPendingModelChanges(), "SqliteDb: dotnet ef migrations add … -c SqliteDb -o Persistence/Migrations/Sqlite");
    }

    [Fact]
    public void MigrateScript_IsFresh()
    {
        var expected = Lines(SqlServerScripts.Migrations());
        var file = Path.Combine(SqlServerScripts.FolderOfTheSolution(), Script);
        var actual = Lines(File.ReadAllText(file));

        if (!expected.SequenceEqual(actual))
        {
            var fresh = Path.Combine(AppContext.BaseDirectory, "migrate.sql");
            File.WriteAllLines(fresh, expected);
            Assert.Fail($"{Script} is not what the migrations say. The right one has been written; take it over with\n  cp {fresh} {file}");
        }
    }

    [Fact]
    public void MigrateScript_Parses() => Assert.Empty(SqlServerScripts.ParseErrors(SqlServerScripts.Migrations()));

    [Fact]
    public async Task Sqlite_MigratedFromEmpty_EqualsTheModel()
    {
        var migrated = await SchemaAsync(db => db.Database.MigrateAsync());
        var created = await SchemaAsync(db => db.Database.EnsureCreatedAsync());

        Assert.NotEmpty(created);
        Assert.Equal(created, migrated);
    }

    /// <summary>What was filed before one could file for others is everybody's own.</summary>
    [Fact]
    public async Task Sqlite_MigratedWithApplications_TheyAreTheApplicantsOwn()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options);
        await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First());
        var citizen = Guid.NewGuid();
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO app_applications (Id, Sequence, CitizenId, ProcedureId, ProcedureVersionId, ProcedureName, Status, IsOpen, Ward, SectionCode, ApplicantName, ApplicantNameKey, Answers, StartedAtUtc, SavedAtUtc, Version)
            VALUES ({Guid.NewGuid()}, 1, {citizen}, 'p', {Guid.NewGuid()}, 'p', 'Draft', 0, 'CityHall', '', '', '', '', {DateTime.UnixEpoch}, {DateTime.UnixEpoch}, 0)
            """);

        await db.Database.MigrateAsync();

        var row = await db.Applications.Select(a => new { a.CitizenId, a.RepresentedId, a.ForWhomKind, a.DelegationId }).SingleAsync();
        Assert.Equal((citizen, citizen, ForWhomKind.Self, null), (row.CitizenId, row.RepresentedId, row.ForWhomKind, row.DelegationId));
    }

    private static async Task<List<string>> SchemaAsync(Func<SqliteDb, Task> make)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options);
        await make(db);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE 'sqlite%'
            UNION ALL SELECT t.name || ' -> ' || k."table" || ' ' || k."from" || ' ' || k.on_delete FROM sqlite_master t, pragma_foreign_key_list(t.name) k WHERE t.type = 'table'
            UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
            ORDER BY 1
            """;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return lines;
    }

    /// <summary>Line ends and a byte order mark depend on who wrote the file; empty lines at the end say nothing.</summary>
    private static string[] Lines(string text) =>
        text.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd().Split('\n');
}
