using System.Net;
using System.Text;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>郵送する文書: print, addresses, posted; and what may be decided.</summary>
public sealed class LettersPageTests : IDisposable
{
    private const string Url = "/staff/letters";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_ChosenLetters_ArePrintedAddressedAndPosted()
    {
        var number = await IssuedAsync(goesByPost: true);
        var other = await IssuedAsync(goesByPost: false);
        using var clerk = _app.AsStaff();
        var page = (await HtmlForm.PageAsync(clerk, Url)).MainText();
        Assert.Contains(number, page, StringComparison.Ordinal);
        Assert.DoesNotContain(other, page, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", page, StringComparison.Ordinal);

        using var pdf = await (await HtmlForm.GetAsync(clerk, Url)).PostAsync("まとめて印刷する（PDF）");
        using var csv = await (await HtmlForm.GetAsync(clerk, Url)).PostAsync("宛名一覧を保存する（CSV）");
        using var posted = await (await HtmlForm.GetAsync(clerk, Url)).PostAsync("発送済みにする");

        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        var lines = Encoding.UTF8.GetString((await csv.Content.ReadAsByteArrayAsync())[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("北九　花子,様,北九小倉北保子第77号," + number, lines[1], StringComparison.Ordinal);
        posted.RedirectsTo(Url);
        var letter = (await _app.StoredCaseAsync(number)).Letters[0];
        Assert.Equal(new DateOnly(2026, 11, 24), letter.PostedOn);
        Assert.Contains("1件を発送済みにしました", (await HtmlForm.PageAsync(clerk, Url)).MainText(), StringComparison.Ordinal);
        Assert.Contains(number, (await HtmlForm.PageAsync(clerk, Url + "?posted=true")).MainText(), StringComparison.Ordinal);
        Assert.Contains("令和8年11月24日に発送", (await HtmlForm.PageAsync(clerk, $"/staff/applications/{number}/documents")).MainText(), StringComparison.Ordinal);
        Assert.Equal(2, await _app.WithDbAsync(db => Task.FromResult(db.Audit.Count(a => a.What == "application.print_letters" && a.Subject == number))));
    }

    [Fact]
    public async Task Post_LetterThatAColleagueHasPosted_IsReportedAndTheOthersAreDone()
    {
        var first = await IssuedAsync(goesByPost: true);
        var second = await IssuedAsync(goesByPost: true);
        var old = await HtmlForm.GetAsync(_app.AsStaff(number: 2), Url);
        var id = (await _app.StoredCaseAsync(first)).Letters[0].Id;
        using (await (await HtmlForm.GetAsync(_app.AsStaff(), Url)).Type("Letters", id.ToString()).PostAsync("発送済みにする"))
        {
        }

        using var response = await old.PostAsync("発送済みにする");

        response.RedirectsTo(Url);
        Assert.NotNull((await _app.StoredCaseAsync(second)).Letters[0].PostedOn);
        Assert.Single((await _app.StoredCaseAsync(first)).History, e => e.Kind == ApplicationEventKind.LetterPosted);
    }

    [Theory]
    [InlineData("まとめて印刷する（PDF）")]
    [InlineData("宛名一覧を保存する（CSV）")]
    [InlineData("発送済みにする")]
    public async Task Post_LetterOfAnotherWard_IsNotThere(string button)
    {
        var number = await IssuedAsync(goesByPost: true);
        var id = (await _app.StoredCaseAsync(number)).Letters[0].Id;
        var mine = await _app.GivenCaseAsync(new GivenCase { Ward = Ward.Moji, Status = ApplicationStatus.Decided, GoesByPost = true });
        await _app.RunJobsAsync();
        using var other = _app.AsStaff(Ward.Moji);
        var form = await HtmlForm.GetAsync(other, Url);
        Assert.DoesNotContain(number, form.Page.MainText(), StringComparison.Ordinal);

        using var response = await form.Type("Letters", "").Forge("Letters", id.ToString()).PostAsync(button);

        await response.RefusedAsync("文書を選んでください");
        Assert.Null((await _app.StoredCaseAsync(number)).Letters[0].PostedOn);
        Assert.Null((await _app.StoredCaseAsync(mine)).Letters[0].PostedOn);
    }

    [Fact]
    public async Task Post_PartialGrant_NeedsAReasonAndGivesItWithTheAppealNotice()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var url = $"/staff/applications/{number}/propose";
        using var without = await (await HtmlForm.GetAsync(_app.AsStaff(), url))
            .Choose("一部を認める（一部の認定・支給・交付）").Fill("決定の内容", "児童1人について認めます。").PostAsync("決裁に回す");
        await without.RefusedAsync("理由が必要です（行政手続法8条）");

        using var response = await (await HtmlForm.GetAsync(_app.AsStaff(), url)).Choose("一部を認める（一部の認定・支給・交付）")
            .Fill("決定の内容", "児童1人について認めます。").Fill("認めない理由", "もう1人の監護を確認できないため。").Choose("通知書を郵送もする").PostAsync("決裁に回す");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var decision = (await _app.StoredCaseAsync(number)).Decisions[0];
        var letter = UseCases.Documents.LetterDocument.FromJson(decision.Letter);
        Assert.Equal((DecisionKind.Partial, true), (decision.Kind, decision.GoesByPost));
        Assert.Equal("児童手当 認定通知書（通知）", letter.Title);
        Assert.Equal("一部を認めない理由", letter.Items[1].Heading);
        Assert.NotNull(letter.AppealNotice);
    }

    private async Task<string> IssuedAsync(bool goesByPost)
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Decided, GoesByPost = goesByPost });
        await _app.RunJobsAsync();
        return number;
    }
}
