using Microsoft.AspNetCore.Http.Features;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>
/// A request that says it is too large gets its page (413) before anything is read. Left to the readers of the form, it would look like a
/// refused token (400), and the connection would break before the browser has read the answer.
/// </summary>
public static class RequestSize
{
    public static IApplicationBuilder UseRequestSizeLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is not { IsReadOnly: false, MaxRequestBodySize: { } most } || context.Request.ContentLength is not { } length || length <= most)
        {
            return next(context);
        }

        limit.MaxRequestBodySize = null; // the server throws the body away for a few seconds, so that the browser comes to read
        context.Request.ContentType = null; // or the error page would read the form
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });
}
