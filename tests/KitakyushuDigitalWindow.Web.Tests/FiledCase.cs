using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests;

/// <summary>A case of 児童手当 as the office or its owner meets it, with what a route may name of it.</summary>
internal sealed record FiledCase(Application Application, Proposal? Proposal)
{
    /// <summary>A package that the case is in.</summary>
    public ApplicationPackage Package { get; } = PackageOf(Application);

    /// <summary>A message that the applicant has sent, with a file; none while it is a draft.</summary>
    public CaseMessage? Message { get; private init; }

    private const string ProcedureId = "child-allowance-certification";

    /// <summary>One white point: what a page shows must be a real picture.</summary>
    private static readonly byte[] _picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

    private static readonly ApplicationStatus[] _statuses = Enum.GetValues<ApplicationStatus>();

    /// <summary>Does this route parameter name the case, or a part of it?</summary>
    public static bool NamesTheCase(RoutePatternParameterPart part) => part.Name is "receiptNumber" or "draftId" or "applicationId" or "packageId";

    public static bool Knows(RoutePatternParameterPart part) => NamesTheCase(part) || part.IsOptional || PartOf(part.Name, "") is not null;

    public string? ValueOf(string path, RoutePatternParameterPart part) => part.Name switch
    {
        "receiptNumber" => Application.ReceiptNumber ?? "K222-2222-2222",
        "draftId" or "applicationId" => Application.Id.ToString(),
        "packageId" => Package.Id.ToString(),
        "number" => "1", // page of a file
        "path" => path.Contains("/remove/", StringComparison.Ordinal) ? "children/1" : "children",
        _ when part.IsOptional => null,
        _ => PartOf(part.Name, path) switch
        {
            "message file" => Message?.Files[0].Id.ToString() ?? Guid.Empty.ToString(),
            "attachment" => Application.Attachments.Select(a => a.Id).FirstOrDefault().ToString(),
            "correction" => Application.Corrections.Select(c => c.Id).FirstOrDefault().ToString(),
            "letter" => Application.Letters.Select(l => l.Id).FirstOrDefault().ToString(),
            "proposal" => (Proposal?.Id ?? Guid.Empty).ToString(),
            "document" => (Proposal?.Documents.Select(d => d.Id).FirstOrDefault() ?? Guid.Empty).ToString(),
            _ => "nothing",
        },
    };

    /// <summary>One case of every status in the ward's children's section.</summary>
    public static async Task<IReadOnlyList<FiledCase>> InEveryStatusAsync(AppFactory app, Ward ward, string citizen = "citizen-01")
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, blobs) = (services.GetRequiredService<DigitalWindowDbContext>(), services.GetRequiredService<IBlobStore>());
        using var file = new MemoryStream(_picture);
        var hash = await blobs.PutAsync(file, CancellationToken.None);
        var procedure = services.GetRequiredService<IPublishedProcedures>().Find(ProcedureId)!;
        var person = db.Citizens.Single(c => c.Subject == citizen);
        var cases = _statuses.Select((status, i) => Make(person, procedure, ward, status, i, hash, app.Clock.Now.UtcDateTime.AddDays(-3))).ToList();
        db.AddRange(cases.Select(c => c.Application));
        db.AddRange(cases.Select(c => c.Package));
        cases = [.. cases.Select(c => c with { Message = c.Application.Status == ApplicationStatus.Draft ? null : MessageOf(c.Application, hash) })];
        db.AddRange(cases.Select(c => c.Message).OfType<CaseMessage>());
        db.AddRange(cases.Select(c => c.Proposal).OfType<Proposal>());
        await db.SaveChangesAsync();
        return cases;
    }

    private static ApplicationPackage PackageOf(Application application)
    {
        var package = ApplicationPackage.Make(
            application.CitizenId, Guid.NewGuid(), "試し", null, [new PackageWish(application.ProcedureId, null, false)], new Act("citizen:someone", application.StartedAtUtc)).Value!;
        Done(package.Link(application.ProcedureId, application.Id));
        return package;
    }

    private static CaseMessage MessageOf(Application application, string hash)
    {
        var act = new Act("citizen:" + application.CitizenId.ToString("N"), application.ReceivedAtUtc!.Value);
        var message = CaseMessage.Start(Guid.CreateVersion7(), application.Id, MessageDirection.FromApplicant, act);
        Done(new Outcome(message.Attach("見本.pdf", "application/pdf", 14, hash, act).Refusal));
        Done(message.Send("試し", false, act));
        return message;
    }

    private static FiledCase Make(Citizen person, PublishedProcedure procedure, Ward ward, ApplicationStatus status, int number, string hash, DateTime at)
    {
        var (citizen, clerk, approver) = (new Act(person.ActorId, at), new Act("staff:someone", at.AddHours(1)), new Act("staff:another", at.AddHours(2)));
        var definition = procedure.Definition;
        var application = Application.Start(person.Id, definition.Id, procedure.VersionId, definition.ShortName, citizen);
        var context = new FormContext(JapanTime.DayOf(at), CitizenFacts.Of(person));
        var answers = new PlausibleAnswers(number)
        {
            Attach = q => application.Attach(q.Key, "見本.png", "image/png", _picture.Length, hash, citizen).Value!.Id.ToString("N"),
        }.Fill(definition.Form, AnswerSet.Empty, context);
        application.Save(answers, citizen);
        if (status == ApplicationStatus.Draft)
        {
            return new(application, null);
        }

        Done(application.Submit(
            new Submission(ReceiptNumber.Create(Random.Shared.Next), Journey.Of(definition.Form, answers, context).OnPath(answers), person.Name, ward, definition.Section.Code, context.Today.AddDays(30)),
            citizen));
        if (status == ApplicationStatus.Withdrawn)
        {
            Done(application.Withdraw("試し", citizen));
        }

        if (status is ApplicationStatus.Received or ApplicationStatus.Withdrawn)
        {
            return new(application, null);
        }

        Done(application.StartReview(clerk));
        if (status == ApplicationStatus.AwaitingCorrection)
        {
            var key = application.Answers.All.First(a => a.Value.Source == AnswerSource.Citizen && !a.Key.Contains('.', StringComparison.Ordinal)).Key;
            Done(application.RequestCorrection(CorrectionKind.Incorrect, [key], "試し", context.Today.AddDays(14), clerk));
        }

        if (status is ApplicationStatus.UnderReview or ApplicationStatus.AwaitingCorrection)
        {
            return new(application, null);
        }

        var letter = DecisionLetter.Of(definition, application, DecisionKind.Granted, "認めます。", null);
        Done(application.ProposeDecision(DecisionKind.Granted, "認めます。", null, letter.ToJson(), letter.ContentHash(), clerk));
        var proposal = Proposal.Draft(
            new ProposalSubject(Proposal.ApplicationDecision, application.Id, application.ReceiptNumber!), ward, definition.Section.Code, "試し",
            letter.ContentHash(), ApprovalRoute.To(StaffPost.SectionChief, ward, definition.Section.Code), clerk);
        Done(proposal.AddDocument([], "資料.pdf", "application/pdf", 14, hash, clerk));
        if (status == ApplicationStatus.InApproval)
        {
            return new(application, proposal);
        }

        Done(proposal.Approve(
            [new ApprovalOfficer(approver.ActorId, ward, definition.Section.Code, StaffPost.SectionChief)], null, null, letter.ContentHash(), approver));
        Done(application.Decide(letter.ContentHash(), "試しの番号", approver));
        if (status == ApplicationStatus.Completed)
        {
            Done(application.Issue("認定通知書", "試しの番号", hash, 14, new Act(Act.SystemActor, at.AddHours(3))));
        }

        return new(application, proposal);
    }

    /// <param name="path">Tells what a bare <c>id</c> is the id of.</param>
    private static string? PartOf(string name, string path) => name switch
    {
        "id" when path.Contains("/letters/", StringComparison.Ordinal) => "letter",
        "id" when path.Contains("/approvals/", StringComparison.Ordinal) => "proposal",
        "fileId" when path.Contains("/messages/", StringComparison.Ordinal) => "message file",
        "attachmentId" or "fileId" or "id" => "attachment",
        "letterId" => "letter",
        "documentId" => "document",
        "correctionId" => "correction",
        "proposalId" => "proposal",
        "who" or "code" or "path" or "number" => "other",
        _ => null,
    };

    private static void Done(Outcome outcome)
    {
        if (!outcome.Succeeded)
        {
            throw new InvalidOperationException(outcome.Refusal!.Code);
        }
    }
}
