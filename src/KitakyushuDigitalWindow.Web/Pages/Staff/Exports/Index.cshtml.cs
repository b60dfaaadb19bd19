using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Exports;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Exports;

public sealed record ExportInput
{
    /// <summary>Of this form as it was shown.</summary>
    public Guid? RequestKey { get; init; }

    public string? ProcedureId { get; init; }

    public string[] Statuses { get; init; } = [];

    public string? FromOn { get; init; }

    public string? ToOn { get; init; }

    public string? Format { get; init; }

    /// <summary>Conditions of the queue that one came with, as its address carries them.</summary>
    public string? Filter { get; init; }

    /// <summary>An export to delete instead.</summary>
    public Guid? Discard { get; init; }

    /// <summary>An export to make again instead.</summary>
    public Guid? Again { get; init; }
}

/// <summary>書き出し: one's own exports, and the form that asks for one.</summary>
public class IndexModel(
    ExportsQuery query, QueueFilters filters, IPublishedProcedures procedures, ICurrentStaff staff, IValidator<RequestExportCommand> validator,
    RequestExportHandler request, EndExportHandler end) : PageModel
{
    [BindProperty]
    public ExportInput Input { get; set; } = new();

    public IReadOnlyList<ExportRow> Rows { get; private set; } = [];

    /// <summary>Procedures that this section handles.</summary>
    public IReadOnlyList<(string Id, string Name)> Procedures { get; private set; } = [];

    public IReadOnlyList<UnitStaffRow> People { get; private set; } = [];

    /// <summary>Further conditions from the queue.</summary>
    public QueueFilter Carried { get; private set; } = new(QueueTab.All);

    public bool MayExport => query.MayExport;

    public Guid MyId => staff.Id;

    public static IReadOnlyList<ApplicationStatus> Statuses => ExportFilter.StatusesOf(ExportFormat.Csv);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var filter = await filters.ReadAsync(Request.Query, cancellationToken);
        await LoadAsync(filter, cancellationToken);
        IReadOnlyList<ApplicationStatus> chosen = filter.Status is { } one ? [one] : Request.Query.ContainsKey("queue") ? filter.Statuses : Statuses;
        Input = new ExportInput
        {
            RequestKey = Guid.CreateVersion7(),
            ProcedureId = filter.ProcedureId,
            Statuses = [.. chosen.Select(QueueFilter.ValueOf)],
            Format = ExportWords.Formats[0].Value,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var filter = await filters.ReadAsync(Input.Filter, cancellationToken);
        if (Input.Discard is { } discard)
        {
            return await AnswerAsync(await end.DiscardAsync(new EndExportCommand(discard), cancellationToken), "書き出しを削除しました。", filter, cancellationToken);
        }

        if (Input.Again is { } again)
        {
            return await AnswerAsync(await end.AgainAsync(new EndExportCommand(again), cancellationToken), "もう一度作り始めました。", filter, cancellationToken);
        }

        var command = new RequestExportCommand
        {
            RequestKey = Input.RequestKey ?? Guid.CreateVersion7(),
            ProcedureId = Input.ProcedureId,
            Statuses = [.. Statuses.Where(s => Input.Statuses.Contains(QueueFilter.ValueOf(s)))],
            FromOn = Input.FromOn,
            ToOn = Input.ToOn,
            Format = ExportWords.Formats.Where(f => f.Value == Input.Format).Select(f => (ExportFormat?)f.Format).FirstOrDefault(),
            Queue = filter.Criteria(null, null, null),
        };
        if (await this.IsValidAsync(validator, command, nameof(Input), cancellationToken))
        {
            return await AnswerAsync(
                await request.HandleAsync(command, cancellationToken), "書き出しを受け付けました。できあがると、下の一覧から受け取れます。", filter, cancellationToken);
        }

        await LoadAsync(filter, cancellationToken);
        return this.ShowAgain();
    }

    private async Task<IActionResult> AnswerAsync(Outcome outcome, string said, QueueFilter filter, CancellationToken cancellationToken)
    {
        if (outcome.Refusal == ExportRefusals.NotFound)
        {
            return NotFound();
        }

        if (outcome.Succeeded)
        {
            this.Say(said);
            return Redirect(StaffRoutes.Exports);
        }

        await LoadAsync(filter, cancellationToken);
        Input = Input with { RequestKey = Input.RequestKey ?? Guid.CreateVersion7(), Format = Input.Format ?? ExportWords.Formats[0].Value };
        return this.ShowAgain(outcome.Refusal);
    }

    private async Task LoadAsync(QueueFilter filter, CancellationToken cancellationToken)
    {
        Carried = filter with { ProcedureId = null, Status = null };
        Rows = await query.ReadAsync(cancellationToken);
        People = await filters.PeopleAsync(cancellationToken);
        var asked = filter.ProcedureId ?? Input.ProcedureId;
        Procedures = [.. procedures.Current
            .Where(p => (p.Definition.Section.Code == staff.SectionCode && p.Definition.CanBeFiled) || p.Definition.Id == asked)
            .Select(p => (p.Definition.Id, p.Definition.ShortName))];
    }
}
