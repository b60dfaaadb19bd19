using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace KitakyushuDigitalWindow.Web.Files;

/// <summary>
/// Sends a file that somebody uploaded, or a letter: always as a download, never shown in the page's own origin, never cached. Who may
/// have it is decided by the query that found the row. What the scanner has not let pass never leaves the store.
/// </summary>
public sealed class StoredFiles(IBlobStore blobs)
{
    /// <summary>404 when the row is null; null when it may not be opened, and the page says why. A missing or changed blob throws, and the person reads the error page with an inquiry number.</summary>
    public async Task<IActionResult?> SendAsync(HttpContext context, StoredFileRow? file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (file is null)
        {
            return new NotFoundResult();
        }

        if (!file.Check.IsViewable())
        {
            Prepare(context.Response);
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return null;
        }

        var content = await blobs.OpenAsync(file.ContentHash, cancellationToken);
        Prepare(context.Response);

        // the first bytes are read, and so verified, before the answer starts; what was changed further on ends the download unfinished
        return new FileStreamResult(content, file.MediaType) { FileDownloadName = file.FileName };
    }

    /// <summary>A document made for this request.</summary>
    public static IActionResult Send(HttpContext context, byte[] content, string mediaType, string fileName)
    {
        ArgumentNullException.ThrowIfNull(context);
        Prepare(context.Response);
        return new FileContentResult(content, mediaType) { FileDownloadName = fileName };
    }

    private static void Prepare(HttpResponse response)
    {
        response.Headers[HeaderNames.CacheControl] = "no-store";
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
    }
}
