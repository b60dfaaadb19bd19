using System.Globalization;
using System.Security.Cryptography;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>What a test wants of a case. Everything it does not say is as a real application of 児童手当 would have it.</summary>
public sealed record GivenCase
{
    public Ward Ward { get; init; } = Ward.KokuraKita;

    public string ProcedureId { get; init; } = "child-allowance-certification";

    public string Citizen { get; init; } = "citizen-01";

    public ApplicationStatus Status { get; init; } = ApplicationStatus.Received;

    /// <summary>Null lets the processing period decide.</summary>
    public DateOnly? DueOn { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>Drafted by the approver of the section instead of its clerk.</summary>
    public bool IsDraftedByApprover { get; init; }

    public DecisionKind Kind { get; init; } = DecisionKind.Granted;

    /// <summary>The letter is posted besides.</summary>
    public bool GoesByPost { get; init; }

    /// <summary>フリガナ of the applicant.</summary>
    public string Kana { get; init; } = "キタキュウ　ハナコ";
}

/// <summary>Cases in any state, made by the acts that make real ones.</summary>
public static class GivenCases
{
    private static readonly byte[] _picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

    private static readonly string[] _parts = ["History", "Attachments", "Corrections", "Decisions", "Letters"];

    /// <summary>The receipt number.</summary>
    public static async Task<string> GivenCaseAsync(this AppFactory app, GivenCase? wish = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        wish ??= new GivenCase();
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<DigitalWindowDbContext>();
        using var picture = new MemoryStream(_picture);
        var hash = await services.GetRequiredService<IBlobStore>().PutAsync(picture, CancellationToken.None);
        var procedure = services.GetRequiredService<IPublishedProcedures>().Find(wish.ProcedureId)
            ?? throw new InvalidOperationException($"No procedure {wish.ProcedureId}.");
        var application = File(
            db.Citizens.Single(c => c.Subject == wish.Citizen), procedure, wish, hash, app.Clock.GetUtcNow().UtcDateTime,
            services.GetRequiredService<IOfficeCalendar>().Current);
        Treat(db, application, procedure, wish, app.Clock.GetUtcNow().UtcDateTime);
        db.Applications.Add(application);
        await db.SaveChangesAsync();
        return application.ReceiptNumber!;
    }

    /// <summary>The case as it is stored now, with all its parts.</summary>
    public static Task<Application> StoredCaseAsync(this AppFactory app, string receiptNumber)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.WithDbAsync(db =>
        {
            var application = db.Applications.Single(a => a.ReceiptNumber == receiptNumber);
            foreach (var list in _parts)
            {
                db.Entry(application).Collection(list).Load();
            }

            return Task.FromResult(application);
        });
    }

    /// <summary>The proposal that waits for approval.</summary>
    public static Task<Guid> ProposalOfAsync(this AppFactory app, string receiptNumber)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.WithDbAsync(db => Task.FromResult(
            db.Proposals.Single(p => p.Status == ProposalStatus.Pending && db.Applications.Any(a => a.Id == p.SubjectId && a.ReceiptNumber == receiptNumber)).Id));
    }

    private static Application File(Citizen person, PublishedProcedure procedure, GivenCase wish, string fileHash, DateTime now, ClosedDays closedDays)
    {
        var act = new Act(person.ActorId, now.AddDays(-3));
        var application = Application.Start(person.Id, procedure.Definition.Id, procedure.VersionId, procedure.Definition.ShortName, act);
        var context = new FormContext(JapanTime.DayOf(act.AtUtc), CitizenFacts.Of(person));
        var answers = new PlausibleAnswers(wish.Seed)
        {
            Attach = q => application.Attach(q.Key, q.Label + ".png", FileKind.Png.MediaType(), _picture.Length, fileHash, act).Value!.Id.ToString("N"),
            Choose = q => Choose(q, wish),
        }.Fill(procedure.Definition.Form, AnswerSet.Empty, context);
        application.Save(answers, act);
        var filed = Journey.Of(procedure.Definition.Form, answers, context).OnPath(answers)
            .With(procedure.Definition.Declarations.Select(d => KeyValuePair.Create(d.Key, new Answer("true"))));
        application.Submit(
            new Submission(
                ReceiptNumber.Create(RandomNumberGenerator.GetInt32), filed, person.Name, wish.Ward, procedure.Definition.Section.Code,
                wish.DueOn ?? new ProcessingClock(procedure.Definition.Processing, closedDays).DueOn(JapanTime.DayOf(act.AtUtc)))
            {
                ApplicantKana = filed["applicantKana"]?.Value,
            },
            act);
        return application;
    }

    /// <summary>Another account, so that 児童手当 always asks for a file.</summary>
    private static Answer? Choose(Question question, GivenCase wish) =>
        question.Key == "bankAccountChoice" ? new Answer("other") : question.Key == "applicantKana" ? new Answer(wish.Kana) : null;

    private static void Treat(DigitalWindowDbContext db, Application application, PublishedProcedure procedure, GivenCase wish, DateTime now)
    {
        var (clerk, approver) = (StaffOf(db, "clerk1", application), StaffOf(db, "approver", application));
        Act By(string who, int hour) => new(who, now.AddDays(-2).AddHours(hour));
        if (wish.Status == ApplicationStatus.Withdrawn)
        {
            application.Withdraw("窓口で申請したため", By("citizen:" + application.CitizenId.ToString("N"), 1));
            return;
        }

        if (wish.Status == ApplicationStatus.Received)
        {
            return;
        }

        application.StartReview(By(clerk, 1));
        if (wish.Status == ApplicationStatus.AwaitingCorrection)
        {
            application.RequestCorrection(
                CorrectionKind.Incorrect, ["applicantPhone"], "電話番号が違います。", JapanTime.DayOf(now).AddDays(10), By(clerk, 2));
            application.Reckon(new ProcessingClock(procedure.Definition.Processing, new ClosedDays()));
        }

        if (wish.Status is not (ApplicationStatus.InApproval or ApplicationStatus.Decided))
        {
            return;
        }

        var drafter = By(wish.IsDraftedByApprover ? approver : clerk, 3);
        var reason = wish.Kind.IsAdverse() ? "要件を確認できないため" : null;
        var letter = DecisionLetter.Of(procedure.Definition, application, wish.Kind, "申請のとおり認めます。", reason);
        application.ProposeDecision(wish.Kind, "申請のとおり認めます。", reason, letter.ToJson(), letter.ContentHash(), drafter, wish.GoesByPost);
        var proposal = Proposal.Draft(
            new ProposalSubject(Proposal.ApplicationDecision, application.Id, application.ReceiptNumber!), application.Ward, application.SectionCode,
            string.Create(CultureInfo.InvariantCulture, $"{application.ProcedureName}　{application.ReceiptNumber}"), letter.ContentHash(),
            ApprovalRoute.To(StaffPost.SectionChief, application.Ward, application.SectionCode, StaffPost.UnitHead), drafter);
        db.Proposals.Add(proposal);
        if (wish.Status == ApplicationStatus.Decided)
        {
            proposal.Approve(
                [new ApprovalOfficer(approver, application.Ward, application.SectionCode, StaffPost.SectionChief)], null, null, letter.ContentHash(), By(approver, 4));
            application.Decide(letter.ContentHash(), "北九小倉北保子第77号", By(approver, 4));
            db.Outbox.Add(new OutboxLine(OutboxKinds.PrintLetter, application.Id, now));
        }
    }

    private static string StaffOf(DigitalWindowDbContext db, string role, Application application)
    {
        var subject = $"{role}-{application.Ward.Id()}-{application.SectionCode}";
        return db.Staff.Single(s => s.Subject == subject).ActorId;
    }
}
