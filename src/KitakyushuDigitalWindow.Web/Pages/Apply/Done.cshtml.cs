using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Packages;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

/// <summary>The number, at once; the same page whenever it is opened again.</summary>
public class DoneModel(DoneQuery query, PackageQuery packages) : PageModel, IForSomebody
{
    public DoneRow Application { get; private set; } = null!;

    public string? ForWhom => Application.ForWhom.Label;

    public ProcedureDefinition Definition => Application.Procedure.Definition;

    /// <summary>What it was started in; null when it stands alone.</summary>
    public PackageRow? Package { get; private set; }

    /// <summary>Documents whose original the office needs as well.</summary>
    public IEnumerable<string> Originals => Definition.Form.Questions.OfType<FileQuestion>()
        .Where(q => q.OriginalRequired && Application.Answers[q.Key] is not null).Select(q => q.Label);

    /// <summary>Filed at night or on a closed day: it has arrived now, and is looked at on the next open day.</summary>
    public bool IsAfterHours { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid draftId, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(draftId, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        if (found.Status == ApplicationStatus.Draft)
        {
            return Redirect(ApplyRoutes.Resume(draftId));
        }

        Application = found;
        Package = await packages.OfApplicationAsync(draftId, cancellationToken);
        var clock = JapanTime.ClockOf(found.ReceivedAtUtc);
        IsAfterHours = found.IsClosedDay || clock.TimeOfDay < new TimeSpan(8, 30, 0) || clock.TimeOfDay >= new TimeSpan(17, 0, 0);
        return Page();
    }
}
