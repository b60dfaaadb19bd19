using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Home;

public class HomePageTests(AppFactory app) : IClassFixture<AppFactory>
{
    [Fact]
    public async Task Get_Search_LeadsToTheCatalogue()
    {
        var page = await HtmlForm.PageAsync(app.Anonymous(), "/");

        Assert.Equal("何の手続きをしますか", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        var form = page.QuerySelector<IHtmlFormElement>("search form")!;
        Assert.Equal("get", form.Method);
        Assert.Equal("/procedures", form.GetAttribute("action"));
        Assert.Equal("q", page.QuerySelector<IHtmlInputElement>("search input")!.Name);
        Assert.Equal(12, page.QuerySelectorAll(".kdw-life a[href^='/procedures?life=']").Length);
    }

    [Fact]
    public async Task Get_Anonymous_ShowsNobodysApplications()
    {
        var page = await HtmlForm.PageAsync(app.Anonymous(), "/");

        Assert.Null(page.QuerySelector(".kdw-home-mine"));
        Assert.Empty(page.QuerySelectorAll("form[method=post]"));
    }

    [Fact]
    public async Task Get_SignedInWithADraft_SaysThatItWaits()
    {
        using var client = await app.AsCitizenAsync("citizen-02");
        using var started = await (await HtmlForm.GetAsync(client, "/apply/dog-registration")).PostAsync();

        var page = await HtmlForm.PageAsync(client, "/");

        Assert.Contains("下書き 1件", page.QuerySelector(".kdw-home-mine")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Every address in the catalogue's and the information pages leads somewhere; pages of citizens and staff have their own tests.</summary>
    [Fact]
    public async Task Get_EveryLink_LeadsSomewhere()
    {
        using var client = app.Anonymous();
        var open = new Queue<string>(["/"]);
        var seen = new HashSet<string>(open, StringComparer.Ordinal);
        var read = 0;
        while (open.TryDequeue(out var url))
        {
            using var response = await client.GetAsync(new Uri(url, UriKind.Relative));
            Assert.True((int)response.StatusCode < 400, $"{url} answers {(int)response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html" || (int)response.StatusCode >= 300 || url.StartsWith("/sign-in", StringComparison.Ordinal))
            {
                continue;
            }

            read++;
            var page = await HtmlForm.ReadAsync(response);
            foreach (var href in page.QuerySelectorAll("[href]").Select(e => e.GetAttribute("href")!))
            {
                if (href.StartsWith('#'))
                {
                    Assert.True(page.GetElementById(href[1..]) is not null, $"{url} has no {href}");
                    continue;
                }

                var target = href.Split('#')[0];
                if (target.StartsWith('/') && !target.StartsWith("/my", StringComparison.Ordinal) && !target.StartsWith("/staff", StringComparison.Ordinal)
                    && seen.Add(target))
                {
                    open.Enqueue(target);
                }
            }
        }

        Assert.True(read >= 64 + 13 + 5, $"only {read} pages were read");
    }
}
