using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Caching;

/// <summary>Tells browsers to ask each time, and lets them be answered in a line when nothing has changed.</summary>
public sealed class OpenPageHeaders : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Result is not PageResult { StatusCode: null or StatusCodes.Status200OK } || !OpenPage.IsAskedAnonymously(context.HttpContext))
        {
            return;
        }

        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ETag = context.HttpContext.Request.Query.ContainsKey("q")
            ? default
            : context.HttpContext.RequestServices.GetRequiredService<PublishedStamp>().ETagOf(context.HttpContext.Request);
        headers.AppendCommaSeparatedValues("Vary", "Cookie");
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
