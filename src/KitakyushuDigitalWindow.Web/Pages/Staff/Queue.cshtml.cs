using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff;

public class QueueModel(QueueQuery query, IPublishedProcedures procedures, ICurrentStaff staff, RecordSearchHandler searched) : PageModel
{
    private const int SearchMaxLength = 200;

    [BindProperty(SupportsGet = true)]
    public string? Tab { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Procedure { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Receipt number, name or kana. Posted, so that no name stands in an address, a log or the browser's history.</summary>
    [BindProperty]
    public string? Search { get; set; }

    public QueueFilter Filter { get; private set; } = null!;

    public QueuePage Found { get; private set; } = null!;

    /// <summary>Procedures that this section handles, for the filter.</summary>
    public IReadOnlyList<(string Id, string Name)> Procedures { get; private set; } = [];

    public bool IsFirstPage => QueueCursor.Parse(After) is null;

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(name: null, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        After = null; // a search covers the whole list
        if (string.IsNullOrWhiteSpace(Search))
        {
            return Redirect(QueueFilter.Read(Tab, Procedure, Status, Due).Url());
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

        await LoadAsync(ModelState.IsValid ? Search : null, cancellationToken);
        return ModelState.IsValid ? Page() : this.ShowAgain();
    }

    private async Task LoadAsync(string? name, CancellationToken cancellationToken)
    {
        if (name is not null)
        {
            await searched.HandleAsync(cancellationToken);
        }

        Procedures = [.. procedures.Current.Where(p => p.Definition.Section.Code == staff.SectionCode && p.Definition.CanBeFiled)
            .Select(p => (p.Definition.Id, p.Definition.ShortName))];
        Filter = QueueFilter.Read(Tab, Procedure, Status, Due);
        Found = await query.ReadAsync(
            new QueueCriteria(Filter.Tab, Filter.ProcedureId, Filter.Status, Filter.Due, name, QueueCursor.Parse(After)), cancellationToken);
    }
}
