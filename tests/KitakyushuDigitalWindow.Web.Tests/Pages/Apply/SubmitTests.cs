using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

/// <summary>One draft gives one application and one number, however often and wherever it is sent.</summary>
public sealed class SubmitTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_Once_GivesANumberThatTheNextPageShows()
    {
        var draft = await DraftAsync();
        using var client = _app.AsCitizen(draft.CitizenId);

        using var response = await (await CheckedAsync(client, draft)).PostAsync();

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"/apply/{draft.DraftId}/done", response.Headers.Location!.ToString());
        var number = await OnlyNumberAsync(draft);
        var done = await HtmlForm.PageAsync(client, $"/apply/{draft.DraftId}/done");
        Assert.Equal(number, done.QuerySelector(".kdw-panel__number")!.TextContent);
    }

    [Fact]
    public async Task Post_DoubleClick_GivesOneNumber()
    {
        var draft = await DraftAsync();
        using var client = _app.AsCitizen(draft.CitizenId);
        var form = await CheckedAsync(client, draft);

        await AllGoToDoneAsync(draft, form.PostAsync(), form.PostAsync(), form.PostAsync());

        await OnlyNumberAsync(draft);
    }

    [Fact]
    public async Task Post_TwoTabsOneAfterTheOther_KeepsTheFirstNumber()
    {
        var draft = await DraftAsync();
        using var client = _app.AsCitizen(draft.CitizenId);
        var (firstTab, secondTab) = (await CheckedAsync(client, draft), await CheckedAsync(client, draft));

        await AllGoToDoneAsync(draft, firstTab.PostAsync());
        var number = await OnlyNumberAsync(draft);
        _app.Clock.Advance(TimeSpan.FromMinutes(3));
        await AllGoToDoneAsync(draft, secondTab.PostAsync());

        Assert.Equal(number, await OnlyNumberAsync(draft));
    }

    [Fact]
    public async Task Post_TwoServersAtOnce_GivesOneNumber()
    {
        var draft = await DraftAsync();
        using var beside = _app.Beside();
        using var here = _app.AsCitizen(draft.CitizenId);
        using var there = beside.AsCitizen(draft.CitizenId);
        var forms = new List<HtmlForm>();
        for (var i = 0; i < 10; i++)
        {
            forms.Add(await CheckedAsync(i % 2 == 0 ? here : there, draft));
        }

        await AllGoToDoneAsync(draft, [.. forms.Select(f => Task.Run(() => f.PostAsync()))]);

        await OnlyNumberAsync(draft);
    }

    [Fact]
    public async Task Get_CheckPageAfterSubmit_GoesToTheNumber()
    {
        var draft = await DraftAsync();
        using var client = _app.AsCitizen(draft.CitizenId);
        using var sent = await (await CheckedAsync(client, draft)).PostAsync();

        using var back = await client.GetAsync(new Uri($"/apply/{draft.DraftId}/check", UriKind.Relative));

        Assert.Equal($"/apply/{draft.DraftId}/done", back.Headers.Location!.ToString());
    }

    private async Task<ReadyDraft> DraftAsync() => (await ReadyDrafts.AddAsync(_app.Services, 1, _app.Clock))[0];

    private async Task<HtmlForm> CheckedAsync(HttpClient client, ReadyDraft draft)
    {
        var form = await HtmlForm.GetAsync(client, $"/apply/{draft.DraftId}/check");
        foreach (var declaration in _app.Services.GetRequiredService<IPublishedProcedures>().Find(ReadyDrafts.Procedure)!.Definition.Declarations)
        {
            form.Choose(declaration.Label);
        }

        return form;
    }

    private static async Task AllGoToDoneAsync(ReadyDraft draft, params Task<HttpResponseMessage>[] posts)
    {
        foreach (var response in await Task.WhenAll(posts))
        {
            using (response)
            {
                Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
                Assert.Equal($"/apply/{draft.DraftId}/done", response.Headers.Location!.ToString());
            }
        }
    }

    /// <summary>The number; there is one application, one line of history that says so, one mail and one audit line.</summary>
    private async Task<string> OnlyNumberAsync(ReadyDraft draft) => await _app.WithDbAsync(async db =>
    {
        var application = await db.Applications.AsNoTracking().Include(a => a.History).SingleAsync(a => a.CitizenId == draft.CitizenId);
        Assert.Equal(ApplicationStatus.Received, application.Status);
        Assert.Single(application.History, e => e.Kind == ApplicationEventKind.Received);
        Assert.Single(await db.Outbox.Where(l => l.SubjectId == draft.DraftId && l.Kind == OutboxKinds.MailReceived).ToListAsync());
        Assert.Single(await db.Audit.Where(a => a.Subject == application.ReceiptNumber).ToListAsync());
        return application.ReceiptNumber!;
    });
}
