using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Procedures;

public class CataloguePageTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Theory]
    [InlineData("/procedures", 64)]
    [InlineData("/procedures?by=life", 106)]
    public async Task Get_List_ShowsEveryProcedureWithItsOnlineLevel(string url, int rows)
    {
        var page = await HtmlForm.PageAsync(app.Anonymous(), url);

        var shown = page.QuerySelectorAll(".kdw-resources > li").ToList();
        Assert.Equal(rows, shown.Count);
        Assert.All(shown, row => Assert.NotEmpty(row.QuerySelector(".kdw-chip")!.TextContent));
        Assert.Equal(
            DefinitionImport.Shipped().Select(s => s.Id).Order(StringComparer.Ordinal),
            shown.Select(row => row.QuerySelector("a")!.GetAttribute("href")!["/procedures/".Length..]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("page", page.QuerySelector($".kdw-tabs a[href='{url}']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Get_JumpLinks_LeadToHeadings()
    {
        var page = await HtmlForm.PageAsync(app.Anonymous(), "/procedures");

        var links = page.QuerySelectorAll<IHtmlAnchorElement>(".kdw-jump a").ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Equal("H2", page.GetElementById(link.GetAttribute("href")![1..])!.TagName));
    }

    [Fact]
    public async Task Get_EachLifeEvent_ShowsItsProceduresOnly()
    {
        foreach (var life in CatalogueWords.LifeEvents)
        {
            var page = await HtmlForm.PageAsync(app.Anonymous(), "/procedures?life=" + life.Id);

            Assert.Contains(life.Label, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            Assert.NotEmpty(page.QuerySelectorAll(".kdw-resources > li"));
        }

        var disaster = await HtmlForm.PageAsync(app.Anonymous(), "/procedures?life=disaster");
        Assert.Equal("/procedures/disaster-victim-certificate", Assert.Single(disaster.QuerySelectorAll(".kdw-resources a")).GetAttribute("href"));
    }

    [Fact]
    public async Task Get_UnknownLifeEvent_Returns404()
    {
        using var response = await app.Anonymous().GetAsync(new Uri("/procedures?life=nothing", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
