using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.My;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace KitakyushuDigitalWindow.Web.Apply;

/// <summary>
/// Once a delegation is over, what was started under it is not there any more for the agent. Where a page answers so, this looks whether
/// that is the reason and leads to the page that explains it, instead of a bare 404. What goes well pays nothing for it.
/// </summary>
public sealed class EndedDelegationFilter(EndedCasesQuery query) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var executed = await next();
        if (executed.Result is not NotFoundResult)
        {
            return;
        }

        var (route, aborted) = (context.RouteData.Values, context.HttpContext.RequestAborted);
        if (Guid.TryParse(route["draftId"] as string, out var id) && await query.FindAsync(id, aborted) is { } ended)
        {
            executed.Result = new RedirectResult(ended.ReceiptNumber is { } number ? MyRoutes.Application(number) : ApplyRoutes.Ended(id));
        }
        else if (route["receiptNumber"] is string receipt && await query.FindAsync(receipt, aborted) is { ReceiptNumber: { } known })
        {
            executed.Result = new RedirectResult(MyRoutes.Application(known));
        }
    }
}
