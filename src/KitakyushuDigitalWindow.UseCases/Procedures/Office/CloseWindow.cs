using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Procedures.Office;

public sealed record CloseWindowCommand
{
    public Guid? WindowId { get; init; }

    public string? Reason { get; init; }
}

public sealed class CloseWindowValidator : AbstractValidator<CloseWindowCommand>
{
    public CloseWindowValidator()
    {
        RuleFor(c => c.WindowId).NotNull().WithMessage("終わりにする受付を選んでください");
        RuleFor(c => c.Reason)
            .NotEmpty().WithMessage("受付を終わる理由を入力してください")
            .MaximumLength(ProcedureWindow.ReasonMaxLength).WithMessage($"受付を終わる理由は{ProcedureWindow.ReasonMaxLength}文字以内で入力してください");
    }
}

/// <summary>受付を終わる: from this moment nothing is taken.</summary>
public sealed partial class CloseWindowHandler(
    IDigitalWindowDb db, ICurrentStaff staff, IOpenedWindows opened, TimeProvider clock, ILogger<CloseWindowHandler> logger)
{
    public static readonly Refusal NotFound = new("procedure.no_window", "この受付はありません。画面を読み直してください。");

    public async Task<Outcome> HandleAsync(CloseWindowCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!staff.IsInRole(Domain.Identity.StaffRoles.Office))
        {
            return OpenWindowHandler.NotOffice;
        }

        if (await db.ProcedureWindows.SingleOrDefaultAsync(w => w.Id == command.WindowId, cancellationToken) is not { } window)
        {
            return NotFound;
        }

        var act = clock.ActBy(staff);
        var outcome = window.Close(command.Reason!, act);
        if (!outcome.Succeeded)
        {
            return outcome;
        }

        db.Audit.Add(new AuditEntry("procedure.close", OpenWindowHandler.Subject(window.ProcedureId), act));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ProcedureRefusals.ClosedAlready;
        }

        await opened.ReloadAsync(cancellationToken);
        LogClosed(logger, window.ProcedureId);
        return Outcome.Done;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Acceptance closed: {ProcedureId}")]
    private static partial void LogClosed(ILogger logger, string procedureId);
}
