using System.Net;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

public sealed class RepeatTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_SecondChild_IsAddedAndRemovedAfterAQuestion()
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync(choose: new Dictionary<string, string> { ["childLiving"] = "together" });
        var walk = FormWalk.At(client, $"/apply/{draft}/children/2/child-name");

        await walk.AnswerAsync(f => FillChild(f, "北九　二葉"));
        await walk.AnswerAsync(f => f.Choose("監護の有無／あり").Choose("生計関係／同一（生計が同じ）"));

        Assert.EndsWith("/children", walk.Url, StringComparison.Ordinal);
        Assert.Contains("北九　二葉", (await HtmlForm.PageAsync(client, walk.Url)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([1, 2], (await AnswersAsync()).RowsOf("children"));

        var remove = await HtmlForm.GetAsync(client, $"/apply/{draft}/remove/children/2");
        Assert.Equal([1, 2], (await AnswersAsync()).RowsOf("children")); // asking alone removes nothing
        using var response = await remove.PostAsync();
        Assert.Equal([1], (await AnswersAsync()).RowsOf("children"));
        Assert.Null((await AnswersAsync())["children.2.childName"]);
        using var twice = await remove.PostAsync();
        Assert.Equal([1], (await AnswersAsync()).RowsOf("children"));
    }

    [Fact]
    public async Task Post_NewChildFromTwoTabs_GivesTwoChildren()
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync(choose: new Dictionary<string, string> { ["childLiving"] = "together" });
        var (one, other) = (await NewChildAsync(client, draft, "北九　一葉"), await NewChildAsync(client, draft, "北九　三葉"));

        using var first = await one.PostAsync("次へ進む");
        using var second = await other.PostAsync("次へ進む");
        using var again = await other.PostAsync("次へ進む");

        var answers = await AnswersAsync();
        Assert.Equal(3, answers.RowsOf("children").Count);
        Assert.Equal("北九　一葉", answers["children.2.childName"]?.Value);
        Assert.Equal("北九　三葉", answers["children.3.childName"]?.Value);
    }

    [Theory]
    [InlineData("children/99/child-name")]
    [InlineData("children/0/child-name")]
    [InlineData("children/1/bank-account")]
    [InlineData("no-such-page")]
    [InlineData("remove/children/99")]
    public async Task Get_RowOrPageThatIsNotThere_GoesToWhereThePersonIs(string path)
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync();

        using var response = await client.GetAsync(new Uri($"/apply/{draft}/{path}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith($"/apply/{draft}", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OnlyChildRemoved_AsksForTheFirstChildAgain()
    {
        using var client = await _app.AsCitizenAsync();
        var draft = await _app.AddAsync();
        var remove = await HtmlForm.GetAsync(client, $"/apply/{draft}/remove/children/1");

        using var removed = await remove.PostAsync();
        using var check = await client.GetAsync(new Uri($"/apply/{draft}/check", UriKind.Relative));

        // not row 1: a link to the removed row must find nothing
        Assert.EndsWith("/children/2/child-name", check.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("", (await HtmlForm.GetAsync(client, check.Headers.Location!.ToString())).ValueOf("児童の氏名"));
    }

    private static void FillChild(HtmlForm form, string name) => form.Fill("児童の氏名", name).Fill("児童の氏名（フリガナ）", "カナ")
        .FillDate("児童の生年月日", "5", "5", "27", "令和").Choose("請求者との続柄／子").Choose("同居・別居の別／同居");

    private static async Task<HtmlForm> NewChildAsync(HttpClient client, Guid draft, string name)
    {
        var form = await HtmlForm.GetAsync(client, $"/apply/{draft}/children/2/child-name");
        FillChild(form, name);
        return form;
    }

    private async Task<AnswerSet> AnswersAsync() => (await _app.WithDbAsync(db => db.Applications.AsNoTracking().SingleAsync())).Answers;
}
