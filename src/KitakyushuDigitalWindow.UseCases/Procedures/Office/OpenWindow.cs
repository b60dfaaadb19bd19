using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Procedures.Office;

public sealed record OpenWindowCommand
{
    public string? ProcedureId { get; init; }

    /// <summary>Wall clock in Japan; null = now.</summary>
    public DateTime? Opens { get; init; }

    /// <summary>Wall clock in Japan, the first moment that is too late; null = until it is closed by hand.</summary>
    public DateTime? Closes { get; init; }

    public string? Note { get; init; }
}

public sealed class OpenWindowValidator : AbstractValidator<OpenWindowCommand>
{
    public OpenWindowValidator(IPublishedProcedures procedures, TimeProvider clock)
    {
        RuleFor(c => c.ProcedureId).Must(id => procedures.Find(id ?? "")?.Definition.Acceptance.IsByOffice == true).WithMessage("受付を始める手続きを選んでください");
        RuleFor(c => c.Closes)
            .Must((c, closes) => closes is null || closes > (c.Opens ?? JapanTime.ClockOf(clock.NowUtc()))).WithMessage("受付を終わる時は、始める時より後にしてください")
            .Must(closes => closes is null || JapanTime.InstantOf(closes.Value) > clock.NowUtc()).WithMessage("受付を終わる時は、いまより後にしてください");
        RuleFor(c => c.Note)
            .NotEmpty().WithMessage("何の受付かを入力してください（市民の画面に出ます）")
            .MaximumLength(ProcedureWindow.NoteMaxLength).WithMessage($"何の受付かは{ProcedureWindow.NoteMaxLength}文字以内で入力してください");
    }
}

/// <summary>受付を始める, now or later.</summary>
public sealed partial class OpenWindowHandler(
    IDigitalWindowDb db, ICurrentStaff staff, IOpenedWindows opened, TimeProvider clock, ILogger<OpenWindowHandler> logger)
{
    public static readonly Refusal NotOffice = new("procedure.not_office", "受付を始めたり終わったりできるのは、デジタル市役所推進室の職員だけです。");

    /// <summary>Pressed twice, it is opened once.</summary>
    public async Task<Outcome> HandleAsync(OpenWindowCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!staff.IsInRole(Domain.Identity.StaffRoles.Office))
        {
            return NotOffice;
        }

        var act = clock.ActBy(staff);
        var opens = command.Opens is { } from ? JapanTime.InstantOf(from) : act.AtUtc;
        DateTime? closes = command.Closes is { } to ? JapanTime.InstantOf(to) : null;
        var isThere = await db.ProcedureWindows.AnyAsync(
            w => w.ProcedureId == command.ProcedureId && w.Note == command.Note && w.ClosesAtUtc == closes && w.OpensAtUtc <= opens && w.ClosedBy == null, cancellationToken);
        if (isThere)
        {
            return Outcome.Done;
        }

        db.ProcedureWindows.Add(ProcedureWindow.Open(command.ProcedureId!, opens, closes, command.Note, act));
        db.Audit.Add(new AuditEntry("procedure.open", Subject(command.ProcedureId!), act));
        await db.SaveChangesAsync(cancellationToken);
        await opened.ReloadAsync(cancellationToken);
        LogOpened(logger, command.ProcedureId!);
        return Outcome.Done;
    }

    internal static string Subject(string procedureId) => procedureId.Length <= AuditEntry.SubjectMaxLength ? procedureId : procedureId[..AuditEntry.SubjectMaxLength];

    [LoggerMessage(Level = LogLevel.Information, Message = "Acceptance opened: {ProcedureId}")]
    private static partial void LogOpened(ILogger logger, string procedureId);
}
