using KitakyushuDigitalWindow.Domain.Text;
using KitakyushuDigitalWindow.UseCases.Procedures;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Procedures;

/// <summary>手続きの一覧, one life event of it, or what a search found.</summary>
public class IndexModel(CatalogueQuery catalogue) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "life")]
    public string? Life { get; set; }

    [FromQuery(Name = "by")]
    public string? By { get; set; }

    public IReadOnlyList<CatalogueGroup> Groups { get; private set; } = [];

    public string Heading { get; private set; } = "手続きを探す";

    /// <summary>The chosen way of dividing the whole list; null when only a part of it is shown.</summary>
    public string? Tab { get; private set; }

    public bool WasCut { get; private set; }

    /// <summary>A search that found nothing.</summary>
    public bool IsEmptyHanded { get; private set; }

    /// <summary>The words in the search box and the title.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>The life event that the page shows, where the guide can go on from.</summary>
    public string? Guided => Tab is null && Shown.Length == 0 && Groups.Count == 1 ? Life : null;

    public string PageTitle => Shown.Length > 0 ? $"「{TextElements.Cut(Shown, 20)}」の検索結果" : Heading;

    public IReadOnlyList<Crumb> Crumbs => Tab is null
        ? [new("ホーム", "/"), new("手続きを探す", "/procedures"), new(Shown.Length > 0 ? "検索結果" : Heading)]
        : [new("ホーム", "/"), new("手続きを探す")];

    public IActionResult OnGet()
    {
        if (!string.IsNullOrWhiteSpace(Query))
        {
            Find(Query);
        }
        else if (Life is not null)
        {
            if (catalogue.OfLifeEvent(Life) is not { } life)
            {
                return NotFound();
            }

            (Groups, Heading) = ([life], $"「{life.Title}」の手続き");
        }
        else
        {
            Tab = By == "life" ? "life" : "category";
            Groups = Tab == "life" ? catalogue.ByLifeEvent() : catalogue.ByCategory();
        }

        return Page();
    }

    private void Find(string query)
    {
        var found = catalogue.Search(query);
        Shown = new string([.. TextElements.Cut(query.Trim(), ProcedureSearch.MaxLength).Where(c => !char.IsControl(c))]);
        (WasCut, IsEmptyHanded) = (found.WasCut, found.Rows.Count == 0);
        Groups = IsEmptyHanded ? [] : [new CatalogueGroup("found", "検索結果", found.Rows)];
        Heading = IsEmptyHanded ? "手続きが見つかりませんでした" : $"{found.Rows.Count}件の手続きが見つかりました";
    }
}
