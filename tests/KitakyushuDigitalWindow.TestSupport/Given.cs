using System.Text;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>Applications in the state a test needs, made by the acts that make real ones.</summary>
public static class Given
{
    public const string ProcedureId = "child-allowance-certification";
    public const string FileName = "通帳の写し𠮷.png";

    /// <summary>The smallest file that is a real PNG.</summary>
    public static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

    /// <summary>A life without branches; a test names what it wants otherwise.</summary>
    private static readonly Dictionary<string, string> _plain = new()
    {
        ["applicantKana"] = "キタキュウ　ハナコ",
        ["applicantPhone"] = "090-5550-0002",
        ["applicantEmail"] = "",
        ["claimantKind"] = "parent",
        ["jan1Same"] = "yes",
        ["job"] = "none",
        ["pensionType"] = "kosei",
        ["reason"] = "birth",
        ["hasSpouse"] = "no",
        ["childName"] = "北九　一郎",
        ["childLiving"] = "together",
        ["hasOlderChild"] = "no",
        ["bankAccountChoice"] = "public",
    };

    public static Act StaffAct(AppFactory app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return new Act("staff:" + Guid.Empty.ToString("N"), app.Clock.Now.UtcDateTime);
    }

    /// <summary>申請: a filed child allowance with two children, in the citizen's own ward.</summary>
    /// <param name="answers">By question key; the rest is plain.</param>
    /// <param name="treat">What the office did with it.</param>
    public static async Task<Application> ReceivedAsync(
        AppFactory app, string subject = "citizen-01", IReadOnlyDictionary<string, string>? answers = null, Action<Application>? treat = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
        var procedure = scope.ServiceProvider.GetRequiredService<IPublishedProcedures>().Find(ProcedureId)!;
        using var picture = new MemoryStream(Picture);
        var hash = await scope.ServiceProvider.GetRequiredService<IBlobStore>().PutAsync(picture, CancellationToken.None);
        var person = await db.Citizens.SingleAsync(c => c.Subject == subject);
        var act = new Act(person.ActorId, app.Clock.Now.UtcDateTime);
        var context = new FormContext(JapanTime.DayOf(act.AtUtc), CitizenFacts.Of(person));
        var application = Application.Start(person.Id, ProcedureId, procedure.VersionId, procedure.Definition.ShortName, act);
        var filled = new PlausibleAnswers(1)
        {
            Attach = q => application.Attach(q.Key, FileName, FileKind.Png.MediaType(), Picture.Length, hash, act).Value!.Id.ToString("N"),
            Choose = q => (answers?.GetValueOrDefault(q.Key) ?? _plain.GetValueOrDefault(q.Key)) is { } value ? new Answer(value) : null,
        }.Fill(procedure.Definition.Form, AnswerSet.Empty.WithRow("children", 1).WithRow("children", 2), context);
        application.Save(filled, act);
        var filed = Journey.Of(procedure.Definition.Form, filled, context).OnPath(filled)
            .With(procedure.Definition.Declarations.Select(d => KeyValuePair.Create(d.Key, new Answer("true"))));
        Must(application.Submit(
            new Submission(
                ReceiptNumber.Create(Random.Shared.Next), filed, person.Name, Wards.OfAddress(person.Address) ?? Ward.KokuraKita,
                procedure.Definition.Section.Code, JapanTime.DayOf(act.AtUtc).AddDays(30)),
            act));
        treat?.Invoke(application);
        db.Applications.Add(application);
        await db.SaveChangesAsync();
        return application;
    }

    public static Task<Application> UnderReviewAsync(AppFactory app, string subject = "citizen-01") =>
        ReceivedAsync(app, subject, null, a => Must(a.StartReview(StaffAct(app))));

    /// <summary>補正待ち, for these questions.</summary>
    public static Task<Application> AwaitingCorrectionAsync(
        AppFactory app, string[] questionKeys, IReadOnlyDictionary<string, string>? answers = null, string subject = "citizen-01") =>
        ReceivedAsync(app, subject, answers, a =>
        {
            Must(a.StartReview(StaffAct(app)));
            Must(a.RequestCorrection(
                CorrectionKind.Incorrect, questionKeys, "書類のとおりに直してください。", new DateOnly(2026, 12, 4), StaffAct(app)));
            a.Reckon(new ProcessingClock(new StandardProcessingPeriod(30, PeriodUnit.Days), new ClosedDays()));
        });

    /// <summary>決裁中.</summary>
    public static Task<Application> InApprovalAsync(AppFactory app, string subject = "citizen-01") =>
        ReceivedAsync(app, subject, null, a => Propose(app, a, DecisionKind.Granted));

    /// <summary>決定済み, the letter not printed yet; the proposal was once sent back.</summary>
    public static Task<Application> DecidedAsync(AppFactory app, string subject = "citizen-01") =>
        ReceivedAsync(app, subject, null, a =>
        {
            Propose(app, a, DecisionKind.Granted);
            Must(a.SendBack("庁内のコメント", StaffAct(app)));
            Decide(app, a, DecisionKind.Granted);
        });

    /// <summary>完了, with a letter that can be downloaded.</summary>
    public static async Task<Application> CompletedAsync(AppFactory app, DecisionKind kind = DecisionKind.Granted, string subject = "citizen-01")
    {
        ArgumentNullException.ThrowIfNull(app);
        using var letter = new MemoryStream(Encoding.UTF8.GetBytes("%PDF-1.7 letter"));
        var hash = await app.Services.GetRequiredService<IBlobStore>().PutAsync(letter, CancellationToken.None);
        return await ReceivedAsync(app, subject, null, a =>
        {
            Decide(app, a, kind);
            Must(a.Issue("児童手当 認定通知書", "北九小保第1号", hash, letter.Length, StaffAct(app)));
        });
    }

    /// <summary>Files a draft, the rest of its answers made up.</summary>
    public static async Task FileAsync(AppFactory app, Guid draftId)
    {
        ArgumentNullException.ThrowIfNull(app);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
        var application = await db.Applications.Include(a => a.Attachments).SingleAsync(a => a.Id == draftId);
        var person = await db.Citizens.SingleAsync(c => c.Id == application.CitizenId);
        var procedure = await scope.ServiceProvider.GetRequiredService<IPublishedProcedures>().OfVersionAsync(application.ProcedureVersionId, CancellationToken.None);
        var act = new Act(person.ActorId, app.Clock.Now.UtcDateTime);
        var context = new FormContext(JapanTime.DayOf(act.AtUtc), CitizenFacts.Of(person));
        var answers = new PlausibleAnswers(1)
        {
            Attach = q => application.Attach(q.Key, q.Key + ".png", FileKind.Png.MediaType(), Picture.Length, new string('0', 64), act).Value!.Id.ToString("N"),
        }.Fill(procedure.Definition.Form, application.Answers, context);
        Must(application.Save(answers, act));
        Must(application.Submit(
            new Submission(
                ReceiptNumber.Create(Random.Shared.Next), Journey.Of(procedure.Definition.Form, answers, context).OnPath(answers), person.Name,
                Wards.OfAddress(person.Address) ?? Ward.KokuraKita, procedure.Definition.Section.Code, JapanTime.DayOf(act.AtUtc).AddDays(30)),
            act));
        await db.SaveChangesAsync();
    }

    /// <summary>The act of somebody else, while a page is open.</summary>
    public static async Task TreatAsync(AppFactory app, Guid id, Action<Application> treat)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(treat);
        await app.WithDbAsync(async db =>
        {
            treat(await db.Applications.Include(a => a.Corrections).Include(a => a.Decisions).SingleAsync(a => a.Id == id));
            return await db.SaveChangesAsync();
        });
    }

    /// <summary>As it is in the database now.</summary>
    public static Task<Application> SavedAsync(AppFactory app, Guid id)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.WithDbAsync(db => db.Applications.AsNoTracking().Include(a => a.Corrections).Include(a => a.History).Include(a => a.Attachments)
            .Include(a => a.Letters).SingleAsync(a => a.Id == id));
    }

    private static void Decide(AppFactory app, Application application, DecisionKind kind)
    {
        Propose(app, application, kind);
        Must(application.Decide("hash", "北九小保第1号", StaffAct(app)));
    }

    private static void Propose(AppFactory app, Application application, DecisionKind kind)
    {
        if (application.Status == ApplicationStatus.Received)
        {
            Must(application.StartReview(StaffAct(app)));
        }

        Must(application.ProposeDecision(kind, "庁内の決定の案", kind.IsAdverse() ? "要件を確認できないため" : null, "{}", "hash", StaffAct(app)));
    }

    private static void Must(Outcome outcome)
    {
        if (!outcome.Succeeded)
        {
            throw new InvalidOperationException(outcome.Refusal!.Code);
        }
    }
}
