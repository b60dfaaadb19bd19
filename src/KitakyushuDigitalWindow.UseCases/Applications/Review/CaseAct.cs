using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <summary>What every act of staff on a case has in common: the scope, the version that the page showed, the save.</summary>
internal static partial class CaseAct
{
    private const int Tries = 3;

    /// <summary>Runs the act on the case as it is now and saves it; a case that was moved since the page showed it is refused, nothing is written.</summary>
    public static Task<Outcome> RunAsync(
        IDigitalWindowDb db, ICurrentStaff staff, string receiptNumber, int? version,
        Func<Application, Task<Outcome>> act, CancellationToken cancellationToken) =>
        RunAsync(db, staff, receiptNumber, async application => application.Version == version
            ? await act(application)
            : ReviewRefusals.Stale(application, await LastActorAsync(db, application.Id, cancellationToken)), cancellationToken);

    /// <summary>For acts that look themselves at what has changed since the page showed the case.</summary>
    public static async Task<Outcome> RunAsync(
        IDigitalWindowDb db, ICurrentStaff staff, string receiptNumber,
        Func<Application, Task<Outcome>> act, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var application = await db.Applications.VisibleTo(staff).Include(a => a.Corrections).Include(a => a.Decisions)
                .SingleOrDefaultAsync(a => a.ReceiptNumber == receiptNumber, cancellationToken);
            if (application is null)
            {
                return ApplicationRefusals.NotFound;
            }

            var outcome = await act(application);
            if (!outcome.Succeeded)
            {
                db.ChangeTracker.Clear(); // a refused act must not reach the next save of this request
                return outcome;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return Outcome.Done;
            }
            catch (DbUpdateException e) when (attempt < Tries && (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e)))
            {
                db.ChangeTracker.Clear(); // somebody was first: the next round reads what they did, and refuses
            }
        }
    }

    /// <summary>The one log line of an act. Receipt numbers only.</summary>
    public static void Log(ILogger logger, string act, string receiptNumber, Outcome outcome) =>
        LogAct(logger, act, receiptNumber, outcome.Refusal?.Code ?? "done");

    private static async Task<string?> LastActorAsync(IDigitalWindowDb db, Guid applicationId, CancellationToken cancellationToken) =>
        await db.Applications.Where(a => a.Id == applicationId).SelectMany(a => a.History)
            .OrderByDescending(e => e.AtUtc).Select(e => e.ActorId).FirstOrDefaultAsync(cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Case act {Act} {ReceiptNumber}: {Outcome}")]
    private static partial void LogAct(ILogger logger, string act, string receiptNumber, string outcome);
}
