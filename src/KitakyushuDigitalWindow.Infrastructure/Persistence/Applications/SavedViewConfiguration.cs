using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Applications;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("app_saved_views");
        builder.Property(v => v.Name).HasMaxLength(SavedView.NameMaxLength);
        builder.Property(v => v.Filter).HasMaxLength(SavedView.FilterMaxLength);
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.HasIndex(v => new { v.StaffId, v.Name }).IsUnique();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(v => v.StaffId).OnDelete(DeleteBehavior.Cascade);
    }
}
