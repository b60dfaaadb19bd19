using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Applications.Review.Views;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff;

public sealed record ViewInput
{
    public const string Save = "save";
    public const string Rename = "rename";
    public const string Delete = "delete";

    public string? Act { get; init; }

    public Guid? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Filters of the queue, as its address carries them.</summary>
    public string? Filter { get; init; }
}

/// <summary>保存した条件: save, rename, delete.</summary>
public class ViewsModel(
    SavedViewsQuery query, QueueFilters filters, IValidator<SaveViewCommand> saveValidator, SaveViewHandler save,
    IValidator<RenameViewCommand> renameValidator, RenameViewHandler rename, DeleteViewHandler delete) : PageModel
{
    [BindProperty]
    public ViewInput Input { get; set; } = new();

    public IReadOnlyList<SavedViewRow> Views { get; private set; } = [];

    /// <summary>Filters that wait for a name; null when none do.</summary>
    public string? Unsaved { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Views = await query.ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Views = await query.ReadAsync(cancellationToken);
        switch (Input.Act)
        {
            case ViewInput.Rename:
                var renaming = new RenameViewCommand(Input.Id ?? Guid.Empty, Input.Name);
                return await this.IsValidAsync(renameValidator, renaming, nameof(Input), cancellationToken)
                    ? Answer(await rename.HandleAsync(renaming, cancellationToken), "条件の名前を変えました。", StaffRoutes.Views)
                    : this.ShowAgain();
            case ViewInput.Delete:
                return Answer(await delete.HandleAsync(new DeleteViewCommand(Input.Id ?? Guid.Empty), cancellationToken), "条件を消しました。", StaffRoutes.Views);
            default:
                Unsaved = (await filters.ReadAsync(Input.Filter, cancellationToken)).Saved(); // only what the queue knows is kept
                var saving = new SaveViewCommand { Name = Input.Name, Filter = Unsaved };
                return await this.IsValidAsync(saveValidator, saving, nameof(Input), cancellationToken)
                    ? Answer(await save.HandleAsync(saving, cancellationToken), "条件を保存しました。", StaffRoutes.Queue + "?" + Unsaved)
                    : this.ShowAgain();
        }
    }

    private IActionResult Answer(Outcome outcome, string said, string url)
    {
        if (outcome.Refusal == SavedViewRefusals.NotFound)
        {
            return NotFound();
        }

        if (outcome.Refusal is { } refusal)
        {
            return this.ShowAgain(refusal, nameof(Input) + "." + nameof(ViewInput.Name));
        }

        this.Say(said);
        return Redirect(url.TrimEnd('?'));
    }
}
