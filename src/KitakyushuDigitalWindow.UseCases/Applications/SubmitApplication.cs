using System.Security.Cryptography;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <param name="Declared">Keys of the declarations that were ticked.</param>
public sealed record SubmitApplicationCommand(Guid DraftId, IReadOnlyCollection<string> Declared)
{
    /// <summary>The box 「次の手続きで使えるように保存する」 was ticked.</summary>
    public bool AgreesToKeep { get; init; }
}

/// <summary>申請を送信する, exactly once: whoever comes second, by double click, another tab or another server, gets the first one's number.</summary>
public sealed partial class SubmitApplicationHandler(
    IDigitalWindowDb db,
    ICurrentCitizen citizen,
    IPublishedProcedures procedures,
    RepresentedPersonQuery represented,
    AcceptanceQuery acceptance,
    FileChecksQuery checks,
    CaseClockQuery clocks,
    TimeProvider clock,
    ILogger<SubmitApplicationHandler> logger)
{
    private const int Tries = 8;

    private static readonly PerModel<Func<DbContext, Guid, Guid, Task<Application?>>> _application = new(() =>
        EF.CompileAsyncQuery<DbContext, Guid, Guid, Application?>((context, id, ownerId) =>
            context.Set<Application>().Include(a => a.Attachments).SingleOrDefault(a => a.Id == id && a.CitizenId == ownerId)));

    private static readonly PerModel<Func<DbContext, Guid, Task<Citizen>>> _person = new(() =>
        EF.CompileAsyncQuery<DbContext, Guid, Citizen>((context, id) => context.Set<Citizen>().Single(c => c.Id == id)));

    private static readonly PerModel<Func<DbContext, Guid, Task<Profile?>>> _profile = new(() =>
        EF.CompileAsyncQuery<DbContext, Guid, Profile?>((context, id) => context.Set<Profile>().SingleOrDefault(p => p.Id == id)));

    /// <summary>The receipt number; or a refusal: not found, expired, not accepted now, must move to the new version, the delegation is over, incomplete, a file that
    /// cannot be accepted. A file that is still being scanned holds nobody up.</summary>
    public async Task<Outcome<string>> HandleAsync(SubmitApplicationCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var arrivedAtUtc = clock.NowUtc(); // a second try after the closing is still the same arrival
        for (var attempt = 1; ; attempt++)
        {
            var context = db.ChangeTracker.Context;
            var application = await _application.For(context)(context, command.DraftId, citizen.Id);
            if (application is null)
            {
                return ApplicationRefusals.NotFound;
            }

            if (application.ReceiptNumber is { } earlier)
            {
                return earlier;
            }

            var outcome = await MaySubmitAsync(application, arrivedAtUtc, cancellationToken) is { } no
                ? no
                : await SubmitAsync(application, command, cancellationToken);
            if (!outcome.Succeeded)
            {
                return outcome.Refusal!;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                LogSubmitted(logger, application.ReceiptNumber!, application.ProcedureId, application.Ward);
                return application.ReceiptNumber!;
            }
            catch (DbUpdateException e) when (attempt < Tries && (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e)))
            {
                db.ChangeTracker.Clear(); // sent by another request meanwhile, or the number was taken: look again
            }
        }
    }

    /// <summary>受付期間, to the second: what arrives at the closing itself is too late. Null when it may be sent.</summary>
    private async ValueTask<Refusal?> MaySubmitAsync(Application application, DateTime arrivedAtUtc, CancellationToken cancellationToken) =>
        !(await acceptance.ReadExactlyAsync(application.ProcedureId, arrivedAtUtc, cancellationToken)).IsOpen ? ApplicationRefusals.NotAccepted
        : procedures.IsWithdrawn(application.ProcedureVersionId) ? ApplicationRefusals.MustMove
        : null;

    private async Task<Outcome> SubmitAsync(Application application, SubmitApplicationCommand command, CancellationToken cancellationToken)
    {
        var context = db.ChangeTracker.Context;
        var person = await _person.For(context)(context, application.CitizenId);
        var definition = (await procedures.OfVersionAsync(application.ProcedureVersionId, cancellationToken)).Definition;
        if (await represented.ToActForAsync(application.ForWhom, person, definition, cancellationToken) is not { } applicant)
        {
            return DelegationRefusals.Ended;
        }

        var profile = await _profile.For(context)(context, person.Id);
        var journey = Journey.Of(
            definition.Form, application.Answers, await ContextOfAsync(application, person, profile, applicant, definition.Form, cancellationToken));
        if (!journey.IsComplete || definition.Declarations.Any(d => !command.Declared.Contains(d.Key)))
        {
            return ApplicationRefusals.Incomplete;
        }

        if (await HasRejectedFileAsync(application, journey, cancellationToken))
        {
            return FileRefusals.Rejected;
        }

        var filed = journey.OnPath(application.Answers)
            .With(definition.Declarations.Select(d => KeyValuePair.Create(d.Key, new Answer("true"))));
        var act = clock.ActBy(citizen);
        var submission = new Submission(
            ReceiptNumber.Create(RandomNumberGenerator.GetInt32),
            filed,
            applicant.Name,
            Destination(definition, journey, applicant.Address),
            definition.Section.Code,
            (await clocks.ReadAsync(application.ProcedureVersionId, cancellationToken)).DueOn(JapanTime.DayOf(act.AtUtc)))
        {
            ApplicantKana = journey.Questions.FirstOrDefault(q => q.Question.PrefillFrom == KnownNames.NameKana && q.TakesKnown)?.Answer?.Value,
        };
        var outcome = application.Submit(submission, act);
        if (outcome.Succeeded)
        {
            Keep(profile, command.AgreesToKeep, person, journey, application, act);
            if (application.ForWhomKind == ForWhomKind.Delegation)
            {
                db.Outbox.Add(new OutboxLine(OutboxKinds.MailFiledForYou, application.Id, act.AtUtc));
            }

            db.Outbox.Add(new OutboxLine(OutboxKinds.MailReceived, application.Id, act.AtUtc));
            db.Audit.Add(new AuditEntry("application.submit", application.ReceiptNumber!, act));
        }

        return outcome;
    }

    private async Task<bool> HasRejectedFileAsync(Application application, Journey journey, CancellationToken cancellationToken)
    {
        var onPath = application.Attachments.Where(a => journey.Questions.Any(q => q.Key == a.QuestionKey)).Select(a => a.Id).ToList();
        if (onPath.Count == 0)
        {
            return false;
        }

        var known = await checks.OfAsync(application.Id, cancellationToken);
        return onPath.Exists(id => known.GetValueOrDefault(id, FileCheck.Pending).IsRejected());
    }

    /// <summary>提出先: the ward of the register; for people from elsewhere the ward that the form names, else the ward of the city hall.</summary>
    private static Ward Destination(ProcedureDefinition definition, Journey journey, string address)
    {
        if (definition.Section.IsCityWide)
        {
            return Ward.CityHall;
        }

        return Wards.OfAddress(address)
            ?? journey.Questions.Select(q => q.Question is ChoiceQuestion ? Wards.FromId(q.Answer?.Value) : null).FirstOrDefault(w => w is not null)
            ?? journey.Questions.Where(q => q is { Question: AddressQuestion, Answer: not null })
                .Select(q => Wards.OfAddress(q.Question.Display(q.Answer!))).FirstOrDefault(w => w is not null)
            ?? Ward.KokuraKita;
    }

    private async Task<FormContext> ContextOfAsync(
        Application application, Citizen person, Profile? profile, RepresentedPerson applicant, FormDefinition form, CancellationToken cancellationToken)
    {
        if (!application.ForWhom.IsSelf)
        {
            return new FormContext(clock.TodayInJapan(), applicant.Facts) { IsEmailConfirmed = person.HasConfirmed };
        }

        var earlier = await EarlierApplications.ReadAsync(db.ChangeTracker.Context, person.Id, form, cancellationToken);
        return DraftQuery.ContextOf(new KnownOfCitizen(person, profile, earlier), form, application.Answers, clock);
    }

    /// <summary>What was typed is kept for the next time only when the citizen agreed, now or before; a form for another person teaches nothing.</summary>
    private void Keep(Profile? profile, bool agrees, Citizen person, Journey journey, Application application, Act act)
    {
        if (!application.ForWhom.IsSelf)
        {
            return;
        }

        profile ??= agrees ? AgreeToKeepHandler.Open(db, person.Id, application.ReceiptNumber, act) : null;
        if (profile is not null)
        {
            ProfileLearning.Learn(profile, person, journey, new KeptFrom(application.ReceiptNumber!, application.ProcedureName), act);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Application submitted: {ReceiptNumber} {ProcedureId} {Ward}")]
    private static partial void LogSubmitted(ILogger logger, string receiptNumber, string procedureId, Ward ward);
}
