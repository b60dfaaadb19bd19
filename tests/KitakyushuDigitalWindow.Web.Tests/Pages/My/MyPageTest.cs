using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

/// <summary>What the tests of 申請の状況 share: one app, and citizen-01 with a page open.</summary>
public abstract class MyPageTest : IDisposable
{
    protected AppFactory App { get; } = new();

    public void Dispose()
    {
        App.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static string Words(IHtmlDocument page) => string.Concat(page.QuerySelector("main")!.TextContent.Where(c => !char.IsWhiteSpace(c)));

    protected async Task<IHtmlDocument> PageAsync(string url)
    {
        using var client = await App.AsCitizenAsync();
        return await HtmlForm.PageAsync(client, url);
    }

    protected async Task<HttpStatusCode> StatusAsync(string url, string subject = "citizen-01")
    {
        using var client = await App.AsCitizenAsync(subject);
        using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
        return response.StatusCode;
    }
}
