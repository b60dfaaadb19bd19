using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.SqlServer;

/// <summary>The SQL Server model and its scripts, made without a server.</summary>
internal static partial class SqlServerScripts
{
    public static SqlServerDb NewDb() => new SqlServerDesign().CreateDbContext([]);

    /// <summary>The model with the facts that only design time knows (indexes' filters, clustering, collation).</summary>
    public static IModel DesignModel(DbContext db) => db.GetService<IDesignTimeModel>().Model;

    /// <summary>What deploy/sqlserver/migrate.sql must hold.</summary>
    public static string Migrations()
    {
        using var db = NewDb();
        return db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }

    public static string CreateScript()
    {
        using var db = NewDb();
        return db.Database.GenerateCreateScript();
    }

    public static IEnumerable<string> Batches(string script) =>
        Go().Split(script).Select(b => b.Trim()).Where(b => b.Length > 0);

    /// <summary>Errors of the T-SQL grammar of SQL Server 2022; none for a good script.</summary>
    public static IReadOnlyList<string> ParseErrors(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return [.. errors.Select(e => $"line {e.Line}: {e.Message}")];
    }

    public static string FolderOfTheSolution()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KitakyushuDigitalWindow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Go();
}
