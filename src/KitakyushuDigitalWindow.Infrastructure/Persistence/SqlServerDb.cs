using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Exports;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence;

/// <summary>Production.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : DigitalWindowDbContext(options)
{
    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception?.InnerException is SqlException { Number: UniqueIndex or UniqueConstraint };

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Surrogate-safe lengths; names compare exactly, searching uses the key columns.
        modelBuilder.UseCollation("Japanese_XJIS_140_CI_AS");
        modelBuilder.Entity<Application>(application =>
        {
            application.HasKey(a => a.Id).IsClustered(false);
            application.HasIndex(a => a.Sequence).IsClustered();
        });
        modelBuilder.Entity<AuditEntry>(entry =>
        {
            entry.HasKey(e => e.Id).IsClustered(false);
            entry.HasIndex(e => e.Sequence).IsClustered();
        });
        modelBuilder.Entity<ApplicationPackage>(package =>
        {
            package.HasKey(p => p.Id).IsClustered(false);
            package.HasIndex(p => p.Sequence).IsClustered();
        });
        modelBuilder.Entity<Export>(export =>
        {
            export.HasKey(e => e.Id).IsClustered(false);
            export.HasIndex(e => e.Sequence).IsClustered();
        });
    }
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=none").Options);
}
