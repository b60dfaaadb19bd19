using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Calendar;

/// <summary>
/// 期限の数え直し after a closed day was added or removed: open cases whose time reaches that day, in batches. It goes through the queue's index,
/// section by section, and never sees a case that is closed. Run twice, it finds nothing to change.
/// </summary>
public sealed class ReckonCasesHandler(IDigitalWindowDb db, CaseClockQuery clocks, IOfficeCalendar calendar) : IOutboxHandler
{
    private const int BatchSize = 200;
    private const int Tries = 5;

    public IReadOnlyCollection<string> Kinds { get; } = [OutboxKinds.ReckonCases];

    public async Task HandleAsync(OutboxLine line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (await db.CityClosedDays.AsNoTracking().SingleOrDefaultAsync(d => d.Id == line.SubjectId, cancellationToken) is not { } day)
        {
            return;
        }

        await calendar.ReloadAsync(cancellationToken);
        foreach (var ward in Enum.GetValues<Ward>())
        {
            foreach (var section in Sections.Codes)
            {
                // the keys first: the days by which the list is sorted change under way
                var keys = await db.Applications.AsNoTracking()
                    .Where(a => a.Ward == ward && a.SectionCode == section && a.IsOpen && a.DueOn >= day.ClosedOn)
                    .OrderBy(a => a.DueOn).ThenBy(a => a.Sequence).Select(a => a.Id).ToListAsync(cancellationToken);
                foreach (var batch in keys.Chunk(BatchSize))
                {
                    await ReckonAsync(batch, cancellationToken);
                }
            }
        }
    }

    private async Task ReckonAsync(Guid[] keys, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            foreach (var application in await db.Applications.Include(a => a.Corrections).Where(a => keys.Contains(a.Id)).ToListAsync(cancellationToken))
            {
                await clocks.ReckonAsync(application, cancellationToken);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // a case was moved meanwhile: the batch is read again
            }
        }
    }
}
