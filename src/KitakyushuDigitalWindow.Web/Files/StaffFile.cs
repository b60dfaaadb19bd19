using KitakyushuDigitalWindow.UseCases.Applications.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Files;

internal static class StaffFile
{
    /// <summary>Sends a file to be saved, never to be shown by the browser itself: what was uploaded must not run on this site.</summary>
    public static IActionResult Send(this PageModel page, OpenedFile? file)
    {
        if (file is null)
        {
            return new NotFoundResult();
        }

        page.Response.Headers.CacheControl = "no-store";
        page.Response.Headers.XContentTypeOptions = "nosniff";
        return new FileStreamResult(file.Content, file.ContentType) { FileDownloadName = file.FileName };
    }
}
