using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages;

/// <summary>
/// /error after an exception, /error/404 and others after a status code. The request comes here a second time with its
/// own method, so the page answers every method and asks for no token (a refused token leads here itself).
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(Duration = 0, Location = ResponseCacheLocation.None, NoStore = true)]
public sealed class ErrorModel : PageModel
{
    [FromRoute]
    public int? Code { get; set; }

    public ErrorWords Words => ErrorWords.Of(Code ?? StatusCodes.Status500InternalServerError);

    public string? InquiryNumber =>
        (Code ?? StatusCodes.Status500InternalServerError) >= StatusCodes.Status500InternalServerError
            ? Shell.InquiryNumber.Of(HttpContext)
            : null;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            var code = Code ?? StatusCodes.Status500InternalServerError;
            Response.StatusCode = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        }
    }
}
