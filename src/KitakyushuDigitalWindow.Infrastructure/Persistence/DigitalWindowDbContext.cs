using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence;

/// <summary>One model for two databases (docs/adr/0002); the derived contexts differ only in what the providers cannot agree on.</summary>
public abstract class DigitalWindowDbContext(DbContextOptions options) : DbContext(options), IDigitalWindowDb, IDataProtectionKeyContext
{
    public DbSet<Application> Applications => Set<Application>();

    public DbSet<ApplicationPackage> Packages => Set<ApplicationPackage>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<ReleasedFile> ReleasedFiles => Set<ReleasedFile>();

    public DbSet<FileScan> FileScans => Set<FileScan>();

    public DbSet<CaseMessage> Messages => Set<CaseMessage>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Citizen> Citizens => Set<Citizen>();

    public DbSet<EmailConfirmation> EmailConfirmations => Set<EmailConfirmation>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<CodeTries> CodeTries => Set<CodeTries>();

    public DbSet<Profile> Profiles => Set<Profile>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<ProcedureVersion> ProcedureVersions => Set<ProcedureVersion>();

    public DbSet<ProcedureWindow> ProcedureWindows => Set<ProcedureWindow>();

    public DbSet<DecidedCase> DecidedCases => Set<DecidedCase>();

    public DbSet<CorrectedQuestion> CorrectedQuestions => Set<CorrectedQuestion>();

    public DbSet<CaseNote> CaseNotes => Set<CaseNote>();

    public DbSet<CheckMark> CheckMarks => Set<CheckMark>();

    public DbSet<OfficeRecord> OfficeRecords => Set<OfficeRecord>();

    public DbSet<VerifiableLetter> VerifiableLetters => Set<VerifiableLetter>();

    public DbSet<CityClosedDay> CityClosedDays => Set<CityClosedDay>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<DocumentNumberCounter> DocumentNumbers => Set<DocumentNumberCounter>();

    public DbSet<Export> Exports => Set<Export>();

    public DbSet<OutboxLine> Outbox => Set<OutboxLine>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<AuditBlock> AuditBlocks => Set<AuditBlock>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>
    /// Whoever takes an attachment away (an act, a discarded draft, the job) leaves word in the same save that its content may be unused now;
    /// whoever adds one, that its content is to be scanned.
    /// Rings for the outbox worker once new lines are committed.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var gone = ChangeTracker.Entries<IStoredContent>().Where(e => e.State == EntityState.Deleted).Select(e => e.Entity.ContentHash).ToList();
        ReleasedFiles.AddRange(gone.Distinct().Select(hash => new ReleasedFile(hash)));
        await NoteScansAsync(cancellationToken);
        var hasLines = ChangeTracker.Entries<OutboxLine>().Any(e => e.State == EntityState.Added);
        var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (hasLines)
        {
            OutboxSignal.Saved();
        }

        return count;
    }

    /// <summary>Two saves that bring the same content at once meet at its unique hash, or at the version: the second one is told.</summary>
    private async Task NoteScansAsync(CancellationToken cancellationToken)
    {
        var added = ChangeTracker.Entries<IStoredContent>().Where(e => e.State == EntityState.Added).Select(e => e.Entity)
            .GroupBy(a => a.ContentHash).ToDictionary(g => g.Key, g => g.Min(a => a.AddedAtUtc));
        if (added.Count == 0)
        {
            return;
        }

        var known = await FileScans.Where(s => added.Keys.Contains(s.ContentHash)).ToListAsync(cancellationToken);
        known.ForEach(s => s.NameAgain());
        FileScans.AddRange(added.Where(a => !known.Exists(k => k.ContentHash == a.Key) && !FileScans.Local.Any(s => s.ContentHash == a.Key))
            .Select(a => new FileScan(a.Key, a.Value)));
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DigitalWindowDbContext).Assembly);
        modelBuilder.Entity<DataProtectionKey>(key =>
        {
            key.ToTable("sys_data_protection_keys");
            key.Property(k => k.FriendlyName).HasMaxLength(200);
        });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Domain.Ward>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<ApplicationStatus>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<FileScanState>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<MessageDirection>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<NoticeChannel>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<NoticeState>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<NoticeWish>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<ApplicationEventKind>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<ForWhomKind>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<CorrectionKind>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<DecisionKind>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<ProposalStatus>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<ProposalEventKind>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<ApprovalStepKind>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<ApprovalStepState>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<Domain.StaffPost>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<DelegationStatus>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<DelegationEventKind>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<Sex>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<Domain.Procedures.Forms.AnswerSet>().HaveConversion<AnswerSetConverter, AnswerSetComparer>();
        configurationBuilder.Conventions.Add(_ => new KeysMadeInTheDomainConvention());
    }
}
