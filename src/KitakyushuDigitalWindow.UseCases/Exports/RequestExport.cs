using System.Globalization;
using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Exports;

public sealed record RequestExportCommand
{
    /// <summary>Of the form that was shown; the same key again makes nothing new.</summary>
    public Guid RequestKey { get; init; }

    public string? ProcedureId { get; init; }

    public ExportFormat? Format { get; init; }

    public ApplicationStatus[] Statuses { get; init; } = [];

    /// <summary>yyyy-MM-dd, as the date field sends it; may be empty.</summary>
    public string? FromOn { get; init; }

    /// <summary>yyyy-MM-dd; the last day.</summary>
    public string? ToOn { get; init; }

    /// <summary>Further conditions of the queue that the person came with.</summary>
    public QueueCriteria? Queue { get; init; }

    internal DateOnly? FromDay => Day(FromOn);

    internal DateOnly? ToDay => Day(ToOn);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

public sealed class RequestExportValidator : AbstractValidator<RequestExportCommand>
{
    public RequestExportValidator(IPublishedProcedures procedures)
    {
        RuleFor(c => c.ProcedureId).Must(id => !string.IsNullOrEmpty(id) && procedures.Find(id) is not null).WithMessage("書き出す手続きを選んでください");
        RuleFor(c => c.Format).Must(f => f is { } format && Enum.IsDefined(format)).WithMessage("ファイルの形式を選んでください");
        RuleFor(c => c.Statuses).Cascade(CascadeMode.Stop)
            .Must(s => s.Length > 0).WithMessage("状態を1つ以上選んでください")
            .Must((c, s) => c.Format is not { } format || ExportFilter.StatusesOf(format).Intersect(s).Any())
            .WithMessage("引渡し用のファイルには、決定した申請だけを入れます。「通知書作成中」か「完了」を選んでください");
        RuleFor(c => c.FromOn).Must((c, text) => string.IsNullOrEmpty(text) || c.FromDay is not null)
            .WithMessage("受付の最初の日を、年・月・日の数字で入力してください（例　2026-04-01）");
        RuleFor(c => c.ToOn).Cascade(CascadeMode.Stop)
            .Must((c, text) => string.IsNullOrEmpty(text) || c.ToDay is not null).WithMessage("受付の最後の日を、年・月・日の数字で入力してください（例　2026-04-30）")
            .Must((c, _) => c.FromDay is not { } from || c.ToDay is not { } to || to >= from).WithMessage("受付の最後の日は、最初の日以降の日付にしてください");
    }
}

/// <summary>書き出しを依頼する: notes what is wanted, and by whom; a job makes it.</summary>
public sealed class RequestExportHandler(
    IDigitalWindowDb db, ICurrentStaff staff, IPublishedProcedures procedures, IHandoverSigner signer, TimeProvider clock)
{
    public async Task<Outcome> HandleAsync(RequestExportCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!ExportScope.MayExport(staff))
        {
            return ExportRefusals.WrongRole;
        }

        if (command.Format == ExportFormat.Handover && signer.PublicKeyPem is null)
        {
            return ExportRefusals.NoKey;
        }

        var (me, key) = (staff.Id, command.RequestKey);
        if (await db.Exports.AnyAsync(e => e.StaffId == me && e.RequestKey == key, cancellationToken))
        {
            return Outcome.Done; // a double click
        }

        if (await db.Exports.CountAsync(
            e => e.StaffId == me && (e.Status == ExportStatus.Waiting || e.Status == ExportStatus.Running), cancellationToken) >= Export.MaxUnfinished)
        {
            return ExportRefusals.TooMany;
        }

        var (act, procedure) = (clock.ActBy(staff), procedures.Find(command.ProcedureId!)!.Definition);
        var export = Export.Request(
            key, me, staff.Ward, staff.SectionCode,
            new ExportWish(command.Format!.Value, procedure.Id, procedure.ShortName, Filter(command).ToJson()), act);
        db.Exports.Add(export);
        db.Audit.Add(new AuditEntry("export.request", export.Id.ToString("N"), act));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear(); // the other click was first
        }

        return Outcome.Done;
    }

    private ExportFilter Filter(RequestExportCommand command) => new()
    {
        AskedOn = clock.TodayInJapan(),
        Statuses = [.. command.Statuses.Distinct().Order()],
        FromOn = command.FromDay,
        ToOn = command.ToDay,
        Due = command.Queue?.Due,
        IsUnassigned = command.Queue?.IsUnassigned == true,
        AssigneeStaffId = command.Queue?.Tab == QueueTab.Mine ? staff.Id : command.Queue?.AssigneeStaffId,
        Flags = [.. command.Queue?.Flags ?? []],
    };
}

internal static class ExportScope
{
    public static bool MayExport(ICurrentStaff staff) => staff.IsInRole(StaffRoles.Clerk) || staff.IsInRole(StaffRoles.Approver);

    /// <summary>One's own, and only while one works where they were asked for.</summary>
    public static IQueryable<Export> OwnOf(this IQueryable<Export> exports, ICurrentStaff staff)
    {
        var (me, ward, section) = (staff.Id, staff.Ward, staff.SectionCode);
        return exports.Where(e => e.StaffId == me && e.Ward == ward && e.SectionCode == section && e.Status != ExportStatus.Discarded);
    }

    /// <summary>Is the person still there, in that section and in a role that may export? The session may be older than a transfer.</summary>
    public static async Task<bool> IsStillThereAsync(this IDigitalWindowDb db, Guid staffId, Ward ward, string section, CancellationToken cancellationToken)
    {
        var roles = await db.Staff.AsNoTracking().Where(s => s.Id == staffId && s.IsInService && s.Ward == ward && s.SectionCode == section)
            .Select(s => s.Roles).SingleOrDefaultAsync(cancellationToken);
        return roles?.Split(',').Any(r => r is StaffRoles.Clerk or StaffRoles.Approver) == true;
    }
}
