using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Calendar;

internal sealed class CityClosedDayConfiguration : IEntityTypeConfiguration<CityClosedDay>
{
    public void Configure(EntityTypeBuilder<CityClosedDay> builder)
    {
        builder.ToTable("cal_closed_days");
        builder.Property(d => d.Reason).HasMaxLength(CityClosedDay.ReasonMaxLength);
        builder.Property(d => d.ChangedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => d.ClosedOn).IsUnique();
    }
}
