using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>What the page after filing shows.</summary>
public sealed record DoneRow(
    ApplicationStatus Status, string ReceiptNumber, DateTime ReceivedAtUtc, DateOnly DueOn, Ward Ward, AnswerSet Answers, PublishedProcedure Procedure, bool IsClosedDay,
    ForWhom ForWhom);

public sealed class DoneQuery(IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, IOfficeCalendar calendar, TimeProvider clock)
{
    /// <summary>Null when there is no such application, or it is another person's.</summary>
    public async Task<DoneRow?> ReadAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var found = await db.ApplicationsOwnedBy(citizen, clock).AsNoTracking()
            .Where(a => a.Id == applicationId)
            .Select(a => new { a.Status, a.ReceiptNumber, a.ReceivedAtUtc, a.DueOn, a.Ward, a.Answers, a.ProcedureVersionId, ForWhom = new ForWhom(a.ForWhomKind, a.RepresentedId, a.DelegationId, a.RepresentedName) })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var received = found.ReceivedAtUtc ?? DateTime.UnixEpoch; // a draft: the page goes elsewhere
        return new DoneRow(
            found.Status, found.ReceiptNumber ?? "", received, found.DueOn ?? DateOnly.MinValue, found.Ward, found.Answers,
            await procedures.OfVersionAsync(found.ProcedureVersionId, cancellationToken), (await calendar.ReadAsync(cancellationToken)).IsClosed(JapanTime.DayOf(received)), found.ForWhom);
    }
}
