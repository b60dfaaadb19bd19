using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Infrastructure.Approvals;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.Infrastructure.Demo;

/// <summary>About 200 applications in every state, spread over procedures, wards and the last weeks.</summary>
public sealed class DemoApplications(
    DigitalWindowDbContext db, IPublishedProcedures procedures, IBlobStore blobs, IOfficeCalendar calendar, PortalAddress address, TimeProvider clock)
{
    private const int Count = 200;

    /// <summary>A picture of one white point: the smallest file that is a real PNG.</summary>
    private static readonly byte[] _picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

    private static readonly string[] _procedures =
    [
        "child-allowance-certification", "child-allowance-certification", "child-allowance-certification", "child-allowance-name-address-change",
        "care-certification", "national-health-insurance-join", "disaster-victim-certificate", "resident-record-copy",
    ];

    private readonly Random _random = new(8);

    public async Task AddAsync(IReadOnlyList<Citizen> people, IReadOnlyList<StaffMember> staff, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(staff);
        using var picture = new MemoryStream(_picture);
        var hash = await blobs.PutAsync(picture, cancellationToken);
        // drafts belong to the one who logs in and must not hide the start of a form: none is made for the first citizen
        var adults = people.Where(p => p.Subject != "citizen-06").ToList();
        for (var i = 0; i < Count; i++)
        {
            var person = adults[i % adults.Count];
            var procedure = procedures.Find(_procedures[i / adults.Count % _procedures.Length])!;
            var application = File(person, procedure, i, hash);
            Treat(application, procedure, staff, i % 10);
            db.Applications.Add(application);
        }
    }

    private Application File(Citizen person, PublishedProcedure procedure, int number, string fileHash)
    {
        var started = clock.NowUtc().AddDays(-_random.Next(2, 50)).AddMinutes(-_random.Next(0, 600));
        var act = new Act(person.ActorId, started);
        var application = Application.Start(person.Id, procedure.Definition.Id, procedure.VersionId, procedure.Definition.ShortName, act);
        var context = new FormContext(JapanTime.DayOf(started), CitizenFacts.Of(person));
        var answers = new PlausibleAnswers(number)
        {
            Attach = q => application.Attach(q.Key, q.Label + ".png", FileKind.Png.MediaType(), _picture.Length, fileHash, act).Value!.Id.ToString("N"),
            Choose = Choose,
        }.Fill(procedure.Definition.Form, AnswerSet.Empty, context);
        application.Save(answers, act);
        var filed = Journey.Of(procedure.Definition.Form, answers, context).OnPath(answers)
            .With(procedure.Definition.Declarations.Select(d => KeyValuePair.Create(d.Key, new Answer("true"))));
        var arrived = new Act(act.ActorId, started.AddMinutes(12));
        application.Submit(
            new Submission(
                ReceiptNumber.Create(_random.Next), filed, person.Name, Wards.OfAddress(person.Address) ?? Ward.KokuraKita,
                procedure.Definition.Section.Code,
                new ProcessingClock(procedure.Definition.Processing, calendar.Current).DueOn(JapanTime.DayOf(arrived.AtUtc)))
            {
                ApplicantKana = filed["applicantKana"]?.Value,
            },
            arrived);
        return application;
    }

    /// <summary>People of the demo have no mail address, so that no mail goes out for invented history.</summary>
    private static Answer? Choose(Question question) => question is EmailQuestion { Required: false } ? new Answer("") : null;

    private void Treat(Application application, PublishedProcedure procedure, IReadOnlyList<StaffMember> staff, int fate)
    {
        var here = staff.Where(s => s.Ward == application.Ward && s.SectionCode == application.SectionCode).ToList();
        var (clerk, approver) = (here.First(s => s is { Roles: StaffRoles.Clerk, Post: StaffPost.Member }), here.First(s => s.Roles == StaffRoles.Approver));
        var at = application.ReceivedAtUtc!.Value;
        Act By(StaffMember who, int hours) => new(who.ActorId, Min(at.AddHours(hours), clock.NowUtc()));

        if (fate == 9)
        {
            application.Withdraw("同じ申請を窓口でしたため", new Act("citizen:" + application.CitizenId.ToString("N"), at.AddHours(3)));
            return;
        }

        if (fate <= 1)
        {
            return; // received
        }

        application.StartReview(By(clerk, 20));
        if (fate == 3)
        {
            var target = application.Answers.All.First(a => !a.Key.StartsWith("agree", StringComparison.Ordinal) && a.Value.Source == AnswerSource.Citizen && !a.Key.Contains('.', StringComparison.Ordinal)).Key;
            application.RequestCorrection(
                CorrectionKind.Incorrect, [target], "入力された内容が、添付の書類と違います。書類のとおりに直してください。", clock.TodayInJapan().AddDays(10), By(clerk, 24));
            application.Reckon(new ProcessingClock(procedure.Definition.Processing, calendar.Current));
        }

        if (fate < 4 || fate == 8)
        {
            return; // under review, or waiting for a correction
        }

        var kind = fate == 7
            ? procedure.Definition.Nature == Domain.Procedures.DecisionNature.Disposition ? DecisionKind.Refused : DecisionKind.Dismissed
            : procedure.Definition.Nature == Domain.Procedures.DecisionNature.Disposition ? DecisionKind.Granted : DecisionKind.Accepted;
        var reason = kind.IsAdverse() ? "提出された書類で、支給の要件を確認できなかったため（試用の例文です）。" : null;
        var content = kind.IsAdverse() ? "申請を認めません。" : "申請のとおり認めます。";
        var code = DocumentCode.Create(_random.Next);
        var letter = DecisionLetter.Of(procedure.Definition, application, kind, content, reason, (code, address.VerifyLetter(code.Value)));
        application.ProposeDecision(kind, content, reason, letter.ToJson(), letter.ContentHash(), By(clerk, 30), goesByPost: fate == 7);
        var people = staff.Where(s => s.Ward == application.Ward).ToList(); // other sections are asked for 合議
        var officers = people.ConvertAll(s => new ApprovalOfficer(s.ActorId, s.Ward, s.SectionCode, s.Post));
        var rules = ShippedApprovalRules.Rules;
        var route = rules.RouteFor(
            DecisionMatter.Of(application, kind, rules), application.Ward, application.SectionCode, clerk.ActorId, officers).Value!;
        var proposal = Proposal.Draft(
            new ProposalSubject(Proposal.ApplicationDecision, application.Id, application.ReceiptNumber!), application.Ward, application.SectionCode,
            string.Create(CultureInfo.InvariantCulture, $"{application.ProcedureName}　{application.ReceiptNumber}"), letter.ContentHash(), route, By(clerk, 30));
        db.Proposals.Add(proposal);
        if (fate == 4)
        {
            return; // in approval
        }

        var deciders = new List<StaffMember>();
        while (proposal.Status == ProposalStatus.Pending)
        {
            var next = people.First(s => proposal.PartOf(s.ActorId, officers) == ApprovalPart.Turn);
            proposal.Approve(officers, null, null, letter.ContentHash(), By(next, 38 + deciders.Count));
            deciders.Add(next);
        }

        approver = deciders[^1];
        var counter = db.DocumentNumbers.Local.FirstOrDefault(c => c.Ward == application.Ward && c.SectionCode == application.SectionCode);
        if (counter is null)
        {
            counter = new DocumentNumberCounter(application.Ward, application.SectionCode, FiscalYear.Of(clock.TodayInJapan()));
            db.DocumentNumbers.Add(counter);
        }

        application.Decide(letter.ContentHash(), counter.Take(), By(approver, 40));
        var (arrival, decided) = (JapanTime.DayOf(application.ReceivedAtUtc!.Value), JapanTime.DayOf(By(approver, 40).AtUtc));
        db.DecidedCases.Add(new DecidedCase(application, decided, calendar.Current.OpenDaysUntil(arrival, decided)));
        db.Outbox.Add(new OutboxLine(OutboxKinds.PrintLetter, application.Id, clock.NowUtc())); // printed in the background after the start
    }

    private static DateTime Min(DateTime a, DateTime b) => a < b ? a : b;
}
