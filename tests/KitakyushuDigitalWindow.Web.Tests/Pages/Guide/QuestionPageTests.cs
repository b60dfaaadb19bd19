using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Guide;

public sealed class QuestionPageTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_WithoutLogIn_AsksTheFirstQuestionAndSaysThatNoNameIsAsked()
    {
        var page = await HtmlForm.PageAsync(_app.Anonymous(), "/guide");

        Assert.Equal("どんなときですか？", Assert.Single(page.QuerySelectorAll("legend h1")).TextContent);
        Assert.Equal(14, page.QuerySelectorAll("input[type=radio][name=answer]").Length);
        Assert.Contains("お名前や住所は聞きません", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("progress, [role=progressbar]"));
    }

    [Fact]
    public async Task Post_ToTheResult_NoAddressHoldsAnAnswerAndTheCookieCannotBeRead()
    {
        using var client = _app.Anonymous();
        var form = (await HtmlForm.GetAsync(client, "/guide")).Choose("妊娠・出産");
        using var first = await form.PostAsync("次へ進む");
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"), c => c.StartsWith("kdw-guide=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("birth", cookie, StringComparison.Ordinal);

        var walk = await new GuideWalk(client).BirthAsync(new DateOnly(2026, 11, 20));

        Assert.Equal("/guide/result", walk.Url);
        Assert.All(walk.Passed, url => Assert.Matches("^/guide/([0-9]+|date|result)$", url));
    }

    [Fact]
    public async Task Post_Nothing_Returns400AndSaysWhatToDo()
    {
        using var client = _app.Anonymous();

        using var response = await (await HtmlForm.GetAsync(client, "/guide")).PostAsync("次へ進む");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.StartsWith("エラー：", page.Title, StringComparison.Ordinal);
        var link = Assert.Single(page.QuerySelectorAll(".kdw-error-summary a"));
        Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
        Assert.Contains("わからない", page.QuerySelector(".kdw-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NoneBesideAnother_Returns400AndKeepsBoth()
    {
        using var client = _app.Anonymous();
        var walk = await (await (await new GuideWalk(client).AnswerAsync("引っ越し")).AnswerAsync("北九州市から市外へ")).FormAsync();

        using var response = await walk.Choose("大きなごみが出る").Choose("どれも当てはまらない").PostAsync("次へ進む");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains("ほかの答えを外してください", page.QuerySelector(".kdw-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["bulky", "none"], page.QuerySelectorAll<IHtmlInputElement>("input[name=answer]").Where(i => i.IsChecked).Select(i => i.GetAttribute("value")));
    }

    [Fact]
    public async Task Post_SeveralWithoutANoneOfTheirOwn_OfferOneAndLeadOn()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).AnswerAsync("障害・福祉");

        await walk.AnswerAsync("この中にはない");

        Assert.Equal("/guide/result", walk.Url);
        Assert.Contains("見つかりませんでした", (await walk.PageAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>「わからない」 on every question of the guide: the next page asks on, or shows procedures, and nobody stands before a wall.</summary>
    [Fact]
    public async Task Post_Unknown_OnEveryQuestion_LeadsOn()
    {
        var tree = _app.Services.GetRequiredService<GuideBook>().Tree;
        foreach (var question in tree.Questions)
        {
            using var client = _app.Anonymous();
            var walk = new GuideWalk(client);
            foreach (var label in WayTo(tree, question))
            {
                await walk.AnswerAsync(label);
            }

            Assert.Equal(question.Text, (await walk.PageAsync()).QuerySelector("h1")!.TextContent);
            await walk.AnswerAsync("わからない");
            if (walk.Url == "/guide/date")
            {
                await walk.DateAsync(null);
            }

            var page = await walk.PageAsync();
            Assert.True(
                page.QuerySelector("input[name=answer]") is not null || page.QuerySelectorAll("main a[href^='/procedures/'], main a[href='/procedures']").Length > 0 || page.QuerySelector("button[name=value]") is not null,
                $"After 「わからない」 on {question.Id}, {walk.Url} leads nowhere.");
        }
    }

    [Theory]
    [InlineData("birth", "いまはどの時期ですか？")]
    [InlineData("moving", "どんな引っ越しですか？")]
    public async Task Get_FromALifeEvent_StartsAtItsFirstQuestion(string life, string heading)
    {
        using var client = _app.Anonymous();
        var catalogue = await HtmlForm.PageAsync(client, "/procedures?life=" + life);
        var link = catalogue.QuerySelector("main a[href^='/guide/start/']")!.GetAttribute("href")!;

        using var response = await client.GetAsync(new Uri(link, UriKind.Relative));

        Assert.Equal("/guide/2", response.Headers.Location?.ToString());
        Assert.Equal(heading, (await HtmlForm.PageAsync(client, "/guide/2")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Get_FromANoLifeEvent_Returns404()
    {
        using var response = await _app.Anonymous().GetAsync(new Uri("/guide/start/nonsense", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/guide/2")]
    [InlineData("/guide/99")]
    [InlineData("/guide/0")]
    [InlineData("/guide/date")]
    [InlineData("/guide/result")]
    [InlineData("/guide/checklist")]
    [InlineData("/guide/checklist/pdf")]
    public async Task Get_AheadOfTheAnswers_GoesToTheFirstQuestion(string url)
    {
        using var response = await _app.Anonymous().GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal("/guide", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Post_AnEarlierAnswerChanged_TakesTheOthersOffThePathAndBack()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).BirthAsync();
        var change = (await walk.PageAsync()).QuerySelectorAll<IHtmlAnchorElement>("main a[href*='from=result']").First(a => a.TextContent.Contains("いまはどの時期ですか", StringComparison.Ordinal));

        await walk.At(change.GetAttribute("href")!).AnswerAsync("母子健康手帳をなくした");

        Assert.Equal("/guide/result", walk.Url);
        Assert.Equal("必要な手続きは1件です", (await walk.PageAsync()).QuerySelector("h1")!.TextContent);
        await walk.At("/guide/2?from=result").AnswerAsync("子どもが生まれた");
        Assert.Equal("必要な手続きは2件です", (await walk.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Get_Back_ShowsWhatWasAnswered()
    {
        using var client = _app.Anonymous();
        var walk = await (await new GuideWalk(client).AnswerAsync("妊娠・出産")).AnswerAsync("妊娠が分かった");

        var page = await walk.PageAsync();
        Assert.Equal("/guide/2", page.QuerySelector(".kdw-back")!.GetAttribute("href"));
        Assert.Equal("ここまでの答え（2）", page.QuerySelector("aside summary")!.TextContent);
        var before = await HtmlForm.PageAsync(client, "/guide/2");
        Assert.Equal("pregnant", Assert.Single(before.QuerySelectorAll<IHtmlInputElement>("input[name=answer]"), i => i.IsChecked).GetAttribute("value"));
    }

    /// <summary>Two tabs: what is posted belongs to the question that was seen, and a question that is gone takes nothing.</summary>
    [Fact]
    public async Task Post_OfAQuestionThatIsNotOnThePathAnyMore_ChangesNothing()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).AnswerAsync("妊娠・出産");
        var old = (await walk.FormAsync()).Choose("妊娠が分かった");
        await walk.At("/guide").AnswerAsync("証明書");

        using var late = await old.PostAsync("次へ進む");

        Assert.Equal("/guide/2", late.Headers.Location?.ToString());
        Assert.Equal("どの証明ですか？", (await HtmlForm.PageAsync(client, "/guide/2")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Get_ThreeHoursLater_BeginsAnew()
    {
        using var client = _app.Anonymous();
        await new GuideWalk(client).BirthAsync();
        _app.Clock.Now += TimeSpan.FromHours(3.1);

        using var response = await client.GetAsync(new Uri("/guide/result", UriKind.Relative));

        Assert.Equal("/guide", response.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("CfDJ8AAAA")]
    public async Task Get_WithACookieThatIsNotOurs_BeginsAnew(string cookie)
    {
        using var client = _app.Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", "kdw-guide=" + cookie);

        using var response = await client.GetAsync(new Uri("/guide/result", UriKind.Relative));

        Assert.Equal("/guide", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Frame_HomeMenuAndCookiesPage_LeadToTheGuide()
    {
        using var client = _app.Anonymous();
        var home = await HtmlForm.PageAsync(client, "/");

        Assert.NotNull(home.QuerySelector("main a.kdw-button[href='/guide']"));
        Assert.Equal(2, home.QuerySelectorAll("header nav a[href='/guide']").Length); // wide and narrow
        Assert.Contains("kdw-guide", (await HtmlForm.PageAsync(client, "/cookies")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The labels that lead from the root to a question.</summary>
    private static List<string> WayTo(GuideTree tree, GuideQuestion question)
    {
        var labels = new List<string>();
        for (var at = question; at != tree.Root;)
        {
            var (from, option) = tree.Questions.SelectMany(q => q.Options.Select(o => (q, o))).First(f => f.o.Next == at.Id);
            labels.Insert(0, option.Label);
            at = from;
        }

        return labels;
    }
}
