using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Benchmarks;

/// <summary>The portal's database before the load: drafts with twenty answers for the form steps, complete ones to be sent.</summary>
internal sealed class PortalData : IDisposable
{
    /// <summary>The step under load is the page of this question: about twenty answers stand there by then.</summary>
    private const string LastQuestion = "spouseLiving";

    private readonly AppFactory _app = new();

    public PortalData() => _app.Clock.Now = DateTimeOffset.UtcNow;

    public string Folder => _app.Folder;

    public IReadOnlyList<ReadyDraft> Half { get; private set; } = [];

    public IReadOnlyList<ReadyDraft> Complete { get; private set; } = [];

    public async Task PrepareAsync(int half, int complete)
    {
        Half = await ReadyDrafts.AddAsync(_app.Services, half, _app.Clock, choose: q => q.Key == "hasSpouse" ? new Answer("yes") : null);
        foreach (var draft in Half)
        {
            await ShortenAsync(draft);
        }

        const int batch = 250;
        var all = new List<ReadyDraft>();
        for (var n = 0; n < complete; n += batch)
        {
            all.AddRange(await ReadyDrafts.AddAsync(_app.Services, batch, _app.Clock, firstNumber: 1000 + n));
        }

        Complete = all;
    }

    public string CookieOf(ReadyDraft draft) => _app.CookieOf(draft.CitizenId);

    /// <summary>How often the draft has been saved.</summary>
    public Task<int> VersionsAsync(IEnumerable<ReadyDraft> drafts)
    {
        var ids = drafts.Select(d => d.DraftId).ToList();
        return _app.WithDbAsync(db => db.Applications.Where(a => ids.Contains(a.Id)).SumAsync(a => a.Version));
    }

    /// <summary>Numbers given, numbers that differ, lines of history that say received.</summary>
    public Task<(int Numbers, int Different, int Lines)> ReceivedAsync() => _app.WithDbAsync(async db =>
    {
        var numbers = await db.Applications.Where(a => a.ReceiptNumber != null).Select(a => a.ReceiptNumber!).ToListAsync();
        var lines = await db.Applications.SelectMany(a => a.History).CountAsync(e => e.Kind == ApplicationEventKind.Received);
        return (numbers.Count, numbers.Distinct().Count(), lines);
    });

    public void Dispose() => _app.Dispose();

    private Task<int> ShortenAsync(ReadyDraft draft) => _app.WithDbAsync(async db =>
    {
        var form = _app.Services.GetRequiredService<IPublishedProcedures>().Find(ReadyDrafts.Procedure)!.Definition.Form;
        var application = await db.Applications.SingleAsync(a => a.Id == draft.DraftId);
        var citizen = await db.Citizens.SingleAsync(c => c.Id == draft.CitizenId);
        var context = new FormContext(_app.Clock.TodayInJapan(), CitizenFacts.Of(citizen));
        var answered = Journey.Of(form, application.Answers, context).Questions.Where(q => q.Answer is not null).ToList();
        var first = answered.Take(answered.FindIndex(q => q.Key == LastQuestion) + 1);
        application.Save(AnswerSet.Empty.With(first.Select(q => KeyValuePair.Create(q.Key, q.Answer!))), new Act(citizen.ActorId, _app.Clock.NowUtc()));
        return await db.SaveChangesAsync();
    });
}
