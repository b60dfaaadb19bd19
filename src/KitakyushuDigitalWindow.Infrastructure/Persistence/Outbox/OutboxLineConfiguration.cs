using KitakyushuDigitalWindow.Domain.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Outbox;

internal sealed class OutboxLineConfiguration : IEntityTypeConfiguration<OutboxLine>
{
    public void Configure(EntityTypeBuilder<OutboxLine> builder)
    {
        builder.ToTable("sys_outbox");
        builder.Property(l => l.Kind).HasMaxLength(OutboxLine.KindMaxLength);
        builder.Property(l => l.LastError).HasMaxLength(OutboxLine.LastErrorMaxLength);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => new { l.DoneAtUtc, l.DueAtUtc });
    }
}
