using KitakyushuDigitalWindow.Domain.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Applications;

internal sealed class ApplicationPackageConfiguration : IEntityTypeConfiguration<ApplicationPackage>
{
    public void Configure(EntityTypeBuilder<ApplicationPackage> builder)
    {
        builder.ToTable("app_packages");
        builder.Property(p => p.Title).HasMaxLength(ApplicationPackage.TitleMaxLength);
        builder.Property(p => p.Sequence).ValueGeneratedNever();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.CitizenId, p.RunId }).IsUnique(); // a double click makes one package
        builder.HasIndex(p => new { p.CitizenId, p.Sequence });
        builder.HasMany(p => p.Items).WithOne().HasForeignKey("PackageId").IsRequired();
    }
}

internal sealed class PackageItemConfiguration : IEntityTypeConfiguration<PackageItem>
{
    public void Configure(EntityTypeBuilder<PackageItem> builder)
    {
        builder.ToTable("app_package_items");
        builder.Property(i => i.ProcedureId).HasMaxLength(Application.ProcedureIdMaxLength);
        builder.HasIndex(i => i.ApplicationId); // asked at every step of a form
    }
}
