using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <param name="Read">Gives the posted values by input name.</param>
/// <param name="AddTo">Group that gets one more row; only one that the office named.</param>
/// <param name="Remove">Row that goes again (<c>children.3</c>); only one that was added in this correction.</param>
public sealed record SaveCorrectionCommand(
    string ReceiptNumber, Func<string, IReadOnlyList<string>> Read, string? AddTo = null, string? Remove = null);

/// <summary>What became of the posted corrections.</summary>
/// <param name="Errors">By answer key; the rest was saved all the same.</param>
/// <param name="IsComplete">Nothing is left to ask: it can be checked and sent.</param>
public sealed record SavedCorrection(IReadOnlyList<(string Key, FieldError Error)> Errors, bool IsComplete);

public sealed class SaveCorrectionHandler(
    IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, RepresentedPersonQuery represented, TimeProvider clock)
{
    private const int Tries = 8;

    /// <summary>Keeps what is right without sending it. Refusals: not found; no correction is open; the answer asks for more than this page can.</summary>
    public async Task<Outcome<SavedCorrection>> HandleAsync(SaveCorrectionCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        for (var attempt = 1; ; attempt++)
        {
            var application = await db.Filed(citizen, clock, command.ReceiptNumber)
                .Include(a => a.Attachments).Include(a => a.Corrections).SingleOrDefaultAsync(cancellationToken);
            if (application is null)
            {
                return ApplicationRefusals.NotFound;
            }

            if (application.OpenCorrection is null)
            {
                return MineRefusals.NoCorrection;
            }

            var person = await db.Citizens.AsNoTracking().SingleAsync(c => c.Id == application.CitizenId, cancellationToken);
            var facts = (await represented.OfAsync(application.ForWhom, person, cancellationToken)).Facts;
            var definition = (await procedures.OfVersionAsync(application.ProcedureVersionId, cancellationToken)).Definition;
            var (form, errors) = CorrectionForm.Of(definition, application, facts, clock.TodayInJapan()).Read(command.Read);
            if (form.OpenedGroup is { } group)
            {
                return MineRefusals.NeedsOffice(group.Label);
            }

            form = form.WithMoreRows(command.AddTo).WithoutRow(command.Remove);
            var saved = application.SaveCorrection(form.Draft, clock.ActBy(citizen));
            if (!saved.Succeeded)
            {
                return saved.Refusal!;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return new SavedCorrection(errors, form.IsComplete);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear(); // another tab saved meanwhile: read again
            }
        }
    }
}
