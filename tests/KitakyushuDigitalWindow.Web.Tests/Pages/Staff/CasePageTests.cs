using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

public sealed class CasePageTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_Case_ShowsAnswersByLabelAndRecordsWhoLooked()
    {
        var number = await _app.GivenCaseAsync();
        var before = (await _app.StoredCaseAsync(number)).Version;

        var text = (await HtmlForm.PageAsync(_app.AsStaff(), "/staff/applications/" + number)).MainText();

        Assert.Contains("請求者の氏名", text, StringComparison.Ordinal);
        Assert.Contains("北九　花子", text, StringComparison.Ordinal);
        Assert.Contains("1990年（平成2年）5月14日", text, StringComparison.Ordinal);
        Assert.Contains("口座を指定する", text, StringComparison.Ordinal); // the option's label, not its code
        Assert.Contains("記録されます", text, StringComparison.Ordinal);
        var clerk = await ClerkAsync(1);
        Assert.Single(await _app.WithDbAsync(db => Task.FromResult(
            db.Audit.Where(a => a.What == "application.view" && a.Subject == number && a.ActorId == clerk).ToList())));
        Assert.Equal(before, (await _app.StoredCaseAsync(number)).Version);
    }

    [Fact]
    public async Task Get_History_NamesStaffAndShowsOldAndNewValuesOfACorrection()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.AwaitingCorrection });
        await _app.WithDbAsync(db =>
        {
            var application = db.Applications.Single(a => a.ReceiptNumber == number);
            db.Entry(application).Collection(a => a.Corrections).Load();
            application.SubmitCorrection(
                application.Answers.With("applicantPhone", new Domain.Procedures.Forms.Answer("093-555-9999")),
                new Act("citizen:" + application.CitizenId.ToString("N"), _app.Clock.GetUtcNow().UtcDateTime));
            return db.SaveChangesAsync();
        });
        var old = (await _app.StoredCaseAsync(number)).Corrections[0].Before["applicantPhone"]!.Value;

        var text = (await HtmlForm.PageAsync(_app.AsStaff(), $"/staff/applications/{number}/history")).MainText();

        Assert.Contains("例示　一子", text, StringComparison.Ordinal);
        Assert.Contains("補正の求め", text, StringComparison.Ordinal);
        Assert.Contains("電話番号が違います。", text, StringComparison.Ordinal);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Assert.Contains("093-555-9999", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_StartReview_AssignsTheClerkAndRecordsIt()
    {
        var number = await _app.GivenCaseAsync();

        using var response = await (await HtmlForm.GetAsync(_app.AsStaff(), "/staff/applications/" + number)).PostAsync("審査を始める");

        response.RedirectsTo("/staff/applications/" + number);
        var stored = await _app.StoredCaseAsync(number);
        var clerk = await ClerkAsync(1);
        Assert.Equal(ApplicationStatus.UnderReview, stored.Status);
        Assert.Equal(clerk, stored.AssigneeId);
        Assert.Contains(stored.History, e => e.Kind == ApplicationEventKind.ReviewStarted && e.ActorId == clerk);
        Assert.True(await _app.WithDbAsync(db => Task.FromResult(db.Audit.Any(a => a.What == "application.start_review" && a.Subject == number))));
    }

    [Fact]
    public async Task Post_StartReviewAfterAColleague_IsRefusedAndShowsTheStateOfNow()
    {
        var number = await _app.GivenCaseAsync();
        var first = await HtmlForm.GetAsync(_app.AsStaff(), "/staff/applications/" + number);
        var second = await HtmlForm.GetAsync(_app.AsStaff(number: 2), "/staff/applications/" + number);
        (await first.PostAsync()).Dispose();

        using var response = await second.PostAsync();

        var page = await response.RefusedAsync("他の職員が先に更新しました");
        Assert.Contains("担当 例示　一子", page.QuerySelector(".kdw-identity")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(await ClerkAsync(1), (await _app.StoredCaseAsync(number)).AssigneeId);
    }

    [Fact]
    public async Task Post_StartReviewOfBothAtOnce_GivesTheCaseToOne()
    {
        var number = await _app.GivenCaseAsync();
        var forms = new[]
        {
            await HtmlForm.GetAsync(_app.AsStaff(), "/staff/applications/" + number), await HtmlForm.GetAsync(_app.AsStaff(number: 2), "/staff/applications/" + number),
        };

        var answers = await Task.WhenAll(forms.Select(f => f.PostAsync()));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], answers.Select(a => a.StatusCode).Order());
        Assert.Single((await _app.StoredCaseAsync(number)).History, e => e.Kind == ApplicationEventKind.ReviewStarted);
    }

    [Fact]
    public async Task Post_StartReviewOfAWithdrawnCase_SaysSo()
    {
        var number = await _app.GivenCaseAsync();
        var form = await HtmlForm.GetAsync(_app.AsStaff(), "/staff/applications/" + number);
        await _app.WithDbAsync(db =>
        {
            var application = db.Applications.Single(a => a.ReceiptNumber == number);
            application.Withdraw("不要", new Act("citizen:" + application.CitizenId.ToString("N"), _app.Clock.GetUtcNow().UtcDateTime));
            return db.SaveChangesAsync();
        });

        using var response = await form.PostAsync();

        await response.RefusedAsync("申請者がこの申請を取り下げました");
    }

    [Fact]
    public async Task Get_Attachment_IsSentToBeSavedAndRecorded()
    {
        var number = await _app.GivenCaseAsync();
        var file = (await _app.StoredCaseAsync(number)).Attachments[0];

        using var response = await _app.AsStaff().OpenAsync($"/staff/applications/{number}/files/{file.Id}");

        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(file.FileName, response.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(file.Length, (await response.Content.ReadAsByteArrayAsync()).Length);
        Assert.True(await _app.WithDbAsync(db => Task.FromResult(db.Audit.Any(a => a.What == "application.view_file" && a.Subject == number))));
    }

    [Fact]
    public async Task Get_FileOfAnotherCase_Returns404()
    {
        var (one, two) = (await _app.GivenCaseAsync(), await _app.GivenCaseAsync());
        var file = (await _app.StoredCaseAsync(two)).Attachments[0];

        using var response = await _app.AsStaff().OpenAsync($"/staff/applications/{one}/files/{file.Id}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private Task<string> ClerkAsync(int number) => _app.WithDbAsync(db => Task.FromResult(
        db.Staff.Single(s => s.Subject == $"clerk{number}-kokurakita-hofuku-kodomo").ActorId));
}
