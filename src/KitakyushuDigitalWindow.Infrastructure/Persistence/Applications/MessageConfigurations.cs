using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Applications;

internal sealed class CaseMessageConfiguration : IEntityTypeConfiguration<CaseMessage>
{
    public void Configure(EntityTypeBuilder<CaseMessage> builder)
    {
        builder.ToTable("app_messages");
        builder.Property(m => m.Text).HasMaxLength(CaseMessage.StoredMaxLength);
        builder.Property(m => m.AuthorId).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(m => m.Office).HasMaxLength(CaseMessage.OfficeMaxLength);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Ignore(m => m.IsSent);
        builder.HasOne<Application>().WithMany().HasForeignKey(m => m.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.ApplicationId, m.SentAtUtc });
        builder.HasIndex(m => m.StartedAtUtc).HasFilter("SentAtUtc IS NULL"); // those that were never sent
        builder.HasMany(m => m.Files).WithOne().HasForeignKey("MessageId").IsRequired();
    }
}

internal sealed class MessageFileConfiguration : IEntityTypeConfiguration<MessageFile>
{
    public void Configure(EntityTypeBuilder<MessageFile> builder)
    {
        builder.ToTable("app_message_files");
        builder.Property(f => f.FileName).HasMaxLength(ApplicationAttachment.FileNameMaxLength);
        builder.Property(f => f.ContentType).HasMaxLength(100);
        builder.Property(f => f.ContentHash).HasMaxLength(ApplicationAttachment.HashLength);
        builder.HasIndex(f => f.ContentHash);
    }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("app_notices");
        builder.Property(n => n.About).HasMaxLength(Notice.AboutMaxLength);
        builder.Property(n => n.Code).HasMaxLength(Notice.CodeMaxLength);
        builder.Property(n => n.Version).IsConcurrencyToken();
        builder.Ignore(n => n.HasFailed);
        builder.HasOne<Application>().WithMany().HasForeignKey(n => n.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(n => new { n.LineId, n.Channel }).IsUnique();
        builder.HasIndex(n => new { n.ApplicationId, n.CreatedAtUtc });
        builder.HasIndex(n => new { n.State, n.ChangedAtUtc }); // bounces by time
    }
}
