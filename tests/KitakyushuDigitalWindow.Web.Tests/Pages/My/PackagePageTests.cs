using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

/// <summary>まとまり: picked in the guide, made after the log-in, worked off one by one.</summary>
public sealed class PackagePageTests : IDisposable
{
    private const string Allowance = "child-allowance-certification";
    private const string Medical = "child-medical-certificate";
    private const string Button = "選んだ手続きをまとめて進める";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_PickedWithoutLogIn_GoesToTheLogInAndComesBackToTheList()
    {
        using var client = _app.Anonymous();
        var walk = await new GuideWalk(client).BirthAsync();

        await walk.PressAsync(Button);

        Assert.Equal("/my/packages/new", walk.Url);
        using var response = await client.GetAsync(new Uri(walk.Url, UriKind.Relative));
        Assert.Equal("/sign-in?returnUrl=%2Fmy%2Fpackages%2Fnew", response.Headers.Location?.ToString(), ignoreCase: true);
        Assert.Empty(await _app.WithDbAsync(db => db.Packages.ToListAsync()));
    }

    [Fact]
    public async Task Post_NothingPicked_Returns400()
    {
        using var client = _app.Anonymous();
        var form = await (await new GuideWalk(client).BirthAsync()).FormAsync(Button);

        using var response = await form.Type("picked").PostAsync(Button);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("手続きを選んでください", (await HtmlForm.ReadAsync(response)).QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OnePicked_StartsItAlone()
    {
        using var client = _app.Anonymous();
        var form = await (await new GuideWalk(client).BirthAsync()).FormAsync(Button);

        using var response = await form.Type("picked", Medical).PostAsync(Button);

        Assert.Equal("/apply/" + Medical, response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Post_ForgedProcedure_IsNotInThePackage()
    {
        using var client = await _app.AsCitizenAsync();
        var form = await (await new GuideWalk(client).BirthAsync()).FormAsync(Button);

        using var response = await form.Forge("picked", "dog-registration").PostAsync(Button);

        var page = await HtmlForm.PageAsync(client, response.Headers.Location!.ToString());
        Assert.DoesNotContain("犬の登録", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_MadeTwice_IsOnePackage()
    {
        using var client = await _app.AsCitizenAsync();
        await (await new GuideWalk(client).BirthAsync(new DateOnly(2026, 11, 20))).PressAsync(Button);
        var form = await HtmlForm.GetAsync(client, "/my/packages/new");

        using var first = await form.PostAsync("この内容で始める");
        using var second = await form.PostAsync("この内容で始める");

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        var package = await _app.WithDbAsync(db => db.Packages.Include(p => p.Items).SingleAsync());
        Assert.Equal(("出産の手続き", new DateOnly(2026, 11, 20)), (package.Title, package.EventOn));
        Assert.Equal([(Allowance, new DateOnly(2026, 12, 7)), (Medical, (DateOnly?)new DateOnly(2026, 12, 21))], package.Items.OrderBy(i => i.Order).Select(i => (i.ProcedureId, i.DueOn)));
    }

    [Fact]
    public async Task Get_Package_ShowsTheStateOfEachAndLeadsFromOneToTheNext()
    {
        using var client = await _app.AsCitizenAsync();
        var url = await MakeAsync(client);
        Assert.Equal(["未完了", "未完了"], await StatesAsync(client, url));

        var draft = await StartAsync(client, url, Medical);
        Assert.Equal(["未完了", "作成中"], await StatesAsync(client, url));
        Assert.Equal($"/apply/{draft}", (await HtmlForm.PageAsync(client, url)).QuerySelector("ul.kdw-tasks a[href^='/apply/']")!.GetAttribute("href"));

        await FileAsync(draft);
        Assert.Equal(["未完了", "申請済み"], await StatesAsync(client, url));
        var page = await HtmlForm.PageAsync(client, url);
        Assert.Contains("2件のうち1件が申請済みです", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("ul.kdw-tasks a[href^='/my/applications/']"));

        var done = await HtmlForm.PageAsync(client, $"/apply/{draft}/done");
        Assert.Contains("2件中1件が申請済み", done.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var next = await HtmlForm.Of(client, $"/apply/{draft}/done", done).PostAsync("「児童手当の認定請求」を始める");
        Assert.StartsWith("/apply/", next.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["作成中", "申請済み"], await StatesAsync(client, url));
    }

    [Fact]
    public async Task Get_AllFiled_SaysThatNothingIsLeft()
    {
        using var client = await _app.AsCitizenAsync();
        var url = await MakeAsync(client);
        foreach (var id in new[] { Allowance, Medical })
        {
            await FileAsync(await StartAsync(client, url, id));
        }

        Assert.Contains("すべて申請済みです", (await HtmlForm.PageAsync(client, url)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var numbers = await _app.WithDbAsync(db => db.Applications.Select(a => a.ReceiptNumber).ToListAsync());
        Assert.Equal(2, numbers.OfType<string>().Distinct().Count()); // each its own application
    }

    [Fact]
    public async Task Get_DraftDiscarded_CanBeStartedAgain()
    {
        using var client = await _app.AsCitizenAsync();
        var url = await MakeAsync(client);
        var draft = await StartAsync(client, url, Medical);
        using var gone = await (await HtmlForm.GetAsync(client, $"/my/applications/drafts/{draft}/discard")).PostAsync();

        Assert.Equal(["未完了", "未完了"], await StatesAsync(client, url));
        Assert.NotEqual(draft, await StartAsync(client, url, Medical));
    }

    /// <summary>Who began before gathering goes on with what is there.</summary>
    [Fact]
    public async Task Post_StartWhereADraftExists_TakesTheDraft()
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync(procedureId: Medical);
        var url = await MakeAsync(client);

        Assert.Equal(draft, await StartAsync(client, url, Medical));
    }

    [Fact]
    public async Task Get_SecondForm_OffersWhatTheFirstSaid()
    {
        using var client = await _app.AsCitizenAsync();
        await _app.AddAsync(procedureId: Allowance, choose: new Dictionary<string, string> { ["applicantPhone"] = "093-555-0111", ["applicantKana"] = "キタキュウ　ハナコ" });
        var url = await MakeAsync(client);
        await StartAsync(client, url, Allowance);
        var draft = await StartAsync(client, url, Medical);

        var form = await HtmlForm.GetAsync(client, $"/apply/{draft}/applicant-name");
        Assert.Equal("キタキュウ　ハナコ", form.ValueOf("保護者の氏名（フリガナ）"));
        Assert.Contains("前の申請の内容を表示しています", form.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var saved = await form.PostAsync("次へ進む");
        Assert.Equal("093-555-0111", (await HtmlForm.GetAsync(client, $"/apply/{draft}/applicant-phone")).ValueOf("日中に連絡がつく電話番号"));
        var application = await _app.WithDbAsync(db => db.Applications.AsNoTracking().SingleAsync(a => a.Id == draft));
        Assert.Equal(AnswerSource.EarlierApplication, application.Answers["applicantKana"]!.Source);
    }

    [Fact]
    public async Task Get_OutsideThePackage_OffersNothingOfIt()
    {
        using var client = await _app.AsCitizenAsync();
        await _app.AddAsync(procedureId: Allowance, choose: new Dictionary<string, string> { ["applicantKana"] = "キタキュウ　ハナコ" });
        var url = await MakeAsync(client);
        await StartAsync(client, url, Allowance);

        var draft = await _app.AddAsync(procedureId: Medical, complete: false);

        Assert.Equal("", (await HtmlForm.GetAsync(client, $"/apply/{draft}/applicant-name")).ValueOf("保護者の氏名（フリガナ）"));
    }

    [Fact]
    public async Task Post_ProcedureThatIsNotInThePackage_Returns400AndStartsNothing()
    {
        using var client = await _app.AsCitizenAsync();
        var url = await MakeAsync(client);

        using var response = await (await HtmlForm.GetAsync(client, url)).Forge("procedureId", "dog-registration").PostAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await _app.WithDbAsync(db => db.Applications.ToListAsync()));
    }

    /// <summary>ひとり親の手続き are done at the counter: the package reminds of them.</summary>
    [Fact]
    public async Task Get_WithAProcedureOfTheCounter_SaysWhere()
    {
        using var client = await _app.AsCitizenAsync();
        var walk = await (await (await new GuideWalk(client).AnswerAsync("結婚・離婚")).AnswerAsync("離婚・別居"))
            .AnswerAsync("受給者を変える（自分が新しく受ける）", "児童扶養手当を請求する・現況届");
        await (await walk.DateAsync(null)).PressAsync(Button);
        using var made = await (await HtmlForm.GetAsync(client, "/my/packages/new")).PostAsync("この内容で始める");
        var url = made.Headers.Location!.ToString();

        var page = await HtmlForm.PageAsync(client, url);

        var counter = page.QuerySelectorAll("h2").Single(h => h.TextContent == "窓口で行う手続き").NextElementSibling!;
        Assert.Contains("児童扶養手当の認定請求", counter.TextContent, StringComparison.Ordinal);
        Assert.Contains("お住まいの区の区役所", counter.TextContent, StringComparison.Ordinal);
        using var forced = await (await HtmlForm.GetAsync(client, url)).Forge("procedureId", "child-rearing-allowance-application").PostAsync();
        Assert.Equal(HttpStatusCode.BadRequest, forced.StatusCode);
    }

    [Fact]
    public async Task Get_LikeApplicationElsewhere_IsNamedBeforeAnybodyFilesTwice()
    {
        using var client = await _app.AsCitizenAsync();
        var filed = await Given.ReceivedAsync(_app);
        var url = await MakeAsync(client);

        Assert.Contains($"受付番号 {filed.ReceiptNumber}）を審査しています", (await HtmlForm.PageAsync(client, url)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_MyApplications_ListsThePackage()
    {
        using var client = await _app.AsCitizenAsync();
        var url = await MakeAsync(client);
        await FileAsync(await StartAsync(client, url, Medical));

        var page = await HtmlForm.PageAsync(client, "/my/applications");

        var row = page.QuerySelector($"a[href='{url}']")!.ParentElement!.ParentElement!;
        Assert.Contains("2件中1件 申請済み", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Discard_TakesOnlyTheViewAway()
    {
        using var client = await _app.AsCitizenAsync();
        var url = await MakeAsync(client);
        var draft = await StartAsync(client, url, Medical);

        using var response = await (await HtmlForm.GetAsync(client, url + "/discard")).PostAsync("表示をやめる");

        Assert.Equal("/my/applications", response.Headers.Location?.ToString());
        using var gone = await client.GetAsync(new Uri(url, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(draft, (await _app.WithDbAsync(db => db.Applications.SingleAsync())).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/discard")]
    public async Task Any_OfAnotherPerson_Returns404(string page)
    {
        using var client = await _app.AsCitizenAsync();
        var url = await MakeAsync(client) + page;
        using var stranger = await _app.AsCitizenAsync("citizen-02");
        var own = await HtmlForm.PageAsync(client, url);
        var token = own.QuerySelector("main input[name=__RequestVerificationToken]")!;

        using var read = await stranger.GetAsync(new Uri(url, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        var theirs = await HtmlForm.PageAsync(stranger, await MakeAsync(stranger) + page);
        token.SetAttribute("value", theirs.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        using var posted = await HtmlForm.Of(stranger, url, own).PostAsync();

        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        Assert.Equal(2, await _app.WithDbAsync(db => db.Packages.CountAsync()));
    }

    /// <summary>Birth of a first child: 児童手当 and 子ども医療証.</summary>
    private static async Task<string> MakeAsync(HttpClient client)
    {
        await (await new GuideWalk(client).BirthAsync()).PressAsync(Button);
        using var made = await (await HtmlForm.GetAsync(client, "/my/packages/new")).PostAsync("この内容で始める");
        return made.Headers.Location!.ToString();
    }

    private static async Task<Guid> StartAsync(HttpClient client, string url, string procedureId)
    {
        using var started = await (await HtmlForm.GetAsync(client, url)).Forge("procedureId", procedureId).PostAsync();
        return Guid.Parse(started.Headers.Location!.ToString()["/apply/".Length..]);
    }

    private static async Task<IEnumerable<string>> StatesAsync(HttpClient client, string url) =>
        (await HtmlForm.PageAsync(client, url)).QuerySelectorAll("main form .kdw-tasks__state").Select(s => s.TextContent.Trim());

    /// <summary>Sent, as the check page sends it.</summary>
    private async Task FileAsync(Guid draftId) => await Given.FileAsync(_app, draftId);
}
