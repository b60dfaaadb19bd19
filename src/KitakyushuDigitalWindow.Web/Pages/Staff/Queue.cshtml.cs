using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Applications.Review.Views;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff;

public class QueueModel(
    QueueQuery query, QueueFilters filters, SavedViewsQuery views, IPublishedProcedures procedures, ICurrentStaff staff,
    RecordSearchHandler searched) : PageModel
{
    private const int SearchMaxLength = 200;

    /// <summary>Receipt number, name or kana. Posted, so that no name stands in an address, a log or the browser's history.</summary>
    [BindProperty]
    public string? Search { get; set; }

    public QueueFilter Filter { get; private set; } = null!;

    public QueuePage Found { get; private set; } = null!;

    /// <summary>Procedures that this section handles, for the filter.</summary>
    public IReadOnlyList<(string Id, string Name)> Procedures { get; private set; } = [];

    /// <summary>Who works in this section.</summary>
    public IReadOnlyList<UnitStaffRow> People { get; private set; } = [];

    public IReadOnlyList<SavedViewRow> Views { get; private set; } = [];

    /// <summary>Somebody asked about a case that has ended, which the tab does not show.</summary>
    public bool HasQuestionsOnEnded { get; private set; }

    public string MyActorId => staff.ActorId();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Filter = await filters.ReadAsync(Request.Query, cancellationToken);
        await LoadAsync(name: null, QueueCursor.Parse(Request.Query["after"]), QueueCursor.Parse(Request.Query["before"]), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Filter = await filters.ReadAsync(Request.Query, cancellationToken);
        if (string.IsNullOrWhiteSpace(Search))
        {
            return Redirect(Filter.Url());
        }

        if (ReceiptNumber.TryParse(Search, out var number))
        {
            if (await query.HasAsync(number, cancellationToken))
            {
                return Redirect(StaffRoutes.Case(number.Value));
            }

            ModelState.AddModelError(nameof(Search), "この受付番号の申請は、この課にはありません。番号を確認してください");
        }
        else if (Search.Length > SearchMaxLength)
        {
            ModelState.AddModelError(nameof(Search), $"受付番号か氏名を{SearchMaxLength}文字以内で入力してください");
        }

        await LoadAsync(ModelState.IsValid ? Search : null, after: null, before: null, cancellationToken); // a search covers the whole list
        return ModelState.IsValid ? Page() : this.ShowAgain();
    }

    private async Task LoadAsync(string? name, QueueCursor? after, QueueCursor? before, CancellationToken cancellationToken)
    {
        if (name is not null)
        {
            await searched.HandleAsync(cancellationToken);
        }

        Procedures = [.. procedures.Current
            .Where(p => (p.Definition.Section.Code == staff.SectionCode && p.Definition.CanBeFiled) || p.Definition.Id == Filter.ProcedureId)
            .Select(p => (p.Definition.Id, p.Definition.ShortName))];
        People = await filters.PeopleAsync(cancellationToken);
        Views = await views.ReadAsync(cancellationToken);
        HasQuestionsOnEnded = Filter.Tab is QueueTab.Section or QueueTab.Mine && await query.HasQuestionsOnEndedAsync(cancellationToken);
        Found = await query.ReadAsync(Filter.Criteria(name, after, before), cancellationToken);
    }
}
