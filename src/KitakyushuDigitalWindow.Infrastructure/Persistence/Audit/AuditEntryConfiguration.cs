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
        builder.Property(e => e.ContentHash).HasMaxLength(AuditEntry.HashLength);
        builder.Ignore(e => e.IsIntact);
        builder.HasIndex(e => new { e.Subject, e.AtUtc });
    }
}
