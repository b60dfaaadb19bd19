using System.Reflection;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.SqlServer;

/// <summary>"This value exists already": 2067 and 1555 on SQLite, 2601 and 2627 on SQL Server, and nothing else.</summary>
public class UniqueViolationTests
{
    private static readonly CardFacts _facts = new("same-subject", "架空　一郎", "福岡県", null, null, Sex.Unknown);

    [Fact]
    public async Task Sqlite_UniqueIndex_IsKnown()
    {
        var failure = await SqliteFailureAsync((db, first) => db.Add(Citizen.Open(_facts, DateTime.UnixEpoch)));
        Assert.Equal(2067, ((SqliteException)failure.InnerException!).SqliteExtendedErrorCode);
        Assert.True(IsUniqueOnSqlite(failure));
    }

    [Fact]
    public async Task Sqlite_PrimaryKey_IsKnown()
    {
        var failure = await SqliteFailureAsync((db, first) =>
        {
            var other = Citizen.Open(_facts with { Subject = "other" }, DateTime.UnixEpoch);
            db.Entry(other).Property(c => c.Id).CurrentValue = first.Id;
            db.Add(other);
        });
        Assert.Equal(1555, ((SqliteException)failure.InnerException!).SqliteExtendedErrorCode);
        Assert.True(IsUniqueOnSqlite(failure));
    }

    [Fact]
    public async Task Sqlite_AnotherConstraint_IsNot()
    {
        var failure = await SqliteFailureAsync((db, first) =>
        {
            var nameless = Citizen.Open(_facts with { Subject = "third" }, DateTime.UnixEpoch);
            db.Add(nameless);
            db.Entry(nameless).Property(c => c.Name).CurrentValue = null!;
            db.Entry(nameless).Property(c => c.Name).IsModified = true;
        });
        Assert.False(IsUniqueOnSqlite(failure));
    }

    [Theory]
    [InlineData(2601, true)]
    [InlineData(2627, true)]
    [InlineData(547, false)] // foreign key
    [InlineData(1205, false)] // deadlock
    public void SqlServer_OnlyTheTwoNumbers_AreKnown(int number, bool unique)
    {
        using var db = SqlServerScripts.NewDb();
        Assert.Equal(unique, db.IsUniqueViolation(new DbUpdateException("save", Failure(number))));
    }

    [Fact]
    public void SqlServer_AFailureOfAnotherKind_IsNot()
    {
        using var db = SqlServerScripts.NewDb();
        Assert.False(db.IsUniqueViolation(new DbUpdateException("save", new InvalidOperationException())));
    }

    private static bool IsUniqueOnSqlite(DbUpdateException failure)
    {
        using var db = new SqliteDesign().CreateDbContext([]);
        return db.IsUniqueViolation(failure);
    }

    private static async Task<DbUpdateException> SqliteFailureAsync(Action<SqliteDb, Citizen> add)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options);
        await db.Database.EnsureCreatedAsync();
        var first = Citizen.Open(_facts, DateTime.UnixEpoch);
        db.Add(first);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        add(db, first);
        return await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    /// <summary>The client makes these itself and lets nobody else; the shape is that of Microsoft.Data.SqlClient.</summary>
    private static SqlException Failure(int number)
    {
        const BindingFlags hidden = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var constructor = typeof(SqlError).GetConstructors(hidden).OrderBy(c => c.GetParameters().Length).First();
        var error = constructor.Invoke([.. constructor.GetParameters().Select((p, i) => i == 0 ? number : Blank(p.ParameterType))]);
        var errors = Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", hidden)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethods(hidden).Where(m => m.Name == "CreateException").OrderBy(m => m.GetParameters().Length).First();
        return (SqlException)create.Invoke(null, [errors, "16.0"])!;
    }

    private static object? Blank(Type type) =>
        type == typeof(string) ? "" : type.IsValueType ? Activator.CreateInstance(type) : null;
}
