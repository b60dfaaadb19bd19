using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

/// <summary>Every question type on a page: filled, with everything wrong, and what is particular to each.</summary>
public sealed class AllTypesTests : IDisposable
{
    /// <summary>By page: what is typed wrong. Every value must stand there again, and every question must say what is wrong.</summary>
    private static readonly Dictionary<string, (string Name, string Value)[]> _bad = new()
    {
        ["name"] = [("personName.familyName", "北九"), ("personName.givenName", ""), ("personName.fullName", ""), ("personKana", "漢字")],
        ["contact"] = [("phone", "１２３"), ("applicantKana", "kana")],
        ["mail"] = [("email", "hanako@")],
        ["birth"] = [("birthDate.year", "２０２６"), ("birthDate.month", "13"), ("birthDate.day", "27"), ("leaveMonth.year", "1999"), ("leaveMonth.month", "3"), ("eventDate.year", "2026"), ("eventDate.month", "2"), ("eventDate.day", "30")],
        ["postal"] = [("postal", "803-850")],
        ["address"] = [("address.postalCode", "803"), ("address.town", "小倉"), ("address.cityBlock", "")],
        ["person"] = [("mother.name.familyName", "北九"), ("mother.name.givenName", ""), ("mother.nameKana", "漢字"), ("mother.birthDate.month", "13"), ("mother.birthDate.year", "1990"), ("mother.birthDate.day", "1"), ("mother.address.town", "城内"), ("mother.address.cityBlock", "")],
        ["numbers"] = [("count", "２１"), ("rate", "0.25"), ("income", "百万"), ("insured", "123")],
        ["words"] = [("reason", new string('あ', 401)), ("work", new string('株', 41))],
        ["yes-no"] = [],
        ["lists"] = [],
        ["long-list"] = [("station.search", "八幡")],
        ["boxes"] = [],
        ["account"] = [("account.bankName", "架空銀行"), ("account.branchName", ""), ("account.accountNumber", "１２３４５６７８"), ("account.holderKana", "北九花子")],
        ["end"] = [],
    };

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    public static TheoryData<string> Pages() => [.. _bad.Keys];

    [Fact]
    public async Task Post_EveryPageFilled_LeadsToTheReceiptAndKeepsEveryAnswer()
    {
        await _app.PublishAllTypesAsync();
        using var client = await _app.AsCitizenAsync();
        var form = _app.Services.GetRequiredService<IPublishedProcedures>().Find(AllTypes.ProcedureId)!.Definition.Form;
        var person = await _app.WithDbAsync(db => db.Citizens.SingleAsync(c => c.Subject == "citizen-01"));
        var context = new FormContext(new DateOnly(2026, 11, 24), CitizenFacts.Of(person));
        var answers = new PlausibleAnswers(3) { Attach = _ => "file", Choose = q => q.Key == "email" ? new Answer("hanako@example.jp") : null }
            .Fill(form, AnswerSet.Empty.WithRow("children", 1).WithRow("children.1.schools", 1), context);

        var draft = (await FormWalk.StartAsync(client, AllTypes.ProcedureId)).Url.Split('/')[2];
        foreach (var step in Journey.Of(form, answers, context).Steps)
        {
            await PostAsync(client, $"/apply/{draft}/{step.Path}", step, answers);
        }

        var check = await HtmlForm.GetAsync(client, $"/apply/{draft}/check");
        var shown = check.Page.QuerySelector("main")!.TextContent;
        Assert.All(
            Journey.Of(form, answers, context).Questions.Where(q => q.Question.Asks && q.Question is not FileQuestion and not RepeatQuestion),
            q => Assert.All(q.Text.Split('\n'), line => Assert.Contains(line, shown, StringComparison.Ordinal)));
        using var sent = await check.Choose("入力した内容に間違いありません").PostAsync();
        Assert.EndsWith("/done", sent.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Post_Wrong_ShowsEachMessageAtItsFieldAndKeepsWhatWasTyped(string path)
    {
        var (client, walk) = await AtAsync(path);

        var (status, page) = await walk.TryAsync(f => Blank(f, _bad[path]));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("エラー：", page.Title, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        var links = page.QuerySelectorAll(".kdw-error-summary a");
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var field = page.GetElementById(link.GetAttribute("href")![1..]);
            Assert.True(field is IHtmlInputElement or IHtmlSelectElement or IHtmlTextAreaElement, $"{link.GetAttribute("href")} is no field: {link.TextContent}");
            Assert.Equal("true", field!.GetAttribute("aria-invalid"));
            Assert.Contains(link.TextContent, DescriptionOf(page, field), StringComparison.Ordinal);
        }

        Assert.Equal(page.QuerySelectorAll(".kdw-error p").Length, links.Length);
        Assert.All(page.QuerySelectorAll("[aria-describedby]").SelectMany(e => e.GetAttribute("aria-describedby")!.Split(' ')), id => Assert.NotNull(page.GetElementById(id)));
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        foreach (var (name, value) in _bad[path])
        {
            Assert.Equal(value, page.GetElementsByName(name).OfType<IHtmlElement>().Select(e => e is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)e).Value).Single());
        }

        client.Dispose();
    }

    [Theory]
    [InlineData("contact", "q-phone", "tel", null, "tel")]
    [InlineData("mail", "q-email", "email", null, "email")]
    [InlineData("postal", "q-postal", "text", "numeric", "off")] // not the citizen's own
    [InlineData("numbers", "q-count", "text", "numeric", "off")]
    [InlineData("numbers", "q-rate", "text", "decimal", "off")]
    [InlineData("numbers", "q-insured", "text", "numeric", "off")]
    [InlineData("birth", "q-birthDate-year", null, "numeric", "off")]
    [InlineData("account", "q-account-accountNumber", null, "numeric", "off")]
    [InlineData("name", "q-personName-familyName", null, null, "off")] // a child's
    public async Task Get_Field_HelpsThePhone(string path, string id, string? type, string? inputMode, string autoComplete)
    {
        var (client, walk) = await AtAsync(path);

        var field = (await walk.FormAsync()).Page.GetElementById(id)!;

        Assert.Equal((type, inputMode, autoComplete), (field.GetAttribute("type"), field.GetAttribute("inputmode"), field.GetAttribute("autocomplete")));
        client.Dispose();
    }

    [Fact]
    public async Task Get_BirthDateOfTheCardWithoutADay_IsShownInWordsAndFixed()
    {
        var facts = new KitakyushuDigitalWindow.Domain.Identity.CardFacts(
            "citizen-09x", "見本　一", "福岡県北九州市小倉北区城内1番1号", null, "19500300", KitakyushuDigitalWindow.Domain.Identity.Sex.Male);
        using var client = await _app.AsCitizenAsync("citizen-09x", facts);

        var page = (await (await FormWalk.StartAsync(client)).FormAsync()).Page;

        Assert.Contains("1950年（昭和25年）3月（日は不明）", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NameInOnePiece_IsKeptAndOpenedAgain()
    {
        var (client, walk) = await AtAsync("name");
        await walk.AnswerAsync(f => f.Fill("お子さんの氏名／氏", "").Fill("お子さんの氏名／名", "").Fill("お子さんの氏名／氏と名に分けられない名前（在留カードのとおり）", "NGUYEN VAN 𠮷"));

        Assert.Equal("NGUYEN VAN 𠮷", (await AnswersAsync())["personName"]!.Value);
        var back = await HtmlForm.GetAsync(client, walk.Url.Replace("contact", "name", StringComparison.Ordinal));
        Assert.Equal("NGUYEN VAN 𠮷", back.ValueOf("お子さんの氏名／氏と名に分けられない名前（在留カードのとおり）"));
        Assert.NotNull(back.Page.QuerySelector("details[open] #q-personName-fullName"));
        client.Dispose();
    }

    [Fact]
    public async Task Post_UnknownDay_IsKeptAndShownInWords()
    {
        var (client, walk) = await AtAsync("birth");
        await walk.AnswerAsync(f => f.FillDate("父の生年月日", "25", "3", "", "昭和").Choose("日が分からない"));

        Assert.Equal("1950-03-00", (await AnswersAsync())["birthDate"]!.Value);
        var draft = walk.Url.Split('/')[2];
        Assert.Contains("1950年（昭和25年）3月（日は不明）", (await HtmlForm.PageAsync(client, $"/apply/{draft}/check")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var back = await HtmlForm.GetAsync(client, $"/apply/{draft}/birth");
        Assert.True(((IHtmlInputElement)back.Page.GetElementById("q-birthDate-unknown")!).IsChecked);
        client.Dispose();
    }

    [Fact]
    public async Task Post_NoneOfTheseWithAnother_SaysToUntick()
    {
        var (client, walk) = await AtAsync("boxes");

        var (status, page) = await walk.TryAsync(f => f.Type("trouble", "walk", "none"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("「どれにも当てはまらない」を選ぶときは、ほかのチェックを外してください", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll<IHtmlInputElement>("input[name=trouble]").Count(b => b.IsChecked));
        await walk.AnswerAsync(f => f.Type("trouble", "none"));
        Assert.Equal("none", (await AnswersAsync())["trouble"]!.Value);
        client.Dispose();
    }

    [Fact]
    public async Task Post_ListOfTheDay_ShowsOnlyWhatIsOpen()
    {
        var (client, walk) = await AtAsync("lists");
        var page = (await walk.FormAsync()).Page;

        Assert.Equal(["", "2026-sample", "other"], page.QuerySelectorAll<IHtmlOptionElement>("#q-election option").Select(o => o.Value));
        var (status, again) = await walk.TryAsync(f => f.Forge("election", "2027-sample").Type("election", "2027-sample"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("選挙", again.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        client.Dispose();
    }

    [Fact]
    public async Task Post_SearchInALongList_NarrowsItAndKeepsTheRest()
    {
        var (client, walk) = await AtAsync("long-list");

        var (status, page) = await walk.TryAsync(f => f.Fill("名前の一部で探す", "こくら　西").Fill("一覧から選ぶ", "折尾"), "検索（最寄りの駅）");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("当てはまるものはありません", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);

        (status, page) = await walk.TryAsync(f => f.Fill("名前の一部で探す", "小倉").Fill("一覧から選ぶ", "折尾"), "検索（最寄りの駅）");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("3件見つかりました", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["折尾", "小倉", "南小倉", "西小倉"], page.QuerySelectorAll(".kdw-choices span").Select(s => s.TextContent)); // the chosen one stays
        using var response = await HtmlForm.Of(client, walk.Url, page).Choose("西小倉").PostAsync();
        Assert.Equal("o14", (await AnswersAsync())["station"]!.Value);
        client.Dispose();
    }

    private static string DescriptionOf(IHtmlDocument page, IElement field) => string.Concat(
        new[] { field, field.Closest("fieldset"), field.ParentElement?.Closest("fieldset")?.ParentElement?.Closest("fieldset") }.OfType<IElement>()
            .SelectMany(e => (e.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => page.GetElementById(id)?.TextContent));

    /// <summary>Everything empty but what is wrong.</summary>
    private static void Blank(HtmlForm form, (string Name, string Value)[] wrong)
    {
        foreach (var field in form.Page.QuerySelectorAll("main form input, main form select, main form textarea"))
        {
            switch (field)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } box:
                    box.IsChecked = box.Value == BankAccountQuestion.Bank;
                    break;
                case IHtmlInputElement { Type: "text" or "tel" or "email" or "search" } input:
                    input.Value = "";
                    break;
                case IHtmlTextAreaElement area:
                    area.Value = "";
                    break;
                case IHtmlSelectElement select when select.Options.Any(o => o.Value.Length == 0):
                    select.Value = "";
                    break;
            }
        }

        foreach (var (name, value) in wrong)
        {
            form.Type(name, value);
        }
    }

    private async Task<(HttpClient Client, FormWalk Walk)> AtAsync(string path)
    {
        await _app.PublishAllTypesAsync();
        var draft = await _app.AddAsync(procedureId: AllTypes.ProcedureId);
        var client = await _app.AsCitizenAsync();
        return (client, FormWalk.At(client, $"/apply/{draft}/{path}"));
    }

    private async Task<AnswerSet> AnswersAsync() =>
        await _app.WithDbAsync(db => db.Applications.AsNoTracking().Where(a => a.ProcedureId == AllTypes.ProcedureId).Select(a => a.Answers).SingleAsync());

    private async Task PostAsync(HttpClient client, string url, JourneyStep step, AnswerSet answers)
    {
        var form = await HtmlForm.GetAsync(client, url);
        foreach (var asked in step.Questions.Where(q => q.Question.Asks && !q.IsFixed && q.Question is not RepeatQuestion))
        {
            if (asked.Question is FileQuestion file)
            {
                if (file.Required)
                {
                    form.AttachTo(asked.Question.Key, "通帳.png", SampleFiles.Png());
                }

                continue;
            }

            foreach (var (field, value) in asked.Question.ToFields(answers[asked.Key]!))
            {
                form.Type(PageChange.InputName(asked.Question.Key, field), asked.Question is CheckboxesQuestion ? value.Split(',') : [value]);
            }
        }

        using var response = await form.PostAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{step.Path}: {(await HtmlForm.ReadAsync(response)).QuerySelector(".kdw-error-summary")?.TextContent}");
        if (response.Headers.Location!.ToString() == url)
        {
            await EmailCodes.EnterAsync(_app, client, url);
        }
    }
}
