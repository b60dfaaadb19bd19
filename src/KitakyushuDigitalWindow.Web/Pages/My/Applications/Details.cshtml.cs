using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>One application: where it stands and what to do next, what happened, what was sent, what came back.</summary>
public class DetailsModel(MyApplicationQuery query) : PageModel
{
    [FromQuery(Name = "corrected")]
    public bool Corrected { get; set; }

    [FromQuery(Name = "withdrawn")]
    public bool Withdrawn { get; set; }

    public MyApplicationRow Application { get; private set; } = null!;

    /// <summary>Files that the office asked for beyond the form.</summary>
    public IReadOnlyList<AttachmentRow> OtherFiles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(receiptNumber, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Application = found;
        OtherFiles = [.. found.Attachments.Where(f => !found.Journey.Questions.Any(q => q.Key == f.QuestionKey))];
        return Page();
    }
}
