using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Exports;

internal sealed class ExportConfiguration : IEntityTypeConfiguration<Export>
{
    public void Configure(EntityTypeBuilder<Export> builder)
    {
        builder.ToTable("exp_exports");
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.ActorId).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(e => e.ActorRole).HasMaxLength(Export.RoleMaxLength);
        builder.Property(e => e.SectionCode).HasMaxLength(Export.SectionCodeMaxLength);
        builder.Property(e => e.ProcedureId).HasMaxLength(Export.ProcedureIdMaxLength);
        builder.Property(e => e.ProcedureName).HasMaxLength(Export.ProcedureNameMaxLength);
        builder.Property(e => e.Filter).HasMaxLength(Export.FilterMaxLength);
        builder.Property(e => e.FileName).HasMaxLength(Export.FileNameMaxLength);
        builder.Property(e => e.ContentHash).HasMaxLength(Export.HashLength);
        builder.Property(e => e.Format).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.Status).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.Failure).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Ignore(e => e.IsUnfinished);
        builder.HasIndex(e => new { e.StaffId, e.RequestKey }).IsUnique(); // a double click makes one
        builder.HasIndex(e => new { e.StaffId, e.Sequence });
        builder.HasIndex(e => e.DueAtUtc).HasFilter("Status IN ('Waiting', 'Running')"); // the job's question
        builder.HasIndex(e => e.ExpiresAtUtc).HasFilter("Status = 'Done'"); // the sweep's
        builder.HasIndex(e => e.ContentHash).HasFilter("ContentHash IS NOT NULL");
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(e => e.StaffId).OnDelete(DeleteBehavior.Cascade);
    }
}
