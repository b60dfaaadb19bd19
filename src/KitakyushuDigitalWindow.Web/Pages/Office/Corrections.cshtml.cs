using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Office;

/// <summary>補正の多い項目, for the owner of the forms: counts only, no case and no person.</summary>
public class CorrectionsModel(CorrectionCountsQuery query, TimeProvider clock) : PageModel
{
    private const int FirstYear = 2019;

    /// <summary>年度; the present one when it is missing, no number or out of range.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    public IReadOnlyList<CorrectedProcedureRow> Procedures { get; private set; } = [];

    public FiscalYear Present => FiscalYear.Of(clock.TodayInJapan());

    public FiscalYear Chosen => Year >= FirstYear && Year < Present.Year ? new FiscalYear(Year.Value) : Present;

    public bool IsPresent => Chosen == Present;

    public static string UrlOf(FiscalYear year) => string.Create(CultureInfo.InvariantCulture, $"/office/corrections?year={year.Year}");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Procedures = await query.ReadAsync(Chosen, cancellationToken);
    }
}
