using KitakyushuDigitalWindow.Domain.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Procedures;

internal sealed class ProcedureVersionConfiguration : IEntityTypeConfiguration<ProcedureVersion>
{
    public void Configure(EntityTypeBuilder<ProcedureVersion> builder)
    {
        builder.ToTable("prc_versions");
        builder.Property(v => v.ProcedureId).HasMaxLength(ProcedureVersion.ProcedureIdMaxLength);
        builder.Property(v => v.ContentHash).HasMaxLength(ProcedureVersion.HashLength);
        builder.HasIndex(v => new { v.ProcedureId, v.Number }).IsUnique();
    }
}
