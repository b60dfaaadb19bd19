using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Letters;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.Verify;

/// <summary>文書の照合: number, date and hash of an issued letter. Also compares a PDF with the one that was issued; the file is not kept.</summary>
[EnableRateLimiting(RateLimits.Submit)]
[RequestSizeLimit(MaxBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxBytes)]
public class LetterModel(VerifyLetterQuery query) : PageModel
{
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Null when the city has issued no letter under this code.</summary>
    public VerifiedLetter? Letter { get; private set; }

    /// <summary>Null as long as no file was compared.</summary>
    public bool? IsSameFile { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) => await ShowAsync(code, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string code, IFormFile? file, CancellationToken cancellationToken)
    {
        var page = await ShowAsync(code, cancellationToken);
        if (Letter is null)
        {
            return page;
        }

        ModelState.Clear();
        if (file is null || file.Length == 0)
        {
            ModelState.AddModelError("file", "PDFのファイルを選んでください");
            return this.ShowAgain();
        }

        await using var content = file.OpenReadStream();
        IsSameFile = await VerifyLetterQuery.IsIssuedFileAsync(Letter, content, cancellationToken);
        return page;
    }

    private async Task<IActionResult> ShowAsync(string code, CancellationToken cancellationToken)
    {
        Letter = DocumentCode.TryParse(code, out var parsed) ? await query.ReadAsync(parsed, cancellationToken) : null;
        Response.StatusCode = Letter is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Page();
    }
}
