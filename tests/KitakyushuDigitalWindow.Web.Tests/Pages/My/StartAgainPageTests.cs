using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.My;

/// <summary>再申込: the old answers in a new draft, and nothing that has to be given anew.</summary>
public class StartAgainPageTests : MyPageTest
{
    private static readonly Dictionary<string, string> _withFile = new() { ["bankAccountChoice"] = "other", ["job"] = "employee" };

    [Fact]
    public async Task Get_FiledApplication_IsOfferedOnItsPage()
    {
        var filed = await Given.ReceivedAsync(App);

        var page = await PageAsync($"/my/applications/{filed.ReceiptNumber}");

        Assert.NotNull(page.QuerySelector($"a[href='/my/applications/{filed.ReceiptNumber}/start-again']"));
    }

    [Fact]
    public async Task Post_NoDraft_CopiesAnswersWithTheirSourceButNeitherFilesNorDeclarations()
    {
        var filed = await Given.ReceivedAsync(App, answers: _withFile);
        Assert.NotEmpty(filed.Attachments);

        var draft = await StartedAsync(filed);

        Assert.Equal(ApplicationStatus.Draft, draft.Status);
        Assert.Equal(filed.Answers["applicantKana"], draft.Answers["applicantKana"]);
        Assert.Equal(AnswerSource.EarlierApplication, draft.Answers["applicantKana"]!.Source);
        Assert.Equal(filed.Answers.RowsOf("children"), draft.Answers.RowsOf("children"));
        Assert.Equal(filed.Answers["children.1.childName"], draft.Answers["children.1.childName"]);
        Assert.Null(draft.Answers["children"]); // "these are all" is said anew
        Assert.DoesNotContain(draft.Answers.All.Keys, k => k.StartsWith("attachment", StringComparison.Ordinal) || k.StartsWith("agree", StringComparison.Ordinal));
        Assert.Empty(draft.Attachments);
        Assert.Equal(ApplicationStatus.Received, (await Given.SavedAsync(App, filed.Id)).Status);
    }

    [Fact]
    public async Task Post_DraftExists_AsksFirstAndReplacesItOnlyWhenTold()
    {
        var filed = await Given.ReceivedAsync(App);
        var old = await App.AddAsync(complete: false, choose: new Dictionary<string, string> { ["applicantKana"] = "シタガキ" });
        using var client = await App.AsCitizenAsync();
        var url = $"/my/applications/{filed.ReceiptNumber}/start-again";
        var form = await HtmlForm.GetAsync(client, url);
        Assert.NotNull(form.Page.QuerySelector($"a[href='/apply/{old}']"));

        using var untold = await form.PostAsync();
        Assert.Equal(HttpStatusCode.BadRequest, untold.StatusCode);
        Assert.Equal("シタガキ", (await Given.SavedAsync(App, old)).Answers["applicantKana"]!.Value);

        using var told = await (await HtmlForm.GetAsync(client, url)).PostAsync("消して前の内容から始める");
        Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
        var draft = await App.WithDbAsync(db => db.Applications.AsNoTracking().SingleAsync(a => a.Status == ApplicationStatus.Draft));
        Assert.NotEqual(old, draft.Id);
        Assert.Equal(filed.Answers["applicantKana"], draft.Answers["applicantKana"]);
    }

    [Fact]
    public async Task Get_OtherPerson_Returns404()
    {
        var filed = await Given.ReceivedAsync(App);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/my/applications/{filed.ReceiptNumber}/start-again", "citizen-02"));
    }

    private async Task<Application> StartedAsync(Application filed)
    {
        using var client = await App.AsCitizenAsync();
        using var response = await (await HtmlForm.GetAsync(client, $"/my/applications/{filed.ReceiptNumber}/start-again")).PostAsync("この内容で新しく申請する");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await Given.SavedAsync(App, Guid.Parse(response.Headers.Location!.ToString().Split('/')[^1]));
    }
}
