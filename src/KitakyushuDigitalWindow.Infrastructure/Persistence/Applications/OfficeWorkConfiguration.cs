using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Applications;

internal sealed class CaseNoteConfiguration : IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseNote> builder)
    {
        builder.ToTable("app_case_notes");
        builder.Property(n => n.Text).HasMaxLength(CaseNote.TextMaxLength);
        builder.Property(n => n.By).HasMaxLength(Act.ActorIdMaxLength);
        builder.HasIndex(n => new { n.ApplicationId, n.AtUtc });
    }
}

internal sealed class CheckMarkConfiguration : IEntityTypeConfiguration<CheckMark>
{
    public void Configure(EntityTypeBuilder<CheckMark> builder)
    {
        builder.ToTable("app_check_marks");
        builder.Property(m => m.Key).HasMaxLength(ReviewCheck.KeyMaxLength);
        builder.Property(m => m.By).HasMaxLength(Act.ActorIdMaxLength);
        builder.HasIndex(m => new { m.ApplicationId, m.AtUtc });
    }
}

internal sealed class OfficeRecordConfiguration : IEntityTypeConfiguration<OfficeRecord>
{
    public void Configure(EntityTypeBuilder<OfficeRecord> builder)
    {
        builder.ToTable("app_office_records");
        builder.Property(r => r.SavedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}
