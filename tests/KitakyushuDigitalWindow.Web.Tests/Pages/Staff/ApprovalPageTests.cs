using System.Globalization;
using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

public sealed class ApprovalPageTests : IDisposable
{
    private readonly AppFactory _app = new();
    private string _number = "";
    private string _url = "";

    private HttpClient Approver => _app.AsStaff(role: StaffRoles.Approver);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_Approval_ShowsTheLetterItsHashAndWhoDrafted()
    {
        await WaitingAsync();

        var page = await HtmlForm.PageAsync(Approver, _url);

        Assert.Contains("この処分に不服があるとき（教示）", page.QuerySelector("article.letter")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("例示　一子", page.MainText(), StringComparison.Ordinal);
        Assert.Contains((await _app.StoredCaseAsync(_number)).Decisions[0].LetterHash, page.MainText(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/staff/applications/{_number}']"));
        using var pdf = await Approver.OpenAsync(page.QuerySelector("a[download]")!.GetAttribute("href")!);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", pdf.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task Post_Approve_DecidesWithANumberAndOrdersThePrint()
    {
        await WaitingAsync();

        using var response = await (await HtmlForm.GetAsync(Approver, _url)).Choose("承認する").PostAsync("決定する");

        response.RedirectsTo("/staff/approvals");
        var stored = await _app.StoredCaseAsync(_number);
        Assert.Equal(ApplicationStatus.Decided, stored.Status);
        Assert.Equal("北九小倉北保子第1号", stored.CurrentDecision!.DocumentNumber);
        Assert.NotEqual(stored.CurrentDecision.ProposedBy, stored.CurrentDecision.DecidedBy);
        Assert.Single(await _app.WithDbAsync(db => Task.FromResult(db.Outbox.Where(o => o.Kind == OutboxKinds.PrintLetter && o.SubjectId == stored.Id).ToList())));
        Assert.True(await _app.WithDbAsync(db => Task.FromResult(db.Audit.Any(a => a.What == "approval.approve" && a.Subject == _number))));
    }

    [Fact]
    public async Task Post_SendBack_TellsTheDrafterAndOpensTheCaseAgain()
    {
        await WaitingAsync();
        var form = (await HtmlForm.GetAsync(Approver, _url)).Choose("差し戻す").Fill("意見", "理由をくわしく書いてください。");

        using var response = await form.PostAsync("決定する");

        response.RedirectsTo("/staff/approvals");
        var stored = await _app.StoredCaseAsync(_number);
        Assert.Equal(ApplicationStatus.UnderReview, stored.Status);
        Assert.True(stored.Decisions[0].IsSentBack);
        var text = (await HtmlForm.PageAsync(_app.AsStaff(), "/staff/applications/" + _number)).MainText();
        Assert.Contains("理由をくわしく書いてください。", text, StringComparison.Ordinal);
        var again = await HtmlForm.GetAsync(_app.AsStaff(), $"/staff/applications/{_number}/propose");
        using var proposed = await again.Choose("認める（認定・支給・交付）").PostAsync("決裁に回す");
        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);
    }

    [Theory]
    [InlineData("差し戻す", "どこを直すのかを意見に入力してください")]
    [InlineData(null, "承認するか、差し戻すかを選んでください")]
    public async Task Post_Incomplete_ShowsTheError(string? choice, string error)
    {
        await WaitingAsync();
        var form = await HtmlForm.GetAsync(Approver, _url);
        if (choice is not null)
        {
            form.Choose(choice);
        }

        using var response = await form.PostAsync("決定する");

        await response.RefusedAsync(error);
        Assert.Equal(ApplicationStatus.InApproval, (await _app.StoredCaseAsync(_number)).Status);
    }

    [Fact]
    public async Task Post_ClerkWithoutTheRole_Gets403()
    {
        await WaitingAsync();
        using var clerk = _app.AsStaff(number: 2);
        var page = await HtmlForm.PageAsync(clerk, _url);
        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains("見ることだけできます", page.MainText(), StringComparison.Ordinal);

        using var response = await ForgedAsync(clerk, "approve");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var words = await HtmlForm.ReadAsync(response);
        Assert.Equal("この操作をする権限がありません", words.QuerySelector("h1")!.TextContent);
        Assert.NotNull(words.QuerySelector("main a[href='/staff/queue']"));
        Assert.Equal(ApplicationStatus.InApproval, (await _app.StoredCaseAsync(_number)).Status);
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("send-back")]
    public async Task Post_OwnProposal_IsRefused(string choice)
    {
        await WaitingAsync(isDraftedByApprover: true);
        var page = await HtmlForm.PageAsync(Approver, _url);
        Assert.Null(page.QuerySelector("main form input[value='approve']"));
        Assert.Contains("自分が起案したものです", page.MainText(), StringComparison.Ordinal);

        using var response = await ForgedAsync(Approver, choice);

        await response.RefusedAsync("自分が起案したものは");
        Assert.Equal(ApplicationStatus.InApproval, (await _app.StoredCaseAsync(_number)).Status);
        Assert.Equal(0, await _app.WithDbAsync(db => Task.FromResult(db.DocumentNumbers.Count())));
    }

    [Fact]
    public async Task Post_TwiceFromTwoScreens_SecondIsRefusedAndNoNumberIsLost()
    {
        await WaitingAsync();
        var forms = new[] { await HtmlForm.GetAsync(Approver, _url), await HtmlForm.GetAsync(Approver, _url) };

        var answers = await Task.WhenAll(forms.Select((f, i) =>
            (i == 0 ? f.Choose("承認する") : f.Choose("差し戻す").Fill("意見", "直してください。")).PostAsync("決定する")));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], answers.Select(a => a.StatusCode).Order());
        await answers.Single(a => a.StatusCode == HttpStatusCode.BadRequest).RefusedAsync("他の職員が先に更新しました");
    }

    [Fact]
    public async Task Post_ManyApprovalsAtOnce_NumbersHaveNoGapAndNoDouble()
    {
        const int Count = 12;
        var (numbers, forms) = (new List<string>(), new List<HtmlForm>());
        using var beside = _app.Beside(); // a second server on the same database
        for (var i = 0; i < Count; i++)
        {
            await WaitingAsync();
            numbers.Add(_number);
            forms.Add((await HtmlForm.GetAsync((i % 2 == 0 ? _app : beside).AsStaff(role: StaffRoles.Approver), _url)).Choose("承認する"));
        }

        var answers = await Task.WhenAll(forms.Select(f => Task.Run(() => f.PostAsync("決定する"))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        var given = new List<int>();
        foreach (var number in numbers)
        {
            var text = (await _app.StoredCaseAsync(number)).CurrentDecision!.DocumentNumber!;
            given.Add(int.Parse(text["北九小倉北保子第".Length..^1], CultureInfo.InvariantCulture));
        }

        Assert.Equal(Enumerable.Range(1, Count), given.Order());
    }

    [Fact]
    public async Task Get_List_ShowsTheOldestFirstAndWhatIsDoneApart()
    {
        await WaitingAsync();
        var first = _number;
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await WaitingAsync();
        var second = _number;

        var pending = await HtmlForm.PageAsync(_app.AsStaff(number: 2), "/staff/approvals?tab=unit");
        (await (await HtmlForm.GetAsync(Approver, _url)).Choose("承認する").PostAsync("決定する")).Dispose();
        var done = await HtmlForm.PageAsync(Approver, "/staff/approvals?tab=done");

        Assert.Equal([first, second], pending.QuerySelectorAll("tbody th").Select(h => h.TextContent.Split('　')[^1]));
        Assert.Equal([second], done.QuerySelectorAll("tbody th").Select(h => h.TextContent.Split('　')[^1]));
        Assert.Contains("例示　課長", done.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", pending.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunJobs_AfterApproval_IssuesTheLetterOnceAndStaffCanTakeIt()
    {
        _number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Decided });
        await _app.RunJobsAsync();
        var stored = await _app.StoredCaseAsync(_number);
        await _app.WithDbAsync(db =>
        {
            db.Outbox.Add(new OutboxLine(OutboxKinds.PrintLetter, stored.Id, _app.Clock.GetUtcNow().UtcDateTime)); // as if a worker had died before its note
            return db.SaveChangesAsync();
        });
        await _app.RunJobsAsync();

        stored = await _app.StoredCaseAsync(_number);
        var letter = Assert.Single(stored.Letters);
        Assert.Equal(ApplicationStatus.Completed, stored.Status);
        Assert.Equal(stored.CurrentDecision!.DocumentNumber, letter.DocumentNumber);
        Assert.Single(await _app.WithDbAsync(db => Task.FromResult(db.Outbox.Where(o => o.Kind == OutboxKinds.MailDecided && o.SubjectId == stored.Id).ToList())));
        Assert.False(await _app.WithDbAsync(db => Task.FromResult(db.Outbox.Any(o => o.Kind == OutboxKinds.PrintLetter && o.DoneAtUtc == null))));
        using var file = await _app.AsStaff().OpenAsync($"/staff/applications/{_number}/letters/{letter.Id}");
        Assert.Equal(letter.Length, (await file.Content.ReadAsByteArrayAsync()).Length);
        Assert.EndsWith(_number + ".pdf", file.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
    }

    private async Task WaitingAsync(bool isDraftedByApprover = false)
    {
        _number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.InApproval, IsDraftedByApprover = isDraftedByApprover });
        _url = $"/staff/approvals/{await _app.ProposalOfAsync(_number)}";
    }

    /// <summary>Posts to the page although it shows no form, with the token of another page.</summary>
    private async Task<HttpResponseMessage> ForgedAsync(HttpClient client, string choice)
    {
        var other = await HtmlForm.PageAsync(client, "/staff/queue");
        other.QuerySelector("main form")!.SetAttribute("action", _url);
        return await HtmlForm.Of(client, _url, other)
            .Forge("Input.Choice", choice).Forge("Input.Comment", "意見").Forge("Input.Version", "0").PostAsync();
    }
}
