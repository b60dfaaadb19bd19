using System.Collections.Concurrent;
using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Operation;

/// <summary>到達 is the commit: a number that a citizen was given survives the power cut of the next moment, and nobody gets two.</summary>
public sealed class KillTests : IDisposable
{
    private const int Drafts = 500;
    private const int KillAfter = 120;

    private readonly AppFactory _app = new();

    public KillTests() => _app.Clock.Now = DateTimeOffset.UtcNow; // the other process has the real clock, and the session cookies must hold there

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Sigkill_During500ParallelSubmissions_LosesNoneAndDoublesNone()
    {
        var drafts = await ReadyDrafts.AddAsync(_app.Services, Drafts, _app.Clock);
        var cookies = drafts.ToDictionary(d => d, d => _app.CookieOf(d.CitizenId));
        var answered = new ConcurrentDictionary<Guid, bool>();
        using (var portal = await PortalProcess.StartReadyAsync(_app.Folder))
        {
            using var client = portal.Client();
            var posts = await OpenAsync(client, drafts, cookies);
            var killed = 0;
            await Task.WhenAll(drafts.Select(async draft =>
            {
                try
                {
                    using var response = await posts[draft].SendAsync(client);
                    Assert.Equal($"/apply/{draft.DraftId}/done", response.Headers.Location?.ToString());
                    answered[draft.DraftId] = true;
                    if (answered.Count >= KillAfter && Interlocked.Exchange(ref killed, 1) == 0)
                    {
                        portal.Kill();
                    }
                }
                catch (HttpRequestException)
                {
                    // the connection broke: this person does not know whether it arrived, and sends again below
                }
            }));
        }

        Assert.InRange(answered.Count, KillAfter, Drafts - 1);
        var afterKill = await CheckAsync();
        Assert.All(answered.Keys, id => Assert.True(afterKill[id] is not null, "An answered submission is lost."));
        Assert.Contains(afterKill, a => a.Value is null); // otherwise the kill came too late to prove anything

        using (var again = await PortalProcess.StartReadyAsync(_app.Folder))
        {
            using var client = again.Client();
            var open = drafts.Where(d => !answered.ContainsKey(d.DraftId)).ToList();
            await Parallel.ForEachAsync(open, async (draft, _) =>
            {
                if (await CheckPageAsync(client, draft, cookies) is { } post) // else it had arrived unanswered
                {
                    using var response = await post.SendAsync(client);
                    Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
                }
            });
            var inTheEnd = await CheckAsync();
            Assert.All(inTheEnd, a => Assert.NotNull(a.Value));
            Assert.All(afterKill.Where(a => a.Value is not null), a => Assert.Equal(a.Value, inTheEnd[a.Key])); // nobody's number changed
            using var done = await BrowserPost.GetAsync(client, $"/apply/{drafts[0].DraftId}/done", cookies[drafts[0]]);
            Assert.Contains(inTheEnd[drafts[0].DraftId]!, await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>Receipt numbers by application, after looking that each arrival is whole and single.</summary>
    private async Task<Dictionary<Guid, string?>> CheckAsync() => await _app.WithDbAsync(async db =>
    {
        var applications = await db.Applications.AsNoTracking().Include(a => a.History)
            .Where(a => a.ProcedureId == ReadyDrafts.Procedure).ToListAsync();
        var mails = (await db.Outbox.AsNoTracking().Where(l => l.Kind == OutboxKinds.MailReceived).ToListAsync()).ToLookup(l => l.SubjectId);
        var audit = (await db.Audit.AsNoTracking().ToListAsync()).ToLookup(a => a.Subject);
        Assert.Equal(Drafts, applications.Count);
        foreach (var application in applications)
        {
            var arrived = application.Status == ApplicationStatus.Received ? 1 : 0;
            Assert.Equal(arrived == 1, application.ReceiptNumber is not null);
            Assert.Equal(arrived, application.History.Count(e => e.Kind == ApplicationEventKind.Received));
            Assert.Equal(arrived, mails[application.Id].Count());
            Assert.Equal(arrived, application.ReceiptNumber is { } number ? audit[number].Count() : 0);
        }

        var numbers = applications.Select(a => a.ReceiptNumber).OfType<string>().ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        return applications.ToDictionary(a => a.Id, a => a.ReceiptNumber);
    });

    private static async Task<ConcurrentDictionary<ReadyDraft, BrowserPost>> OpenAsync(
        HttpClient client, IEnumerable<ReadyDraft> drafts, Dictionary<ReadyDraft, string> cookies)
    {
        var posts = new ConcurrentDictionary<ReadyDraft, BrowserPost>();
        await Parallel.ForEachAsync(drafts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (draft, _) =>
            posts[draft] = (await CheckPageAsync(client, draft, cookies))!);
        return posts;
    }

    private static Task<BrowserPost?> CheckPageAsync(HttpClient client, ReadyDraft draft, Dictionary<ReadyDraft, string> cookies) =>
        BrowserPost.OpenAsync(client, $"/apply/{draft.DraftId}/check", cookies[draft], ticked: true);
}
