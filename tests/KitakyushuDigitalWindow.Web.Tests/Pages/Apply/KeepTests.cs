using System.Net;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

/// <summary>入力した内容の保存: only with consent, shown with its source the next time, and gone when the consent is taken back.</summary>
public sealed class KeepTests : IDisposable
{
    private const string Kana = "ミホン　ハナ";
    private const string Phone = "090-5550-9876";
    private const string OtherProcedure = "child-allowance-name-address-change";

    private static readonly string _label = ConsentWording.Of(ConsentPurpose.Profile).Label;

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_FirstTime_AsksWithAnUntouchedBox()
    {
        using var client = await _app.AsCitizenAsync();
        var form = await CheckedAsync(client, await DraftAsync());

        var box = form.Page.QuerySelector("#keep")!;
        Assert.Equal("checkbox", box.GetAttribute("type"));
        Assert.Null(box.GetAttribute("checked"));
        Assert.True(form.Has(_label));
    }

    [Fact]
    public async Task Post_NotTicked_KeepsNothing()
    {
        using var client = await _app.AsCitizenAsync();
        await SentAsync(client, await DraftAsync(), keeps: false);

        Assert.Equal((0, 0), await CountsAsync());
        var form = await (await FormWalk.StartAsync(client, OtherProcedure)).FormAsync();
        Assert.Equal("", form.ValueOf("受給者の氏名（フリガナ）"));
    }

    [Fact]
    public async Task Post_Ticked_TheNextFormShowsTheValuesAndTheirDay()
    {
        using var client = await _app.AsCitizenAsync();
        await SentAsync(client, await DraftAsync(), keeps: true);

        var walk = await FormWalk.StartAsync(client, OtherProcedure);
        var form = await walk.FormAsync();
        Assert.Equal(Kana, form.ValueOf("受給者の氏名（フリガナ）"));
        Assert.Contains("前に入力した内容（令和8年11月", form.Page.Body!.TextContent, StringComparison.Ordinal);
        form = await (await walk.AnswerAsync()).FormAsync();
        Assert.Equal(Phone, form.ValueOf("日中に連絡がつく電話番号"));
        Assert.Equal((1, 1), await CountsAsync());
    }

    [Fact]
    public async Task Get_AgreedBefore_IsNotAskedAgainAndNewInputIsKept()
    {
        using var client = await _app.AsCitizenAsync();
        await SentAsync(client, await DraftAsync(), keeps: true);
        var draft = await _app.AddAsync(procedureId: "water-service-start", choose: new Dictionary<string, string>
        {
            ["applicantPhone"] = "090-5550-1111",
            ["applicantKana"] = Kana,
        });

        var form = await CheckedAsync(client, draft, "water-service-start");
        Assert.False(form.Has(_label));
        Assert.NotNull(form.Page.QuerySelector("a[href='/my/profile']"));
        using var sent = await form.PostAsync();

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var kept = await KeptAsync();
        Assert.Equal("090-5550-1111", kept!.Values["profile.phone"].Content.Text);
        Assert.Equal(Kana, kept.Values["profile.nameKana"].Content.Text);
    }

    [Fact]
    public async Task Post_Ticked_KeepsNeitherTheCardNorFilesNorDeclarations()
    {
        using var client = await _app.AsCitizenAsync();
        await SentAsync(client, await DraftAsync(), keeps: true);

        var kept = await KeptAsync();
        Assert.DoesNotContain(kept!.Values.Keys, k => k.StartsWith("card.", StringComparison.Ordinal) || k.StartsWith("derived.", StringComparison.Ordinal));
        Assert.DoesNotContain(kept.Values.Values, v => v.Content.Text is "true" or "北九　花子");
        var child = Assert.Single(kept.Members);
        Assert.Equal("北九　一郎", child.Name);
        Assert.Equal("child", child.Relation);
        Assert.NotNull(child.From);
    }

    /// <summary>A family member files for the insured person: whose kana and number are they?</summary>
    [Fact]
    public async Task Post_FormForSomebodyElse_TeachesNothingAboutThem()
    {
        using var client = await _app.AsCitizenAsync();
        await _app.KeepAsync();
        var draft = await _app.AddAsync(procedureId: "care-insured-card-reissue", choose: new Dictionary<string, string>
        {
            ["filerKind"] = "family",
            ["filerPhone"] = Phone,
            ["insuredName"] = "見本　ハル",
            ["insuredKana"] = "ミホン　ハル",
            ["insuredNumber"] = "1234567890",
        });
        using var sent = await (await CheckedAsync(client, draft, "care-insured-card-reissue")).PostAsync();

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var kept = await KeptAsync();
        Assert.Equal(Phone, kept!.Values["profile.phone"].Content.Text);
        Assert.DoesNotContain("profile.nameKana", kept.Values.Keys);
        Assert.DoesNotContain("kaigo.insuredNumber", kept.Values.Keys);
        Assert.Empty(kept.Members);
    }

    [Fact]
    public async Task Get_OtherPersonsForm_ShowsNothingOfIt()
    {
        using var client = await _app.AsCitizenAsync();
        await SentAsync(client, await DraftAsync(), keeps: true);
        using var other = await _app.AsCitizenAsync("citizen-02");

        var form = await (await FormWalk.StartAsync(other, OtherProcedure)).FormAsync();

        Assert.Equal("", form.ValueOf("受給者の氏名（フリガナ）"));
        Assert.DoesNotContain(Kana, (await HtmlForm.PageAsync(other, "/my/profile")).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>児童 is to 31 March after the 18th birthday (児童手当法3条), by the day in Japan: 0:30 on 1 April is 15:30 on 31 March in UTC.</summary>
    [Theory]
    [InlineData("2027-03-31T14:59:00Z", 1, 0)]
    [InlineData("2027-03-31T15:30:00Z", 0, 1)]
    public async Task Start_OnTheLastDayOfAge_CountsByTheDayInJapan(string now, int children, int older)
    {
        await _app.AsCitizenAsync();
        await _app.KeepAsync(members: Profiles.Person("北九　大輔", "2008-07-01", "child"));
        _app.Clock.Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        using var client = await _app.AsCitizenAsync();

        await FormWalk.StartAsync(client);

        var answers = await _app.WithDbAsync(db => db.Applications.AsNoTracking().Select(a => a.Answers).SingleAsync());
        Assert.Equal((children, older), (answers.RowsOf("children").Count, answers.RowsOf("olderChildren").Count));
    }

    [Fact]
    public async Task Start_KnownChild_IsThereAsARowThatCanBeTakenAway()
    {
        using var client = await _app.AsCitizenAsync();
        await _app.KeepAsync(members: Profiles.Person("北九　一郎", "2020-07-01", "child"));
        var walk = await FormWalk.StartAsync(client, "child-allowance-school-fee-deduction");
        await walk.AnswerAsync(f => f.Fill("申出者の氏名（フリガナ）", Kana));
        await walk.AnswerAsync(f => f.Fill("日中に連絡がつく電話番号", Phone));
        await walk.AnswerAsync();
        Assert.EndsWith("/children/1/child-name", walk.Url, StringComparison.Ordinal); // the school is all that is missing
        Assert.Equal("北九　一郎", (await walk.FormAsync()).ValueOf("児童の氏名"));

        using var gone = await (await HtmlForm.GetAsync(client, walk.Url.Replace("/children/1/child-name", "/remove/children/1", StringComparison.Ordinal))).PostAsync();
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        await FormWalk.At(client, walk.Url.Replace("/children/1/child-name", "/applicant-phone", StringComparison.Ordinal)).AnswerAsync();

        var answers = await _app.WithDbAsync(db => db.Applications.AsNoTracking().Select(a => a.Answers).SingleAsync());
        Assert.Empty(answers.RowsOf("children")); // and it does not come back
    }

    private Task<Guid> DraftAsync() => _app.AddAsync(choose: new Dictionary<string, string>
    {
        ["applicantKana"] = Kana,
        ["applicantPhone"] = Phone,
        ["hasSpouse"] = "no",
        ["job"] = "none",
        ["hasOlderChild"] = "no",
        ["childName"] = "北九　一郎",
        ["childRelation"] = "child",
        ["bankAccountChoice"] = "public",
    });

    private async Task SentAsync(HttpClient client, Guid draft, bool keeps)
    {
        var form = await CheckedAsync(client, draft);
        if (keeps)
        {
            form.Choose(_label);
        }

        using var sent = await form.PostAsync();
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private async Task<HtmlForm> CheckedAsync(HttpClient client, Guid draft, string procedureId = Drafts.ChildAllowance)
    {
        var form = await HtmlForm.GetAsync(client, $"/apply/{draft}/check");
        foreach (var declaration in _app.Services.GetRequiredService<IPublishedProcedures>().Find(procedureId)!.Definition.Declarations)
        {
            form.Choose(declaration.Label);
        }

        return form;
    }

    private Task<Profile?> KeptAsync() => _app.WithDbAsync(db => db.Profiles.AsNoTracking().SingleOrDefaultAsync());

    private Task<(int Profiles, int Consents)> CountsAsync() => _app.WithDbAsync(async db => (await db.Profiles.CountAsync(), await db.Consents.CountAsync()));
}
