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
        builder.Property(p => p.Reference).HasMaxLength(Proposal.ReferenceMaxLength);
        builder.Property(p => p.SectionCode).HasMaxLength(Application.SectionCodeMaxLength);
        builder.Property(p => p.RouteName).HasMaxLength(ApprovalRoute.NameMaxLength);
        builder.Property(p => p.Title).HasMaxLength(Proposal.TitleMaxLength);
        builder.Property(p => p.ContentHash).HasMaxLength(Proposal.HashLength);
        builder.Property(p => p.DrafterId).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(p => p.DecidedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(p => p.Comment).HasMaxLength(Proposal.CommentMaxLength);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.Ward, p.SectionCode, p.Status, p.ProposedAtUtc });
        builder.HasIndex(p => p.SubjectId);
        builder.HasIndex(p => new { p.DrafterId, p.ProposedAtUtc });
        builder.HasMany(p => p.Steps).WithOne().HasForeignKey("ProposalId").IsRequired();
        builder.HasMany(p => p.Actings).WithOne().HasForeignKey("ProposalId").IsRequired();
        builder.HasMany(p => p.History).WithOne().HasForeignKey("ProposalId").IsRequired();
        builder.HasMany(p => p.Documents).WithOne().HasForeignKey("ProposalId").IsRequired();
        builder.Navigation(p => p.Steps).AutoInclude(); // no act can be judged without the route
    }
}

internal sealed class ApprovalStepConfiguration : IEntityTypeConfiguration<ApprovalStep>
{
    public void Configure(EntityTypeBuilder<ApprovalStep> builder)
    {
        builder.ToTable("apv_steps");
        builder.Property(s => s.SectionCode).HasMaxLength(Application.SectionCodeMaxLength);
        builder.Property(s => s.ActorId).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(s => s.ActingReason).HasMaxLength(ActingApproval.ReasonMaxLength);
        builder.HasIndex(s => new { s.Ward, s.SectionCode, s.State });
    }
}

internal sealed class ActingApprovalConfiguration : IEntityTypeConfiguration<ActingApproval>
{
    public void Configure(EntityTypeBuilder<ActingApproval> builder)
    {
        builder.ToTable("apv_acting");
        builder.Property(a => a.HolderId).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(a => a.ActedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.HasIndex(a => new { a.HolderId, a.SeenAtUtc });
    }
}

internal sealed class ProposalEventConfiguration : IEntityTypeConfiguration<ProposalEvent>
{
    public void Configure(EntityTypeBuilder<ProposalEvent> builder)
    {
        builder.ToTable("apv_events");
        builder.Property(e => e.ActorId).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(e => e.Note).HasMaxLength(ProposalEvent.NoteMaxLength);
    }
}

internal sealed class ProposalDocumentConfiguration : IEntityTypeConfiguration<ProposalDocument>
{
    public void Configure(EntityTypeBuilder<ProposalDocument> builder)
    {
        builder.ToTable("apv_documents");
        builder.Property(d => d.FileName).HasMaxLength(ProposalDocument.FileNameMaxLength);
        builder.Property(d => d.ContentType).HasMaxLength(ProposalDocument.ContentTypeMaxLength);
        builder.Property(d => d.ContentHash).HasMaxLength(Proposal.HashLength);
        builder.Property(d => d.AddedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.HasIndex(d => d.ContentHash);
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
