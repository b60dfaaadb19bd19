using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace KitakyushuDigitalWindow.Web.Files;

/// <summary>Shows uploaded files as pictures only: a photograph as it is, a PDF page by page as PNG. Nothing that could run reaches the browser.</summary>
public sealed class FilePictures(IBlobStore blobs, IPageImages pages)
{
    private static readonly string _pdf = FileKind.Pdf.MediaType();
    private static readonly string[] _photographs = [FileKind.Jpeg.MediaType(), FileKind.Png.MediaType()];

    /// <summary>Number of pages; null when it cannot be shown (HEIC, damaged, locked).</summary>
    public async Task<int?> CountAsync(StoredFileRow file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.MediaType != _pdf)
        {
            return _photographs.Contains(file.MediaType) ? 1 : null;
        }

        await using var content = await blobs.OpenAsync(file.ContentHash, cancellationToken);
        return await pages.CountAsync(content, cancellationToken);
    }

    /// <summary>404 when there is no such file or page; null when it may not be opened, and the page says why.</summary>
    public async Task<IActionResult?> SendAsync(HttpContext context, StoredFileRow? file, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (file is null)
        {
            return new NotFoundResult();
        }

        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (!file.Check.IsViewable())
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return null;
        }

        if (_photographs.Contains(file.MediaType))
        {
            return page == 1 ? new FileStreamResult(await blobs.OpenAsync(file.ContentHash, cancellationToken), file.MediaType) : new NotFoundResult();
        }

        if (file.MediaType != _pdf || page < 1)
        {
            return new NotFoundResult();
        }

        await using var content = await blobs.OpenAsync(file.ContentHash, cancellationToken);
        return await pages.RenderAsync(content, page, cancellationToken) is { } picture ? new FileContentResult(picture, FileKind.Png.MediaType()) : new NotFoundResult();
    }
}
