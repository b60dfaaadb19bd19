using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Applications;

internal sealed class ApplicationConfiguration : IEntityTypeConfiguration<Application>
{
    private const string OfApplication = "ApplicationId";

    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("app_applications");
        builder.Property(a => a.RepresentedName).HasMaxLength(Application.NameMaxLength);
        builder.Property(a => a.ProcedureId).HasMaxLength(Application.ProcedureIdMaxLength);
        builder.Property(a => a.ProcedureName).HasMaxLength(Application.ProcedureNameMaxLength);
        builder.Property(a => a.SectionCode).HasMaxLength(Application.SectionCodeMaxLength);
        builder.Property(a => a.ReceiptNumber).HasMaxLength(Application.ReceiptNumberMaxLength);
        builder.Property(a => a.ApplicantName).HasMaxLength(Application.NameMaxLength);
        builder.Property(a => a.ApplicantNameKey).HasMaxLength(Application.NameMaxLength);
        builder.Property(a => a.ApplicantKanaKey).HasMaxLength(Application.NameMaxLength);
        builder.Property(a => a.AssigneeId).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Property(a => a.NewQuestions).IsConcurrencyToken();
        builder.Ignore(a => a.OpenCorrection).Ignore(a => a.OpenCorrections).Ignore(a => a.OpenQuestionKeys).Ignore(a => a.CurrentDecision).Ignore(a => a.DraftExpiresOn).Ignore(a => a.ForWhom).Ignore(a => a.IsInPreparation).Ignore(a => a.MessagesUntilOn);

        builder.HasIndex(a => a.ReceiptNumber).IsUnique().HasFilter("ReceiptNumber IS NOT NULL");
        // one draft per procedure and person that it is for: a double click on "start" makes one
        builder.HasIndex(a => new { a.CitizenId, a.ProcedureId, a.RepresentedId }).IsUnique().HasFilter("Status = 'Draft' AND DelegationId IS NULL");
        builder.HasIndex(a => new { a.CitizenId, a.ProcedureId, a.DelegationId }).IsUnique().HasFilter("Status = 'Draft' AND DelegationId IS NOT NULL");
        // the queue: its order, and behind it what filters ask for, so that a filter reads the index alone until it has a page
        builder.HasIndex(a => new { a.Ward, a.SectionCode, a.IsOpen, a.DueOn, a.Sequence, a.Status, a.ProcedureId, a.ForWhomKind, a.HasNewAnswer, a.IsTransferred })
            .HasDatabaseName("IX_app_applications_queue");
        // 新しい質問: few at a time, also on cases that have ended
        builder.HasIndex(a => new { a.Ward, a.SectionCode, a.IsOpen, a.DueOn, a.Sequence }).HasFilter("NewQuestions > 0").HasDatabaseName("IX_app_applications_questions");
        builder.HasIndex(a => new { a.Ward, a.SectionCode, a.AssigneeId, a.IsOpen, a.DueOn, a.Sequence }); // one's own, nobody's
        builder.HasIndex(a => new { a.Ward, a.SectionCode, a.DueOn, a.Sequence }); // open and done together
        builder.HasIndex(a => new { a.Ward, a.SectionCode, a.ApplicantNameKey });
        // exports: one procedure in the order of arrival, counted and paged from the index
        builder.HasIndex(a => new { a.Ward, a.SectionCode, a.ProcedureId, a.ReceivedAtUtc, a.Sequence, a.Status });
        builder.HasIndex(a => new { a.CitizenId, a.Sequence });
        builder.HasIndex(a => new { a.RepresentedId, a.Sequence });
        builder.HasIndex(a => a.DelegationId).HasFilter("DelegationId IS NOT NULL");
        // drafts that expire soon
        builder.HasIndex(a => a.SavedAtUtc).HasFilter("Status = 'Draft'");

        builder.HasMany(a => a.History).WithOne().HasForeignKey(OfApplication).IsRequired();
        builder.HasMany(a => a.Attachments).WithOne().HasForeignKey(OfApplication).IsRequired();
        builder.HasMany(a => a.Corrections).WithOne().HasForeignKey(OfApplication).IsRequired();
        builder.HasMany(a => a.Decisions).WithOne().HasForeignKey(OfApplication).IsRequired();
        builder.HasMany(a => a.Letters).WithOne().HasForeignKey(OfApplication).IsRequired();
        builder.Property(a => a.Sequence).ValueGeneratedNever();
    }
}

internal sealed class ApplicationEventConfiguration : IEntityTypeConfiguration<ApplicationEvent>
{
    public void Configure(EntityTypeBuilder<ApplicationEvent> builder)
    {
        builder.ToTable("app_events");
        builder.Property(e => e.ActorId).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(e => e.Note).HasMaxLength(ApplicationEvent.NoteMaxLength);
    }
}

internal sealed class ApplicationAttachmentConfiguration : IEntityTypeConfiguration<ApplicationAttachment>
{
    public void Configure(EntityTypeBuilder<ApplicationAttachment> builder)
    {
        builder.ToTable("app_attachments");
        builder.Property(a => a.QuestionKey).HasMaxLength(Application.ProcedureIdMaxLength);
        builder.Property(a => a.FileName).HasMaxLength(ApplicationAttachment.FileNameMaxLength);
        builder.Property(a => a.ContentType).HasMaxLength(100);
        builder.Property(a => a.ContentHash).HasMaxLength(ApplicationAttachment.HashLength);
        builder.HasIndex(a => a.ContentHash);
    }
}

internal sealed class CorrectionConfiguration : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("app_corrections");
        builder.PrimitiveCollection(c => c.QuestionKeys);
        builder.Property(c => c.Message).HasMaxLength(Correction.MessageMaxLength);
        builder.Property(c => c.EndNote).HasMaxLength(Correction.EndNoteMaxLength);
        builder.Ignore(c => c.IsOpen).Ignore(c => c.LapsesOn);
    }
}

internal sealed class CorrectedQuestionConfiguration : IEntityTypeConfiguration<CorrectedQuestion>
{
    public void Configure(EntityTypeBuilder<CorrectedQuestion> builder)
    {
        builder.ToTable("app_corrected_questions");
        builder.Property(q => q.ProcedureId).HasMaxLength(Application.ProcedureIdMaxLength);
        builder.Property(q => q.QuestionKey).HasMaxLength(CorrectedQuestion.QuestionKeyMaxLength);
        builder.HasIndex(q => q.CorrectionId);
        builder.HasIndex(q => new { q.RequestedOn, q.ProcedureId, q.QuestionKey, q.Kind }); // the count of a period, from the index alone
    }
}

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("app_decisions");
        builder.Property(d => d.Content).HasMaxLength(Decision.ContentMaxLength);
        builder.Property(d => d.Reason).HasMaxLength(Decision.ReasonMaxLength);
        builder.Property(d => d.LetterHash).HasMaxLength(Proposal.HashLength);
        builder.Property(d => d.ProposedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(d => d.DecidedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(d => d.DocumentNumber).HasMaxLength(IssuedLetter.NumberMaxLength);
        builder.Ignore(d => d.IsFinal);
    }
}

internal sealed class IssuedLetterConfiguration : IEntityTypeConfiguration<IssuedLetter>
{
    public void Configure(EntityTypeBuilder<IssuedLetter> builder)
    {
        builder.ToTable("app_letters");
        builder.Property(l => l.Title).HasMaxLength(IssuedLetter.TitleMaxLength);
        builder.Property(l => l.DocumentNumber).HasMaxLength(IssuedLetter.NumberMaxLength);
        builder.Property(l => l.ContentHash).HasMaxLength(ApplicationAttachment.HashLength);
        builder.Property(l => l.PostedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.HasIndex(l => l.ContentHash);
        builder.HasIndex(l => l.IssuedAtUtc).HasFilter("GoesByPost = 1 AND PostedOn IS NULL").HasDatabaseName("IX_app_letters_to_post");
    }
}

internal sealed class VerifiableLetterConfiguration : IEntityTypeConfiguration<VerifiableLetter>
{
    public void Configure(EntityTypeBuilder<VerifiableLetter> builder)
    {
        builder.ToTable("app_verifiable_letters");
        builder.Property(l => l.Code).HasMaxLength(DocumentCode.Length);
        builder.Property(l => l.DocumentNumber).HasMaxLength(IssuedLetter.NumberMaxLength);
        builder.Property(l => l.Title).HasMaxLength(IssuedLetter.TitleMaxLength);
        builder.Property(l => l.Issuer).HasMaxLength(VerifiableLetter.IssuerMaxLength);
        builder.Property(l => l.ContentHash).HasMaxLength(VerifiableLetter.HashLength);
        builder.Property(l => l.FileHash).HasMaxLength(VerifiableLetter.HashLength);
        builder.HasIndex(l => l.Code).IsUnique();
    }
}

internal sealed class ReleasedFileConfiguration : IEntityTypeConfiguration<ReleasedFile>
{
    public void Configure(EntityTypeBuilder<ReleasedFile> builder)
    {
        builder.ToTable("app_released_files");
        builder.Property(f => f.ContentHash).HasMaxLength(ApplicationAttachment.HashLength);
        builder.HasIndex(f => f.ContentHash);
    }
}

internal sealed class DecidedCaseConfiguration : IEntityTypeConfiguration<DecidedCase>
{
    public void Configure(EntityTypeBuilder<DecidedCase> builder)
    {
        builder.ToTable("app_decided_cases");
        builder.HasKey(c => c.Sequence);
        builder.Property(c => c.Sequence).ValueGeneratedNever();
        builder.Property(c => c.ProcedureId).HasMaxLength(Application.ProcedureIdMaxLength);
        builder.HasIndex(c => new { c.DecidedOn, c.ProcedureId, c.OpenDays });
    }
}

internal sealed class FileScanConfiguration : IEntityTypeConfiguration<FileScan>
{
    public void Configure(EntityTypeBuilder<FileScan> builder)
    {
        builder.ToTable("app_file_scans");
        builder.Property(s => s.ContentHash).HasMaxLength(ApplicationAttachment.HashLength);
        builder.Property(s => s.Detail).HasMaxLength(FileScan.DetailMaxLength);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.ContentHash).IsUnique();
        builder.HasIndex(s => new { s.State, s.DueAtUtc }); // the job's question
    }
}
