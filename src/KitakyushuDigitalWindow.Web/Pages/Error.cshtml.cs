using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
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

    public ErrorWords Words => IsOfStaff
        ? ErrorWords.OfStaff(Code ?? StatusCodes.Status500InternalServerError) : ErrorWords.Of(Code ?? StatusCodes.Status500InternalServerError);

    /// <summary>A page of the office, opened by somebody who is signed in there.</summary>
    public bool IsOfStaff { get; private set; }

    public string? InquiryNumber =>
        (Code ?? StatusCodes.Status500InternalServerError) >= StatusCodes.Status500InternalServerError
            ? Shell.InquiryNumber.Of(HttpContext)
            : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        PathString asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        IsOfStaff = (asked.StartsWithSegments("/staff", StringComparison.Ordinal) || asked.StartsWithSegments("/office", StringComparison.Ordinal))
            && await Session.ReadAsync(HttpContext, Session.StaffScheme) is not null;
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            var code = Code ?? StatusCodes.Status500InternalServerError;
            Response.StatusCode = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        }
    }
}
