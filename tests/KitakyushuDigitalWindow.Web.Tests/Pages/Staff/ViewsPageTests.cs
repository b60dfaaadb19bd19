using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

public sealed class ViewsPageTests : IDisposable
{
    private const string Queue = "/staff/queue";
    private const string Url = "/staff/queue/views";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_FiltersWithAName_AreALinkInTheQueueOfThatPersonAlone()
    {
        using var clerk = _app.AsStaff();

        using var response = await (await SaveFormAsync(clerk, "?due=overdue&flag=agent&nonsense=1")).Fill("条件の名前", "代理の遅れ").PostAsync("保存する");

        response.RedirectsTo(Queue + "?due=overdue&flag=agent");
        var page = await HtmlForm.PageAsync(clerk, Queue + "?due=overdue&flag=agent");
        Assert.Contains("保存しました", page.QuerySelector(".kdw-banner--success")!.TextContent, StringComparison.Ordinal);
        var link = page.QuerySelectorAll(".kdw-views a").Single(a => a.TextContent == "代理の遅れ");
        Assert.Equal((Queue + "?due=overdue&flag=agent", "true"), (link.GetAttribute("href"), link.GetAttribute("aria-current")));
        Assert.Null((await HtmlForm.PageAsync(_app.AsStaff(number: 2), Queue)).QuerySelector(".kdw-views a"));
    }

    [Fact]
    public async Task Post_RenameAndDelete_ChangeTheOwnOnly()
    {
        using var clerk = _app.AsStaff();
        using var saved = await (await SaveFormAsync(clerk, "?due=today")).Fill("条件の名前", "今日").PostAsync("保存する");

        using var renamed = await (await HtmlForm.GetAsync(clerk, Url)).Fill("「今日」の名前", "今日の分").PostAsync("名前を変える");
        renamed.RedirectsTo(Url);
        Assert.Equal("今日の分", (await StoredAsync()).Single().Name);

        using var other = _app.AsStaff(number: 2);
        using var own = await (await SaveFormAsync(other, "?due=week")).Fill("条件の名前", "週").PostAsync("保存する");
        var victim = (await StoredAsync()).Single(v => v.Name == "今日の分").Id;
        var page = await HtmlForm.PageAsync(other, Url);
        page.QuerySelector("input[name='Input.Id']")!.SetAttribute("value", victim.ToString());
        using var forged = await HtmlForm.Of(other, Url, page).PostAsync("この条件を消す");
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        using var forgedName = await HtmlForm.Of(other, Url, page).PostAsync("名前を変える");
        Assert.Equal(HttpStatusCode.NotFound, forgedName.StatusCode);
        Assert.Equal(2, (await StoredAsync()).Count);

        using var deleted = await (await HtmlForm.GetAsync(clerk, Url)).PostAsync("この条件を消す");
        deleted.RedirectsTo(Url);
        Assert.Equal("週", (await StoredAsync()).Single().Name);
    }

    [Theory]
    [InlineData("", "条件の名前を入力してください")]
    [InlineData("今日", "同じ名前の条件")]
    public async Task Post_NoNameOrOneThatIsTaken_IsRefusedAndTheFiltersAreKept(string name, string words)
    {
        using var clerk = _app.AsStaff();
        using var first = await (await SaveFormAsync(clerk, "?due=today")).Fill("条件の名前", "今日").PostAsync("保存する");

        using var response = await (await SaveFormAsync(clerk, "?due=week")).Fill("条件の名前", name).PostAsync("保存する");

        var page = await response.RefusedAsync(words);
        using var again = await HtmlForm.Of(clerk, Url, page).Fill("条件の名前", "週").PostAsync("保存する");
        again.RedirectsTo(Queue + "?due=week");
    }

    [Fact]
    public async Task Post_MoreThanTheLimit_IsRefused()
    {
        var act = new Act("staff:x", _app.Clock.Now.UtcDateTime);
        await _app.WithDbAsync(db =>
        {
            var me = db.Staff.Single(s => s.Subject == "clerk1-kokurakita-hofuku-kodomo").Id;
            db.SavedViews.AddRange(Enumerable.Range(0, SavedView.MaxPerPerson).Select(i => SavedView.Save(me, "条件" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), "due=week", act)));
            return db.SaveChangesAsync();
        });
        using var clerk = _app.AsStaff();

        using var response = await (await SaveFormAsync(clerk, "?due=today")).Fill("条件の名前", "もう一つ").PostAsync("保存する");

        await response.RefusedAsync("保存できる条件は20件まで");
    }

    private static Task<HtmlForm> SaveFormAsync(HttpClient clerk, string filters) =>
        HtmlForm.GetAsync(clerk, Queue + filters, f => f.GetAttribute("action") == Url);

    private Task<List<SavedView>> StoredAsync() => _app.WithDbAsync(db => Task.FromResult(db.SavedViews.ToList()));
}
