using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Approvals;

internal sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("apv_proposals");
        builder.Property(p => p.SubjectKind).HasMaxLength(Proposal.SubjectKindMaxLength);
        builder.Property(p => p.SectionCode).HasMaxLength(Application.SectionCodeMaxLength);
        builder.Property(p => p.Title).HasMaxLength(Proposal.TitleMaxLength);
        builder.Property(p => p.ContentHash).HasMaxLength(Proposal.HashLength);
        builder.Property(p => p.DrafterId).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(p => p.DecidedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(p => p.Comment).HasMaxLength(Proposal.CommentMaxLength);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.Ward, p.SectionCode, p.Status, p.ProposedAtUtc });
        builder.HasIndex(p => p.SubjectId);
    }
}

internal sealed class DocumentNumberCounterConfiguration : IEntityTypeConfiguration<DocumentNumberCounter>
{
    public void Configure(EntityTypeBuilder<DocumentNumberCounter> builder)
    {
        builder.ToTable("apv_document_numbers");
        builder.Property(c => c.SectionCode).HasMaxLength(Application.SectionCodeMaxLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.Ward, c.SectionCode, c.FiscalYear }).IsUnique();
    }
}
