using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using KitakyushuDigitalWindow.UseCases.Procedures.Guide;
using KitakyushuDigitalWindow.Web.Guide;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Guide;

/// <summary>「書類だけ」: what to have at hand, to tick off on paper.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public class ChecklistModel(GuideBook book, GuideQuery query, GuideChecklistQuery checklist, GuideCookie cookie) : PageModel
{
    public GuideResultRow Result { get; private set; } = null!;

    public IReadOnlyList<ChecklistRow> Rows { get; private set; } = [];

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ?? (IActionResult)Page();

    /// <summary>Null when there is a list; else where the person has to go first.</summary>
    protected async Task<RedirectResult?> LoadAsync(CancellationToken cancellationToken)
    {
        var state = cookie.Read(HttpContext);
        var path = GuidePath.Of(book.Tree, state.Answers);
        if (!path.IsComplete)
        {
            return Redirect(GuideRoutes.Current(path));
        }

        Result = await query.ReadAsync(state.Answers, state.DayOf(book.EventOf(path)), cancellationToken);
        Rows = checklist.Read(Result);
        return Rows.Count == 0 ? Redirect(GuideRoutes.Result) : null;
    }
}
