using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Identity;

internal sealed class CitizenConfiguration : IEntityTypeConfiguration<Citizen>
{
    public void Configure(EntityTypeBuilder<Citizen> builder)
    {
        builder.ToTable("idn_citizens");
        builder.Property(c => c.Subject).HasMaxLength(Citizen.SubjectMaxLength);
        builder.Property(c => c.Name).HasMaxLength(Citizen.NameMaxLength);
        builder.Property(c => c.Address).HasMaxLength(Citizen.AddressMaxLength);
        builder.Property(c => c.BirthRaw).HasMaxLength(Citizen.BirthRawMaxLength);
        builder.Property(c => c.ConfirmedEmails).HasMaxLength(Citizen.ConfirmedEmailsMaxLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.ActorId);
        builder.HasIndex(c => c.Subject).IsUnique();
    }
}

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("idn_staff");
        builder.Property(s => s.Subject).HasMaxLength(StaffMember.SubjectMaxLength);
        builder.Property(s => s.Name).HasMaxLength(StaffMember.NameMaxLength);
        builder.Property(s => s.SectionCode).HasMaxLength(StaffMember.SectionCodeMaxLength);
        builder.Property(s => s.Roles).HasMaxLength(StaffMember.RolesMaxLength);
        builder.Property(s => s.Post).HasDefaultValue(StaffPost.Member); // rows from before posts were kept
        builder.Ignore(s => s.ActorId);
        builder.HasIndex(s => s.Subject).IsUnique();
        builder.HasIndex(s => new { s.Ward, s.SectionCode });
    }
}

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("idn_absences");
        builder.Property(a => a.MarkedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Ignore(a => a.IsCancelled);
        builder.HasIndex(a => new { a.StaffId, a.ToOn });
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.StaffId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EmailConfirmationConfiguration : IEntityTypeConfiguration<EmailConfirmation>
{
    public void Configure(EntityTypeBuilder<EmailConfirmation> builder)
    {
        builder.ToTable("idn_email_confirmations");
        builder.Property(e => e.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(e => e.CodeHash).HasMaxLength(EmailConfirmation.CodeHashMaxLength);
        builder.Property(e => e.SealedCode).HasMaxLength(EmailConfirmation.SealedCodeMaxLength);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasIndex(e => e.CitizenId).IsUnique();
        builder.HasOne<Citizen>().WithMany().HasForeignKey(e => e.CitizenId).OnDelete(DeleteBehavior.Cascade);
    }
}
