using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.Web.Audit;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Audit;

/// <summary>The search of the audit page as a file.</summary>
public class CsvModel(OpenAuditHandler open, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => StoredFiles.Send(
        HttpContext, await open.ExportAsync(AuditFilter.Read(Request.Query).Criteria, cancellationToken), "text/csv; charset=utf-8",
        string.Create(CultureInfo.InvariantCulture, $"操作記録_{clock.TodayInJapan():yyyyMMdd}.csv"));
}
