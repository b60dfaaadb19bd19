using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Letters;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.Verify;

/// <summary>文書の照合: asks for the code that stands on the letter.</summary>
[EnableRateLimiting(RateLimits.Submit)]
public class IndexModel(VerifyLetterQuery query) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), "照合番号を入力してください");
            return this.ShowAgain();
        }

        if (!DocumentCode.TryParse(Code, out var code))
        {
            ModelState.AddModelError(nameof(Code), "照合番号は、文書にある12文字の英数字を入力してください");
            return this.ShowAgain();
        }

        if (await query.ReadAsync(code, cancellationToken) is null)
        {
            ModelState.AddModelError(nameof(Code), "この照合番号の文書は見つかりません。番号をもう一度確かめてください");
            return this.ShowAgain();
        }

        return Redirect("/verify/" + code.Value);
    }
}
