using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("aud_entries");
        builder.Property(e => e.What).HasMaxLength(AuditEntry.ActMaxLength);
        builder.Property(e => e.Subject).HasMaxLength(AuditEntry.SubjectMaxLength);
        builder.Property(e => e.ActorId).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(e => e.ActorRole).HasMaxLength(AuditEntry.RoleMaxLength);
        builder.Property(e => e.ActorOffice).HasMaxLength(AuditEntry.OfficeMaxLength);
        builder.Property(e => e.ContentHash).HasMaxLength(AuditEntry.HashLength);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        // a row that another sealer has taken meanwhile is not taken again
        builder.Property(e => e.BlockNumber).IsConcurrencyToken();
        builder.Ignore(e => e.IsIntact);
        builder.HasIndex(e => e.Sequence);
        builder.HasIndex(e => new { e.Subject, e.Sequence });
        builder.HasIndex(e => new { e.ActorId, e.Sequence });
        builder.HasIndex(e => new { e.What, e.Sequence });
        // what waits for the sealer is a few rows, whatever the table holds
        builder.HasIndex(e => e.Sequence, "IX_aud_entries_unsealed").HasFilter("BlockNumber IS NULL");
        builder.HasIndex(e => new { e.BlockNumber, e.Position }).IsUnique().HasFilter("BlockNumber IS NOT NULL");
    }
}

internal sealed class AuditBlockConfiguration : IEntityTypeConfiguration<AuditBlock>
{
    public void Configure(EntityTypeBuilder<AuditBlock> builder)
    {
        builder.ToTable("aud_blocks");
        builder.HasKey(b => b.Number);
        builder.Property(b => b.Number).ValueGeneratedNever();
        builder.Property(b => b.MerkleRoot).HasMaxLength(AuditEntry.HashLength);
        builder.Property(b => b.PreviousHash).HasMaxLength(AuditEntry.HashLength);
        builder.Property(b => b.Hash).HasMaxLength(AuditEntry.HashLength);
        builder.Ignore(b => b.IsIntact);
    }
}
