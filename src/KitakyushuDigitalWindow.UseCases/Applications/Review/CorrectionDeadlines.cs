using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <summary>補正の期限: a reminder some days before it and on the day after, and the end when the days of grace are over.</summary>
public sealed class CorrectionDeadlineHandler(IDigitalWindowDb db, CaseClockQuery clocks, TimeProvider clock) : IOutboxHandler
{
    /// <summary>Enough to find a document, few enough not to be forgotten again.</summary>
    private const int RemindDaysBefore = 3;

    private const int Tries = 8;

    /// <summary>Mails of a machine at night wake people.</summary>
    private static readonly TimeSpan _morning = TimeSpan.FromHours(9);

    public IReadOnlyCollection<string> Kinds { get; } = [OutboxKinds.RemindCorrection, OutboxKinds.LapseCorrection];

    /// <summary>What is to happen later, written with the request itself.</summary>
    public static IEnumerable<OutboxLine> LinesOf(Correction correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        var before = correction.DueOn.AddDays(-RemindDaysBefore);
        DateOnly[] reminders = before > JapanTime.DayOf(correction.OpenedAtUtc) ? [before, correction.DueOn.AddDays(1)] : [correction.DueOn.AddDays(1)];
        return
        [
            .. reminders.Select(day => new OutboxLine(OutboxKinds.RemindCorrection, correction.Id, correction.OpenedAtUtc, JapanTime.StartOfDayUtc(day) + _morning)),
            new OutboxLine(OutboxKinds.LapseCorrection, correction.Id, correction.OpenedAtUtc, JapanTime.StartOfDayUtc(correction.LapsesOn) + _morning),
        ];
    }

    public async Task HandleAsync(OutboxLine line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        for (var attempt = 1; ; attempt++)
        {
            var application = await db.Applications.Include(a => a.Corrections).Include(a => a.Attachments)
                .SingleOrDefaultAsync(a => a.Corrections.Any(c => c.Id == line.SubjectId), cancellationToken);
            if (application?.OpenCorrections.FirstOrDefault(c => c.Id == line.SubjectId) is not { } correction)
            {
                return; // answered, withdrawn, or gone
            }

            var act = new Act(Act.SystemActor, clock.NowUtc());
            if (line.Kind == OutboxKinds.RemindCorrection)
            {
                correction.NoteReminder(act.AtUtc);
                db.Outbox.Add(new OutboxLine(OutboxKinds.MailCorrectionReminder, application.Id, act.AtUtc));
            }
            else
            {
                if (!application.LapseCorrection(correction.Id, act).Succeeded)
                {
                    return;
                }

                await clocks.ReckonAsync(application, cancellationToken);
                db.Outbox.Add(new OutboxLine(OutboxKinds.MailCorrectionLapsed, application.Id, act.AtUtc));
                db.Audit.Add(new AuditEntry("application.lapse_correction", application.ReceiptNumber!, act));
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear(); // the applicant saved meanwhile: read again
            }
        }
    }
}
