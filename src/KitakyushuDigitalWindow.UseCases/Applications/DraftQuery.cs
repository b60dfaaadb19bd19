using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

public sealed record AttachmentRow(Guid Id, string QuestionKey, string FileName, long Length);

/// <summary>A citizen's own application as the form runner needs it.</summary>
/// <param name="Journey">Computed now, from the answers and the version that the application is bound to.</param>
public sealed record DraftRow(
    Guid Id,
    ApplicationStatus Status,
    string? ReceiptNumber,
    PublishedProcedure Procedure,
    AnswerSet Answers,
    IReadOnlyList<AttachmentRow> Attachments,
    FormContext Context,
    Journey Journey,
    DateOnly ExpiresOn);

public sealed class DraftQuery(IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, TimeProvider clock)
{
    /// <summary>Null when there is no such application, or it is another person's.</summary>
    public async Task<DraftRow?> ReadAsync(Guid draftId, CancellationToken cancellationToken)
    {
        var found = await db.Applications.OwnedBy(citizen).AsNoTracking()
            .Where(a => a.Id == draftId)
            .Select(a => new
            {
                a.Status,
                a.ReceiptNumber,
                a.ProcedureVersionId,
                a.Answers,
                a.SavedAtUtc,
                Attachments = a.Attachments.OrderBy(f => f.AddedAtUtc)
                    .Select(f => new AttachmentRow(f.Id, f.QuestionKey, f.FileName, f.Length)).ToList(),
                Citizen = db.Citizens.First(c => c.Id == a.CitizenId),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var procedure = await procedures.OfVersionAsync(found.ProcedureVersionId, cancellationToken);
        var context = ContextOf(found.Citizen, clock);
        return new DraftRow(
            draftId, found.Status, found.ReceiptNumber, procedure, found.Answers, found.Attachments, context,
            Journey.Of(procedure.Definition.Form, found.Answers, context),
            JapanTime.DayOf(found.SavedAtUtc).AddDays(Application.DraftDays));
    }

    internal static FormContext ContextOf(Citizen citizen, TimeProvider clock) => new(clock.TodayInJapan(), CitizenFacts.Of(citizen));
}
