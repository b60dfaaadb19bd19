using FluentValidation;
using FluentValidation.AspNetCore;
using KitakyushuDigitalWindow.Domain;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Shell;

internal static class FormPages
{
    /// <summary>Validates, and leaves the errors in ModelState under the page's input property.</summary>
    public static async Task<bool> IsValidAsync<T>(
        this PageModel page, IValidator<T> validator, T command, string prefix, CancellationToken cancellationToken)
    {
        (await validator.ValidateAsync(command, cancellationToken)).AddToModelState(page.ModelState, prefix);
        return page.ModelState.IsValid;
    }

    /// <summary>The same page again with status 400 and the refusal, if any, in the error summary.</summary>
    /// <param name="page">The page.</param>
    /// <param name="refusal">Why not; null when the model state says it.</param>
    /// <param name="key">Of the field to blame; none when empty.</param>
    public static PageResult ShowAgain(this PageModel page, Refusal? refusal = null, string key = "")
    {
        if (refusal is not null)
        {
            page.ModelState.AddModelError(key, refusal.Message);
        }

        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
