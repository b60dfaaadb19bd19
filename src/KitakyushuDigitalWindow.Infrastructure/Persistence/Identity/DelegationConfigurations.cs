using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Identity;

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("idn_delegations");
        builder.Property(d => d.Purpose).HasMaxLength(Delegation.PurposeMaxLength);
        builder.Property(d => d.PrincipalEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.PrimitiveCollection(d => d.Categories);
        builder.PrimitiveCollection(d => d.ProcedureIds);
        builder.Property(d => d.CodeHash).HasMaxLength(InvitationCode.HashLength);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Ignore(d => d.EndsAtUtc);
        builder.HasMany(d => d.History).WithOne().HasForeignKey("DelegationId").IsRequired();
        builder.HasIndex(d => d.CodeHash).IsUnique();
        builder.HasIndex(d => new { d.PrincipalId, d.OfferedAtUtc });
        builder.HasIndex(d => new { d.AgentId, d.OfferedAtUtc });
    }
}

internal sealed class DelegationEventConfiguration : IEntityTypeConfiguration<DelegationEvent>
{
    public void Configure(EntityTypeBuilder<DelegationEvent> builder)
    {
        builder.ToTable("idn_delegation_events");
        builder.Property(e => e.ActorId).HasMaxLength(Act.ActorIdMaxLength);
    }
}

internal sealed class CodeTriesConfiguration : IEntityTypeConfiguration<CodeTries>
{
    public void Configure(EntityTypeBuilder<CodeTries> builder)
    {
        builder.ToTable("idn_code_tries");
        builder.HasKey(t => t.CitizenId);
        builder.Property(t => t.Version).IsConcurrencyToken();
    }
}
