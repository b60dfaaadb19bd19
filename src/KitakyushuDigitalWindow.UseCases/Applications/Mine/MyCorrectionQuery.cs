using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>One request of the office.</summary>
/// <param name="AcceptedUntil">After the due day it is taken until then; after that it is closed.</param>
public sealed record CorrectionRequest(string Message, DateOnly DueOn, bool IsLate, DateOnly AcceptedUntil);

/// <summary>The open corrections as their applicant sees them: on one page, sent together.</summary>
/// <param name="Version">Of what is shown: sending refuses another.</param>
public sealed record MyCorrectionPage(
    Guid ApplicationId, string ReceiptNumber, string ProcedureName, int Version, IReadOnlyList<CorrectionRequest> Requests, CorrectionForm Form)
{
    /// <summary>Who files for whom, as the reader is concerned; null for one's own.</summary>
    public string? ForWhom { get; init; }
}

public sealed class MyCorrectionQuery(
    IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, RepresentedPersonQuery represented, FileChecksQuery checks, TimeProvider clock)
{
    /// <summary>Refusals: not found; no correction is open.</summary>
    public async Task<Outcome<MyCorrectionPage>> ReadAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        var application = await db.Filed(citizen, clock, receiptNumber).AsNoTracking()
            .Include(a => a.Attachments).Include(a => a.Corrections)
            .SingleOrDefaultAsync(cancellationToken);
        if (application is null)
        {
            return ApplicationRefusals.NotFound;
        }

        if (application.Status != ApplicationStatus.AwaitingCorrection || application.OpenCorrection is null)
        {
            return MineRefusals.NoCorrection;
        }

        var person = await db.Citizens.AsNoTracking().SingleAsync(c => c.Id == application.CitizenId, cancellationToken);
        var facts = (await represented.OfAsync(application.ForWhom, person, cancellationToken)).Facts;
        var definition = (await procedures.OfVersionAsync(application.ProcedureVersionId, cancellationToken)).Definition;
        var today = clock.TodayInJapan();
        return new MyCorrectionPage(
            application.Id, application.ReceiptNumber!, application.ProcedureName, application.Version,
            [.. application.OpenCorrections.Select(c => new CorrectionRequest(c.Message, c.DueOn, c.DueOn < today, c.LapsesOn.AddDays(-1)))],
            CorrectionForm.Of(definition, application, facts, today, await checks.OfAsync(application.Id, cancellationToken)))
        {
            ForWhom = ForWhomWords.Label(application.ForWhom, application.CitizenId == citizen.Id, person.Name),
        };
    }
}
