using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

/// <summary>添付の表示: one page of a file at a time, turned and enlarged by links.</summary>
public class ViewFileModel(OpenCaseHandler open, OpenFileHandler files, FilePictures pictures) : PageModel
{
    public static IReadOnlyList<int> Zooms { get; } = [100, 150, 200, 300];

    public CaseRow Case { get; private set; } = null!;

    public CaseFile Shown { get; private set; } = null!;

    public StoredFileRow Stored { get; private set; } = null!;

    /// <summary>Null when the file cannot be shown here; it can still be saved.</summary>
    public int? Pages { get; private set; }

    [BindProperty(SupportsGet = true, Name = "sheet")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Degrees clockwise: 0, 90, 180, 270.</summary>
    [BindProperty(SupportsGet = true)]
    public int Turn { get; set; }

    /// <summary>Per cent of the width.</summary>
    [BindProperty(SupportsGet = true)]
    public int Zoom { get; set; } = 100;

    public async Task<IActionResult> OnGetAsync(string receiptNumber, Guid id, CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(receiptNumber, cancellationToken) is not { } found
            || found.Files.FirstOrDefault(f => f.Id == id) is not { } file
            || await files.AttachmentAsync(receiptNumber, id, cancellationToken) is not { } stored)
        {
            return NotFound();
        }

        (Case, Shown, Stored) = (found, file, stored);
        Pages = stored.Check.IsViewable() ? await pictures.CountAsync(stored, cancellationToken) : null;
        PageNumber = Math.Clamp(PageNumber, 1, Pages ?? 1);
        Turn = Turn is 90 or 180 or 270 ? Turn : 0;
        Zoom = Zooms.Contains(Zoom) ? Zoom : 100;
        return Page();
    }
}
