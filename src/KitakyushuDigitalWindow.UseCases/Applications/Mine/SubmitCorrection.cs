using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <param name="Version">Of the answers that the applicant saw on the check page.</param>
public sealed record SubmitCorrectionCommand(string ReceiptNumber, int Version);

/// <summary>補正を送る, exactly once: whoever comes second, by double click or another tab, finds it sent.</summary>
public sealed partial class SubmitCorrectionHandler(
    IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, RepresentedPersonQuery represented, FileChecksQuery checks,
    CaseClockQuery clocks, TimeProvider clock, ILogger<SubmitCorrectionHandler> logger)
{
    /// <summary>Refusals: not found; nothing to correct; changed meanwhile; unanswered; unchanged; a file that cannot be accepted.</summary>
    public async Task<Outcome> HandleAsync(SubmitCorrectionCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var application = await db.Filed(citizen, clock, command.ReceiptNumber)
            .Include(a => a.Attachments).Include(a => a.Corrections).SingleOrDefaultAsync(cancellationToken);
        if (application is null)
        {
            return ApplicationRefusals.NotFound;
        }

        if (application.OpenCorrection is null)
        {
            return application.Corrections.Count > 0 && application.Status != ApplicationStatus.Withdrawn
                ? Outcome.Done // sent by the first click
                : MineRefusals.NoCorrection;
        }

        if (application.Version != command.Version)
        {
            return MineRefusals.ChangedMeanwhile;
        }

        var person = await db.Citizens.AsNoTracking().SingleAsync(c => c.Id == application.CitizenId, cancellationToken);
        var facts = (await represented.OfAsync(application.ForWhom, person, cancellationToken)).Facts;
        var definition = (await procedures.OfVersionAsync(application.ProcedureVersionId, cancellationToken)).Definition;
        var form = CorrectionForm.Of(
            definition, application, facts, clock.TodayInJapan(), await checks.OfAsync(application.Id, cancellationToken));
        if (!form.IsComplete)
        {
            return MineRefusals.Unanswered;
        }

        if (!form.IsChanged)
        {
            return MineRefusals.Unchanged;
        }

        if (form.RejectedFiles().Any())
        {
            return FileRefusals.Rejected;
        }

        var act = clock.ActBy(citizen);
        var outcome = application.SubmitCorrection(form.Corrected(), act);
        if (!outcome.Succeeded)
        {
            return outcome;
        }

        await clocks.ReckonAsync(application, cancellationToken);
        db.Audit.Add(new AuditEntry("application.correct", application.ReceiptNumber!, act));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var isSent = await db.Filed(citizen, clock, command.ReceiptNumber).AsNoTracking()
                .AnyAsync(a => a.Status == ApplicationStatus.UnderReview, cancellationToken);
            return isSent ? Outcome.Done : MineRefusals.ChangedMeanwhile;
        }

        LogCorrected(logger, application.ReceiptNumber!);
        return Outcome.Done;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Application corrected: {ReceiptNumber}")]
    private static partial void LogCorrected(ILogger logger, string receiptNumber);
}
