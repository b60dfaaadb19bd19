using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages;

public class IndexModel(CatalogueQuery catalogue, AttentionQuery attention, ICurrentCitizen citizen) : PageModel
{
    /// <summary>As many as fill the rows of three; the rest one click further.</summary>
    public IEnumerable<LifeEvent> LifeEvents { get; } = CatalogueWords.LifeEvents.Take(12);

    public IReadOnlyList<(string Id, string Label)> Popular { get; private set; } = [];

    public int Count => catalogue.Count;

    /// <summary>Null when nobody is signed in.</summary>
    public AttentionRow? Mine { get; private set; }

    public static string IconOf(string lifeEvent) => lifeEvent switch
    {
        "moving" => "moving",
        "birth" or "childcare" => "child",
        "marriage-divorce" => "marriage",
        "care" => "care",
        "death-inheritance" => "bereavement",
        "work-tax" => "tax",
        "certificates" => "certificate",
        "welfare" => "disability",
        "disaster" => "disaster",
        "business" => "work",
        "living" => "office",
        _ => "guide",
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Popular = catalogue.Popular();
        Mine = citizen.IsSignedIn ? await attention.ReadAsync(cancellationToken) : null;
    }
}
