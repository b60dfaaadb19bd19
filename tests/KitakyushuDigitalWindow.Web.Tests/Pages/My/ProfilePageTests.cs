using System.Net;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

public class ProfilePageTests : MyPageTest
{
    private const string Url = "/my/profile";

    private static readonly Dictionary<string, string> _values = new()
    {
        ["profile.nameKana"] = "キタキュウ　ハナコ",
        ["profile.phone"] = "090-5550-0001",
        ["kaigo.validTo"] = "2027-03-31",
    };

    [Fact]
    public async Task Get_NothingKept_ShowsTheCardAndAsks()
    {
        var page = await PageAsync(Url);

        Assert.Contains("保存していません", Words(page), StringComparison.Ordinal);
        Assert.Contains("北九花子", Words(page), StringComparison.Ordinal);
        Assert.Contains("編集不可", Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NotTicked_SaysSoAndKeepsNothing()
    {
        using var client = await App.AsCitizenAsync();

        using var response = await (await HtmlForm.GetAsync(client, Url)).PostAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("チェックを入れてください", Words(await HtmlForm.ReadAsync(response)), StringComparison.Ordinal);
        Assert.Equal(0, await App.WithDbAsync(db => db.Consents.CountAsync()));
    }

    [Fact]
    public async Task Post_Ticked_BeginsWithAConsentOfTodaysWording()
    {
        using var client = await App.AsCitizenAsync();

        using var response = await (await HtmlForm.GetAsync(client, Url)).Choose(ConsentWording.Of(ConsentPurpose.Profile).Label).PostAsync();

        Assert.Equal(Url, response.Headers.Location!.ToString());
        var consent = await App.WithDbAsync(db => db.Consents.AsNoTracking().SingleAsync());
        Assert.Equal((ConsentPurpose.Profile, 1, App.Clock.Now.UtcDateTime), (consent.Purpose, consent.WordingVersion, consent.GivenAtUtc));
        Assert.Equal(consent.Id, (await KeptAsync())!.ConsentId);
    }

    [Fact]
    public async Task Get_Kept_ShowsEachItemInWordsWithItsDay()
    {
        using var client = await App.AsCitizenAsync();
        await App.KeepAsync(values: _values, members: Profiles.Person("北九　一郎", "2020-07-01", "child"));

        var words = Words(await HtmlForm.PageAsync(client, Url));

        foreach (var expected in new[] { "あなたの氏名（フリガナ）キタキュウハナコ", "2027年（令和9年）3月31日", "令和8年11月24日に、このページで入力", "北九一郎", "2020年（令和2年）7月1日", "同居" })
        {
            Assert.Contains(expected, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task PostItem_Wrong_ShowsTheQuestionsOwnErrorAndKeepsWhatWasTyped()
    {
        using var client = await App.AsCitizenAsync();
        await App.KeepAsync(values: _values);
        var form = await HtmlForm.GetAsync(client, Url + "/items/profile.phone");

        using var response = await form.Fill("電話番号", "12").PostAsync("保存する");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var again = HtmlForm.Of(client, Url, await HtmlForm.ReadAsync(response));
        Assert.Equal("12", again.ValueOf("電話番号"));
        Assert.Contains("市外局番から10桁か11桁", Words(again.Page), StringComparison.Ordinal);
        Assert.Equal("090-5550-0001", (await KeptAsync())!.Values["profile.phone"].Content.Text);
    }

    [Fact]
    public async Task PostItem_Right_IsKeptInItsCanonicalForm()
    {
        using var client = await App.AsCitizenAsync();
        await App.KeepAsync(values: _values);

        using var response = await (await HtmlForm.GetAsync(client, Url + "/items/profile.nameKana")).Fill("あなたの氏名（フリガナ）", "みほん はな").PostAsync();

        Assert.Equal(Url + "?saved=true", response.Headers.Location!.ToString());
        Assert.Equal("ミホン　ハナ", (await KeptAsync())!.Values["profile.nameKana"].Content.Text);
    }

    [Fact]
    public async Task PostForgetItem_AsksFirstThenOnlyThisOneIsGone()
    {
        using var client = await App.AsCitizenAsync();
        await App.KeepAsync(values: _values);

        using var response = await (await HtmlForm.GetAsync(client, Url + "/items/profile.phone/delete")).PostAsync("削除する");

        Assert.Equal(Url + "?deleted=true", response.Headers.Location!.ToString());
        Assert.Equal(["kaigo.validTo", "profile.nameKana"], (await KeptAsync())!.Values.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/items/card.name")]
    [InlineData("/items/profile.nothing")]
    [InlineData("/household/0198a4a0-0000-7000-8000-000000000000")]
    public async Task Get_NothingOfTheKind_Returns404(string path)
    {
        using var client = await App.AsCitizenAsync();
        await App.KeepAsync(values: _values);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Url + path));
    }

    [Fact]
    public async Task PostMember_WithADateOfAnEra_IsAdded()
    {
        using var client = await App.AsCitizenAsync();
        await App.KeepAsync();
        var form = await HtmlForm.GetAsync(client, Url + "/household");
        form.Fill("氏名", "北九　太郎").FillDate("生年月日（任意）", "元", "5", "6", "平成").Fill("あなたから見た続柄", "配偶者").Choose("同居・別居の別（任意）／同居");

        using var response = await form.PostAsync("保存する");

        Assert.Equal(Url + "?saved=true", response.Headers.Location!.ToString());
        var member = Assert.Single((await KeptAsync())!.Members);
        Assert.Equal(("北九　太郎", new DateOnly(1989, 5, 6), "spouse"), (member.Name, member.BirthOn!.Value, member.Relation));
    }

    [Fact]
    public async Task PostMember_Wrong_NamesTheFieldsAndSavesNothing()
    {
        using var client = await App.AsCitizenAsync();
        await App.KeepAsync(members: Profiles.Person("北九　一郎", "2020-07-01", "child"));
        var id = (await KeptAsync())!.Members[0].Id;
        var form = await HtmlForm.GetAsync(client, $"{Url}/household/{id}");
        form.Fill("氏名", "").FillDate("生年月日（任意）", "2020", "13", "1");

        using var response = await form.PostAsync("保存する");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Equal(2, page.QuerySelectorAll(".kdw-error-summary li").Length);
        Assert.Equal("北九　一郎", (await KeptAsync())!.Members[0].Name);
    }

    [Fact]
    public async Task PostMember_RightAndThenRemoved_IsChangedAndThenGone()
    {
        using var client = await App.AsCitizenAsync();
        await App.KeepAsync(members: Profiles.Person("北九　一郎", "2020-07-01", "child"));
        var id = (await KeptAsync())!.Members[0].Id;

        using var changed = await (await HtmlForm.GetAsync(client, $"{Url}/household/{id}")).Fill("学校・保育施設の名称（任意）", "見本小学校").PostAsync("保存する");
        Assert.Equal("見本小学校", (await KeptAsync())!.Members[0].TextOf(HouseholdParts.SchoolName));

        using var removed = await (await HtmlForm.GetAsync(client, $"{Url}/household/{id}/delete")).PostAsync("削除する");
        Assert.Equal(Url + "?deleted=true", removed.Headers.Location!.ToString());
        Assert.Empty((await KeptAsync())!.Members);
    }

    [Fact]
    public async Task Get_MemberOfAnotherPerson_Returns404()
    {
        using var owner = await App.AsCitizenAsync();
        using var other = await App.AsCitizenAsync("citizen-02");
        await App.KeepAsync(members: Profiles.Person("北九　一郎", "2020-07-01", "child"));
        await App.KeepAsync("citizen-02");
        var id = await App.WithDbAsync(async db => (await db.Profiles.AsNoTracking().ToListAsync()).Single(p => p.Members.Count == 1).Members[0].Id);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{Url}/household/{id}", "citizen-02"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{Url}/household/{id}/delete", "citizen-02"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"{Url}/household/{id}"));
    }

    [Fact]
    public async Task PostWithdraw_EverythingIsGoneFromTheDatabaseAndTheConsentHasAnEnd()
    {
        using var client = await App.AsCitizenAsync();
        await App.KeepAsync(values: _values, members: Profiles.Person("北九　一郎", "2020-07-01", "child"));
        var form = await HtmlForm.GetAsync(client, Url + "/withdraw");
        Assert.Contains("保存した内容（3項目、家族1人）", Words(form.Page), StringComparison.Ordinal);

        using var response = await form.PostAsync("保存をやめて、すべて削除する");

        Assert.Equal(Url + "?withdrawn=true", response.Headers.Location!.ToString());
        Assert.Null(await KeptAsync());
        Assert.NotNull((await App.WithDbAsync(db => db.Consents.AsNoTracking().SingleAsync())).WithdrawnAtUtc);
        var next = await (await FormWalk.StartAsync(client, "child-allowance-name-address-change")).FormAsync();
        Assert.Equal("", next.ValueOf("受給者の氏名（フリガナ）"));
    }

    /// <summary>Who took a consent back may give it again: it is another one.</summary>
    [Fact]
    public async Task Post_AgainAfterWithdrawal_IsASecondConsent()
    {
        using var client = await App.AsCitizenAsync();
        await App.KeepAsync(values: _values);
        using var withdrawn = await (await HtmlForm.GetAsync(client, Url + "/withdraw")).PostAsync("保存をやめて、すべて削除する");

        using var again = await (await HtmlForm.GetAsync(client, Url)).Choose(ConsentWording.Of(ConsentPurpose.Profile).Label).PostAsync();

        Assert.Equal(2, await App.WithDbAsync(db => db.Consents.CountAsync()));
        Assert.Empty((await KeptAsync())!.Values);
    }

    private Task<Profile?> KeptAsync() => App.WithDbAsync(async db =>
    {
        var id = db.Citizens.Single(c => c.Subject == "citizen-01").Id;
        return await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id);
    });
}
