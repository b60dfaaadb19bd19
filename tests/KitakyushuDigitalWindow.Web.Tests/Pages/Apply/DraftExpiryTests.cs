using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static KitakyushuDigitalWindow.TestSupport.SampleProcedure;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

/// <summary>下書きの保存期限. Saved on 24 November 2026 in Japan, so kept until the end of 22 February 2027.</summary>
public sealed class DraftExpiryTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("2027-02-07T23:59:59", 0)]
    [InlineData("2027-02-08T00:30:00", 1)] // still the 7th in UTC
    [InlineData("2027-02-19T00:30:00", 1)]
    public async Task Sweep_BeforeTheLastDay_MailsOnceWithoutAnythingPersonal(string clock, int mails)
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app, email: "hanako@example.jp");
        _app.Clock.Now = Japan(clock);

        await _app.SweepAsync();
        await _app.SweepAsync();
        await _app.RunJobsAsync();

        Assert.Equal(mails, _app.Mail.Sent.Count);
        Assert.All(_app.Mail.Sent, m =>
        {
            Assert.Equal("【北九州市デジタル窓口】下書きの保存期限が近づいています", m.Subject);
            Assert.Contains("令和9年2月22日（月）まで", m.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("見本の届出", m.Subject + m.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("花子", m.Subject + m.Text, StringComparison.Ordinal);
        });
        Assert.True(await ExistsAsync(draft));
    }

    [Fact]
    public async Task Sweep_AtBothMarks_MailsTwiceAndASaveBeginsAnew()
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app, email: "hanako@example.jp");
        foreach (var clock in new[] { "2027-02-09T09:00:00", "2027-02-12T09:00:00", "2027-02-20T09:00:00", "2027-02-21T09:00:00" })
        {
            _app.Clock.Now = Japan(clock);
            await _app.SweepAsync();
            await _app.RunJobsAsync();
        }

        Assert.Equal(2, _app.Mail.Sent.Count);
        await Given.TreatAsync(_app, draft, a => Assert.True(a.Save(a.Answers, new Act("citizen:x", _app.Clock.Now.UtcDateTime)).Succeeded));
        _app.Clock.Now = Japan("2027-05-10T09:00:00"); // twelve days before the new last day
        await _app.SweepAsync();
        await _app.RunJobsAsync();
        Assert.Equal(3, _app.Mail.Sent.Count);
    }

    [Fact]
    public async Task Run_SavedBeforeTheMailWentOut_SendsNone()
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app, email: "hanako@example.jp");
        _app.Clock.Now = Japan("2027-02-09T09:00:00");
        await _app.SweepAsync();
        await Given.TreatAsync(_app, draft, a => a.Save(a.Answers, new Act("citizen:x", _app.Clock.Now.UtcDateTime)));

        await _app.RunJobsAsync();

        Assert.Empty(_app.Mail.Sent);
    }

    [Theory]
    [InlineData("2027-02-22T23:59:59", true)]
    [InlineData("2027-02-23T00:00:00", false)]
    [InlineData("2027-02-23T00:30:00", false)] // still the 22nd in UTC
    public async Task Sweep_AroundTheLastDay_DiscardsAfterItAndLeavesAnAuditLineWithoutContent(string clock, bool isKept)
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app);
        _app.Clock.Now = Japan(clock);

        await _app.SweepAsync();

        Assert.Equal(isKept, await ExistsAsync(draft));
        var lines = await _app.WithDbAsync(db => db.Audit.AsNoTracking().Where(a => a.What == "draft.expire").ToListAsync());
        Assert.Equal(isKept ? [] : [draft.ToString("N")], lines.Select(l => l.Subject));
        Assert.All(lines, l => Assert.Equal((Act.SystemActor, true), (l.ActorId, l.IsIntact)));
    }

    [Fact]
    public async Task Sweep_Filed_NeverTouchesIt()
    {
        var cases = await FiledCase.InEveryStatusAsync(_app, Ward.KokuraKita);
        _app.Clock.Now = _app.Clock.Now.AddYears(5);

        await _app.SweepAsync();

        var left = await _app.WithDbAsync(db => db.Applications.AsNoTracking().Select(a => a.Status).ToListAsync());
        Assert.Equal(cases.Select(c => c.Application.Status).Where(s => s != ApplicationStatus.Draft).Order(), left.Order());
    }

    [Fact]
    public async Task Sweep_TwoServersAtOnce_MailsAndDiscardsOnce()
    {
        await PublishAsync(_app);
        using var beside = _app.Beside();
        var drafts = new[] { await DraftAsync(_app), await DraftAsync(_app, "citizen-02"), await DraftAsync(_app, "citizen-03") };
        beside.Clock.Now = _app.Clock.Now = Japan("2027-02-10T09:00:00");

        await Task.WhenAll(Task.Run(() => _app.SweepAsync()), Task.Run(() => beside.SweepAsync()));

        Assert.Equal(3, await _app.WithDbAsync(db => db.Outbox.CountAsync()));
        beside.Clock.Now = _app.Clock.Now = Japan("2027-03-01T09:00:00");
        await Task.WhenAll(Task.Run(() => _app.SweepAsync()), Task.Run(() => beside.SweepAsync()));
        Assert.Equal(drafts.Length, await _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "draft.expire")));
        Assert.Equal(0, await _app.WithDbAsync(db => db.Applications.CountAsync()));
    }

    [Fact]
    public async Task Sweep_FilesOfTheDraft_AreDeletedWhenNothingElseHoldsThem()
    {
        await PublishAsync(_app);
        var (first, second) = (await DraftAsync(_app, complete: false), await DraftAsync(_app, "citizen-02", complete: false));
        using var content = new MemoryStream(SampleFiles.Png());
        var hash = await _app.Services.GetRequiredService<IBlobStore>().PutAsync(content, CancellationToken.None);
        foreach (var draft in new[] { first, second })
        {
            await Given.TreatAsync(_app, draft, a => a.Attach("paper", "通帳.png", "image/png", 70, hash, new Act("citizen:x", _app.Clock.Now.UtcDateTime)));
        }

        _app.Clock.Now = Japan("2027-02-20T09:00:00");
        await Given.TreatAsync(_app, second, a => a.Save(AnswerSet.Empty, new Act("citizen:x", _app.Clock.Now.UtcDateTime)));
        _app.Clock.Now = Japan("2027-02-23T09:00:00");
        await _app.SweepAsync();

        Assert.Equal((false, true), (await ExistsAsync(first), await StoredAsync(hash)));
        _app.Clock.Now = Japan("2027-06-01T09:00:00");
        await _app.SweepAsync();
        Assert.Equal((false, false), (await ExistsAsync(second), await StoredAsync(hash)));
        Assert.Equal(0, await _app.WithDbAsync(db => db.ReleasedFiles.CountAsync()));
    }

    [Fact]
    public async Task Sweep_FileTakenAwayByItsOwner_IsDeletedToo()
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app, complete: false);
        using var client = await _app.AsCitizenAsync();
        await Given.TreatAsync(_app, draft, a => a.Save(a.Answers.With("applicantName", new Answer("北九　花子")), new Act("citizen:x", _app.Clock.Now.UtcDateTime)));
        var walk = await FormWalk.At(client, $"/apply/{draft}/papers").AnswerAsync(f => f.Attach("通帳の写し", "通帳.png", SampleFiles.Png()), "選んだファイルを追加する");
        var attached = (await Given.SavedAsync(_app, draft)).Attachments.Single();
        await _app.WithDbAsync(async db =>
        {
            var it = await db.Applications.Include(a => a.Attachments).SingleAsync(a => a.Id == draft);
            it.Detach(attached.Id, new Act("citizen:x", _app.Clock.Now.UtcDateTime));
            return await db.SaveChangesAsync();
        });
        Assert.True(await StoredAsync(attached.ContentHash));

        await _app.SweepAsync();

        Assert.False(await StoredAsync(attached.ContentHash));
        Assert.NotNull(walk);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/about")]
    [InlineData("/check")]
    [InlineData("/closed")]
    public async Task Get_ExpiredButNotYetSwept_ShowsAClearPage(string page)
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app);
        _app.Clock.Now = Japan("2027-02-23T00:30:00");
        using var client = await _app.AsCitizenAsync();

        using var response = await client.GetAsync(new Uri($"/apply/{draft}{page}", UriKind.Relative));

        Assert.Equal($"/apply/{draft}/expired", response.Headers.Location?.ToString());
        var shown = (await HtmlForm.PageAsync(client, $"/apply/{draft}/expired")).QuerySelector("main")!.TextContent;
        Assert.Contains("令和9年2月22日（月）まででした", shown, StringComparison.Ordinal);
        Assert.Contains("はじめから入力する", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ExpiredMeanwhile_SavesNothingAndSaysSo()
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app);
        _app.Clock.Now = Japan("2027-02-22T23:59:00");
        using var client = await _app.AsCitizenAsync();
        var form = (await HtmlForm.GetAsync(client, $"/apply/{draft}/content")).Fill("理由", "あとから書いた理由");
        var check = (await HtmlForm.GetAsync(client, $"/apply/{draft}/check")).Choose("書いた内容は事実です");
        _app.Clock.Now = Japan("2027-02-23T00:00:01");

        using var saved = await form.PostAsync("次へ進む");
        using var sent = await check.PostAsync();

        Assert.Equal($"/apply/{draft}/expired", saved.Headers.Location?.ToString());
        Assert.Equal($"/apply/{draft}/expired", sent.Headers.Location?.ToString());
        var stored = await Given.SavedAsync(_app, draft);
        Assert.Equal(("新しく始めたため", ApplicationStatus.Draft), (stored.Answers["why"]!.Value, stored.Status));
    }

    [Fact]
    public async Task Start_WhileAnExpiredDraftIsStillThere_MakesANewOne()
    {
        await PublishAsync(_app);
        var old = await DraftAsync(_app);
        _app.Clock.Now = Japan("2027-02-23T00:30:00");
        using var client = await _app.AsCitizenAsync();

        var walk = await FormWalk.StartAsync(client, Id);

        Assert.False(await ExistsAsync(old));
        Assert.EndsWith("/about", walk.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(old.ToString(), walk.Url, StringComparison.Ordinal);
        Assert.Equal(1, await _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "draft.expire")));
    }

    [Fact]
    public async Task Attach_ContentClearedInTheSameMoment_IsStoredAgain()
    {
        await PublishAsync(_app);
        var draft = await DraftAsync(_app, complete: false);
        var store = new ForgetfulStore(_app.Services.GetRequiredService<IBlobStore>());
        await using var scope = _app.Services.CreateAsyncScope();
        var handler = ActivatorUtilities.CreateInstance<AttachFileHandler>(scope.ServiceProvider, store, new Me(await _app.CitizenIdAsync()));
        using var content = new MemoryStream(SampleFiles.Png());

        var outcome = await handler.HandleAsync(new AttachFileCommand(draft, "paper", "通帳.png", content), CancellationToken.None);

        Assert.True(outcome.Succeeded);
        Assert.True(await StoredAsync((await Given.SavedAsync(_app, draft)).Attachments.Single().ContentHash));
    }

    private Task<bool> ExistsAsync(Guid draft) => _app.WithDbAsync(db => db.Applications.AnyAsync(a => a.Id == draft));

    private Task<bool> StoredAsync(string hash) => _app.Services.GetRequiredService<IBlobStore>().ExistsAsync(hash, CancellationToken.None);

    /// <summary>Loses what was put the first time, as if the clearing job had come between.</summary>
    private sealed class ForgetfulStore(IBlobStore real) : IBlobStore
    {
        private bool _hasForgotten;

        public async Task<string> PutAsync(Stream content, CancellationToken cancellationToken)
        {
            var hash = await real.PutAsync(content, cancellationToken);
            if (!_hasForgotten)
            {
                _hasForgotten = true;
                await real.DeleteAsync(hash, cancellationToken);
            }

            return hash;
        }

        public Task<Stream> OpenAsync(string contentHash, CancellationToken cancellationToken) => real.OpenAsync(contentHash, cancellationToken);

        public Task<bool> ExistsAsync(string contentHash, CancellationToken cancellationToken) => real.ExistsAsync(contentHash, cancellationToken);

        public Task DeleteAsync(string contentHash, CancellationToken cancellationToken) => real.DeleteAsync(contentHash, cancellationToken);
    }

    private sealed record Me(Guid Id) : UseCases.Identity.ICurrentCitizen
    {
        public bool IsSignedIn => true;
    }
}
