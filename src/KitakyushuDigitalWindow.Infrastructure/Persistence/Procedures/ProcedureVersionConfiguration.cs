using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Procedures;

internal sealed class ProcedureVersionConfiguration : IEntityTypeConfiguration<ProcedureVersion>
{
    public void Configure(EntityTypeBuilder<ProcedureVersion> builder)
    {
        builder.ToTable("prc_versions");
        builder.Property(v => v.ProcedureId).HasMaxLength(ProcedureVersion.ProcedureIdMaxLength);
        builder.Property(v => v.ContentHash).HasMaxLength(ProcedureVersion.HashLength);
        builder.HasIndex(v => new { v.ProcedureId, v.Number }).IsUnique();
    }
}

internal sealed class ProcedureWindowConfiguration : IEntityTypeConfiguration<ProcedureWindow>
{
    public void Configure(EntityTypeBuilder<ProcedureWindow> builder)
    {
        builder.ToTable("prc_windows");
        builder.Property(w => w.ProcedureId).HasMaxLength(ProcedureVersion.ProcedureIdMaxLength);
        builder.Property(w => w.Note).HasMaxLength(ProcedureWindow.NoteMaxLength);
        builder.Property(w => w.ClosingReason).HasMaxLength(ProcedureWindow.ReasonMaxLength);
        builder.Property(w => w.OpenedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(w => w.ClosedBy).HasMaxLength(Act.ActorIdMaxLength);
        builder.Property(w => w.Version).IsConcurrencyToken();
        builder.HasIndex(w => w.ProcedureId);
        builder.Ignore(w => w.Window);
    }
}
