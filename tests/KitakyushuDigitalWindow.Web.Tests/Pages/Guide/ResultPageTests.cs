using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog.Core;
using Serilog.Events;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Guide;

/// <summary>Today is 24 November 2026.</summary>
public sealed class ResultPageTests : IDisposable
{
    private static readonly DateOnly _born = new(2026, 11, 20);

    private readonly FakeRenderer _renderer = new();
    private readonly LogCapture _log = new();
    private readonly AppFactory _app;

    public ResultPageTests() => _app = new AppFactory().With("Logs:Level", "Verbose").WithServices(services =>
    {
        services.RemoveAll<IDocumentRenderer>().AddSingleton<IDocumentRenderer>(_renderer);
        services.AddSingleton<ILogEventSink>(_log);
    });

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_Birth_ShowsEachProcedureWithItsReasonAndItsDay()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).BirthAsync(_born, "戸籍の証明が必要");

        var page = await walk.PageAsync();

        Assert.Equal("必要な手続きは3件です", page.QuerySelector("h1")!.TextContent);
        var cards = page.QuerySelectorAll("ol.kdw-found > li").ToList();
        Assert.Equal(
            ["/procedures/child-allowance-certification", "/procedures/child-medical-certificate", "/procedures/family-register-certificate"],
            cards.Select(c => c.QuerySelector("h2 a")!.GetAttribute("href"))); // by deadline
        Assert.Contains("令和8年12月7日（月）まで", cards[0].TextContent, StringComparison.Ordinal); // the 15th day, 5 December, is a Saturday
        Assert.Contains("「児童手当をいま受けていますか」に「受けていない（はじめての子どもなど）」と答えたため", cards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("令和8年12月21日（月）まで（目安）", cards[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("「戸籍の証明が必要」と答えたため", cards[2].TextContent, StringComparison.Ordinal);
        Assert.All(cards, c => Assert.NotNull(c.QuerySelector("a[href^='/apply/']")));
        Assert.All(cards, c => Assert.Contains("オンライン可", c.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_WithoutADay_ShowsTheRulesAndAsksForTheDay()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).BirthAsync();

        var page = await walk.PageAsync();

        Assert.NotNull(page.QuerySelector("main a[href='/guide/date']"));
        Assert.Contains("15日特例", page.QuerySelector("ol.kdw-found > li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_DayLongPast_WarnsAndRefusesNothing()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).BirthAsync(new DateOnly(2026, 5, 1));

        var card = (await walk.PageAsync()).QuerySelector("ol.kdw-found > li")!;

        Assert.Contains("期限を過ぎていますが、今からでも手続きできます", card.TextContent, StringComparison.Ordinal);
        Assert.NotNull(card.QuerySelector("a[href='/apply/child-allowance-certification']"));
    }

    [Theory]
    [InlineData("2026", "11", "25", "お子さんが生まれた日は今日")]
    [InlineData("2026", "2", "30", "2月30日はありません")]
    [InlineData("2026", "13", "1", "月は1から12の数字で入力してください")]
    [InlineData("2026", "", "1", "月を入力してください")]
    public async Task Post_DayThatCannotBe_Returns400AndKeepsIt(string year, string month, string day, string message)
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).BirthAsync();
        var form = await walk.At("/guide/date").FormAsync();

        using var response = await form.Fill("年", year).Fill("月", month).Fill("日", day).PostAsync("結果を見る");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains(message, page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((year, month, day), (ValueOf(page, "on-year"), ValueOf(page, "on-month"), ValueOf(page, "on-day")));
        Assert.All(page.QuerySelectorAll(".kdw-error-summary a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task Post_DayLeftEmpty_IsNoError()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).BirthAsync(_born);

        using var response = await (await walk.At("/guide/date").FormAsync()).Fill("年", "").Fill("月", "").Fill("日", "").PostAsync("結果を見る");

        Assert.Equal("/guide/result", response.Headers.Location?.ToString());
    }

    /// <summary>引っ越し: what is before the day and what is after it.</summary>
    [Fact]
    public async Task Get_MoveAhead_CountsBeforeAndAfterTheDay()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).AnswerAsync("引っ越し");
        await walk.AnswerAsync("北九州市内で");
        await walk.AnswerAsync("犬の登録を変える");
        await walk.DateAsync(new DateOnly(2026, 12, 10));

        var cards = (await walk.PageAsync()).QuerySelectorAll("ol.kdw-found > li").Select(c => c.TextContent).ToList();

        Assert.Contains(cards, c => c.Contains("水道の使用中止届", StringComparison.Ordinal) && c.Contains("令和8年12月7日（月）まで", StringComparison.Ordinal));
        Assert.Contains(cards, c => c.Contains("来庁予定の連絡", StringComparison.Ordinal) && c.Contains("令和8年12月24日（木）まで", StringComparison.Ordinal));
        Assert.Contains(cards, c => c.Contains("犬の登録", StringComparison.Ordinal) && !c.Contains("令和8年", StringComparison.Ordinal)); // counted from another day
    }

    /// <summary>A day of another event says nothing about this one.</summary>
    [Fact]
    public async Task Get_AnotherEvent_AsksForItsOwnDay()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).BirthAsync(_born);

        await (await walk.At("/guide").AnswerAsync("死亡・相続")).AnswerAsync("国民健康保険の葬祭費");

        Assert.Equal("/guide/date", walk.Url);
        var page = await walk.PageAsync();
        Assert.Equal("", ValueOf(page, "on-year"));
        Assert.Contains("お亡くなりになった", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NothingFound_SaysWhatElseCanBeDone()
    {
        using var client = _app.Anonymous();
        var walk = await (await (await new GuideWalk(client).AnswerAsync("災害")).AnswerAsync("火事の被害")).AnswerAsync("ない");

        var page = await walk.PageAsync();

        Assert.Contains("見つかりませんでした", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='tel:0936718181']"));
        Assert.NotNull(page.QuerySelector("main a[href='/procedures']"));
    }

    [Fact]
    public async Task Get_Unknown_ShowsTheCasesAndOneOfThemCanBeChosen()
    {
        using var client = _app.Anonymous();
        var walk = await (await new GuideWalk(client).AnswerAsync("妊娠・出産")).AnswerAsync("わからない");

        var page = await walk.PageAsync();
        Assert.StartsWith("当てはまるかもしれない手続きが", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("窓口や電話でも聞けます", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/procedures/pregnancy-notification']"));
        await walk.PressAsync("「妊娠が分かった」で質問を続ける");

        Assert.Equal("母子健康手帳について、ほかに必要なことはありますか？", (await walk.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Get_UnknownAmongSeveral_CanBeAddedToWhatWasSaid()
    {
        using var client = _app.Anonymous();
        var walk = await (await new GuideWalk(client).AnswerAsync("障害・福祉")).AnswerAsync("日常生活用具", "わからない");
        Assert.Equal("必要な手続きは1件です", (await walk.PageAsync()).QuerySelector("h1")!.TextContent);

        await walk.PressAsync("「補装具（購入・修理）」に当てはまる");

        Assert.Equal("必要な手続きは2件です", (await walk.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Get_WhatDidNotApply_StandsApartWithWhomItConcerns()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).BirthAsync();

        var rest = (await walk.PageAsync()).QuerySelectorAll("details").Single(d => d.TextContent.Contains("該当しなかった手続き", StringComparison.Ordinal));

        Assert.Contains("「受けている（2人目以降の子ども）」と答えた人の手続きです", rest.TextContent, StringComparison.Ordinal);
        Assert.Empty(rest.QuerySelectorAll("a[href='/procedures/child-allowance-certification']"));
    }

    [Fact]
    public async Task Post_Restart_ForgetsEverything()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).BirthAsync();

        await walk.PressAsync("答えを消して最初からやり直す");

        Assert.Equal("/guide", walk.Url);
        Assert.DoesNotContain((await walk.PageAsync()).QuerySelectorAll<IHtmlInputElement>("input[name=answer]"), i => i.IsChecked);
    }

    [Fact]
    public async Task Get_Checklist_HasTheDocumentsWithTheirConditionsAndAPdf()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).BirthAsync(_born);

        var page = await HtmlForm.PageAsync(client, "/guide/checklist");
        var words = page.QuerySelector("main")!.TextContent;
        using var pdf = await client.GetAsync(new Uri("/guide/checklist/pdf", UriKind.Relative));
        var letter = LetterDocument.FromJson((await pdf.Content.ReadAsStringAsync())["%PDF-1.7\n".Length..]);

        Assert.Equal("/guide/result", walk.Url);
        Assert.Contains("マイナンバーカード", words, StringComparison.Ordinal);
        Assert.Contains("通帳またはキャッシュカードの写し", words, StringComparison.Ordinal);
        Assert.Contains("期限：令和8年12月7日（月）まで", words, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".kdw-checklist small"), s => s.TextContent.Contains("とき", StringComparison.Ordinal));
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("出産の手続き", letter.Title, StringComparison.Ordinal);
        Assert.Contains(letter.Items[0].Paragraphs, p => p.StartsWith("□ 通帳またはキャッシュカードの写し", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_PdfThatCannotBeMade_Returns503AndTheOtherWay()
    {
        using var client = _app.Anonymous();
        await new GuideWalk(client).BirthAsync();
        _renderer.IsBroken = true;

        using var response = await client.GetAsync(new Uri("/guide/checklist/pdf", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull((await HtmlForm.ReadAsync(response)).QuerySelector("main a[href='/guide/checklist']"));
    }

    [Fact]
    public async Task Walk_NoLogLineHoldsAnAnswer()
    {
        using var client = _app.Anonymous();
        await new GuideWalk(client).BirthAsync(_born, "保育施設を利用したい");
        await HtmlForm.PageAsync(client, "/guide/checklist");

        Assert.Contains(_log.Lines, l => l.Contains("guide/", StringComparison.Ordinal));
        string[] answers = ["born", "birth", "first", "nursery", "子どもが生まれた", "2026-11-20", "11/20/2026"];
        SourceTree.AssertNone(
            from line in _log.Lines
            from answer in answers
            where line.Contains(answer, StringComparison.OrdinalIgnoreCase)
            select $"{answer} in: {line}");
    }

    private static string ValueOf(IHtmlDocument page, string id) => ((IHtmlInputElement)page.GetElementById(id)!).Value;

    private sealed class LogCapture : ILogEventSink
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public void Emit(LogEvent logEvent) => _lines.Enqueue(
            $"{logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} | {string.Join(' ', logEvent.Properties.Select(p => $"{p.Key}={p.Value}"))} | {logEvent.Exception}");
    }
}
