using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.Domain.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace KitakyushuDigitalWindow.UseCases;

/// <summary>The database as use cases see it; one unit of work per request.</summary>
public interface IDigitalWindowDb
{
    DbSet<Application> Applications { get; }

    DbSet<ApplicationPackage> Packages { get; }

    DbSet<SavedView> SavedViews { get; }

    DbSet<ReleasedFile> ReleasedFiles { get; }

    DbSet<FileScan> FileScans { get; }

    DbSet<CaseMessage> Messages { get; }

    DbSet<Notice> Notices { get; }

    DbSet<Citizen> Citizens { get; }

    DbSet<EmailConfirmation> EmailConfirmations { get; }

    DbSet<Delegation> Delegations { get; }

    DbSet<CodeTries> CodeTries { get; }

    DbSet<Profile> Profiles { get; }

    DbSet<Consent> Consents { get; }

    DbSet<StaffMember> Staff { get; }

    DbSet<Absence> Absences { get; }

    DbSet<ProcedureVersion> ProcedureVersions { get; }

    DbSet<ProcedureWindow> ProcedureWindows { get; }

    DbSet<DecidedCase> DecidedCases { get; }

    DbSet<CorrectedQuestion> CorrectedQuestions { get; }

    DbSet<CaseNote> CaseNotes { get; }

    DbSet<CheckMark> CheckMarks { get; }

    DbSet<OfficeRecord> OfficeRecords { get; }

    DbSet<VerifiableLetter> VerifiableLetters { get; }

    DbSet<CityClosedDay> CityClosedDays { get; }

    DbSet<Proposal> Proposals { get; }

    DbSet<DocumentNumberCounter> DocumentNumbers { get; }

    DbSet<Export> Exports { get; }

    DbSet<OutboxLine> Outbox { get; }

    DbSet<AuditEntry> Audit { get; }

    DbSet<AuditBlock> AuditBlocks { get; }

    ChangeTracker ChangeTracker { get; }

    /// <exception cref="DbUpdateConcurrencyException">Another save changed a row since it was read.</exception>
    /// <exception cref="DbUpdateException">The database refused; see <see cref="IsUniqueViolation"/>.</exception>
    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Does the failure say that a unique value exists already (2601, 2627 on SQL Server; 2067, 1555 on SQLite)?</summary>
    bool IsUniqueViolation(DbUpdateException exception);
}
