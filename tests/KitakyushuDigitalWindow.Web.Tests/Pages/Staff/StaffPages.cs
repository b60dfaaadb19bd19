using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>What the tests of the ward office's pages share.</summary>
internal static class StaffPages
{
    public static Task<HttpResponseMessage> OpenAsync(this HttpClient client, string url) => client.GetAsync(new Uri(url, UriKind.Relative));

    public static string MainText(this IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    /// <summary>The page that was shown again, with status 400 and the words in its error summary.</summary>
    public static async Task<IHtmlDocument> RefusedAsync(this HttpResponseMessage response, string words)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.StartsWith("エラー：", page.Title, StringComparison.Ordinal);
        Assert.Contains(words, page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        return page;
    }

    public static void RedirectsTo(this HttpResponseMessage response, string url)
    {
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(url, response.Headers.Location!.ToString());
    }
}
