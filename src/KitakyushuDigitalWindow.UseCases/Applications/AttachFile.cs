using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <param name="FileName">As the browser sent it; only cleaned and kept.</param>
public sealed record AttachFileCommand(Guid ApplicationId, string QuestionKey, string FileName, Stream Content);

/// <summary>Stores a file at once, so that neither an error elsewhere nor a lost session loses it.</summary>
public sealed class AttachFileHandler(
    IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, RepresentedPersonQuery represented, IBlobStore blobs, FileChecksQuery checks,
    TimeProvider clock)
{
    /// <summary>Refusals: those of <see cref="FileInspector"/>, of <see cref="Application.Attach"/>, and not found.</summary>
    public async Task<Outcome<Guid>> HandleAsync(AttachFileCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var found = await db.ApplicationsVisibleTo(citizen, clock).AsNoTracking()
            .Where(a => a.Id == command.ApplicationId)
            .Select(a => new { a.ProcedureVersionId })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return ApplicationRefusals.NotFound;
        }

        var procedure = await procedures.OfVersionAsync(found.ProcedureVersionId, cancellationToken);
        if (procedure.Definition.Form.Find(command.QuestionKey) is not FileQuestion question)
        {
            return ApplicationRefusals.UnknownQuestion;
        }

        var content = await UploadedContent.ReadAsync(command.Content, cancellationToken);
        var inspected = FileInspector.Inspect(content.GetBuffer().AsSpan(0, (int)content.Length), command.FileName, question.Label);
        if (inspected.Value is not { } file)
        {
            return inspected.Refusal!;
        }

        content.Position = 0;
        var hash = await blobs.PutAsync(content, cancellationToken);
        var saved = await SaveAsync(command, question, file, content.Length, hash, cancellationToken);
        if (saved.Succeeded && !await blobs.ExistsAsync(hash, cancellationToken))
        {
            // the job that clears unused contents looked before our row was there; see ClearFilesHandler
            content.Position = 0;
            await blobs.PutAsync(content, CancellationToken.None);
        }

        return saved;
    }

    private async Task<Outcome<Guid>> SaveAsync(
        AttachFileCommand command, FileQuestion question, InspectedFile file, long length, string hash, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var application = await db.Applications.Include(a => a.Attachments).Include(a => a.Corrections)
                .SingleAsync(a => a.Id == command.ApplicationId, cancellationToken);
            if (application.OpenCorrection is not null && !await IsOpenAsync(application, question, cancellationToken))
            {
                return ApplicationRefusals.UnknownQuestion;
            }

            if (await CountAsync(application, question, cancellationToken) >= question.MaxFiles)
            {
                return new Refusal("file.too_many", $"「{question.Label}」は{question.MaxFiles}個までです。不要なファイルを外してください");
            }

            var attached = application.Attach(question.Key, file.Name, file.Kind.MediaType(), length, hash, clock.ActBy(citizen));
            if (attached.Value is null)
            {
                return attached.Refusal!;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return attached.Value.Id;
            }
            catch (DbUpdateException e) when (attempt < 8 && (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e)))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>A filed file that cannot be accepted stays where it is, and leaves room for the one that takes its place.</summary>
    private async Task<int> CountAsync(Application application, FileQuestion question, CancellationToken cancellationToken)
    {
        var all = application.Attachments.Where(a => a.QuestionKey == question.Key).ToList();
        if (all.Count < question.MaxFiles || application.OpenCorrection is not { } correction)
        {
            return all.Count;
        }

        var known = await checks.OfAsync(application.Id, cancellationToken);
        return all.Count(a => !(correction.WasFiled(a.QuestionKey, a.Id) && known.GetValueOrDefault(a.Id, FileCheck.Pending).IsRejected()));
    }

    /// <summary>Named in the correction, or asked for because of a corrected answer.</summary>
    private async Task<bool> IsOpenAsync(Application application, FileQuestion question, CancellationToken cancellationToken)
    {
        var person = await db.Citizens.AsNoTracking().SingleAsync(c => c.Id == application.CitizenId, cancellationToken);
        var definition = (await procedures.OfVersionAsync(application.ProcedureVersionId, cancellationToken)).Definition;
        var facts = (await represented.OfAsync(application.ForWhom, person, cancellationToken)).Facts;
        return CorrectionForm.Of(definition, application, facts, clock.TodayInJapan()).Questions.Any(q => q.Asked.Key == question.Key);
    }
}

public sealed record DetachFileCommand(Guid ApplicationId, Guid AttachmentId);

public sealed class DetachFileHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    /// <summary>Takes away a file that was not sent yet; one that is gone already is no error. The job clears the content (see <see cref="ClearFilesHandler"/>).</summary>
    public async Task<Outcome> HandleAsync(DetachFileCommand command, CancellationToken cancellationToken)
    {
        var application = await db.ApplicationsVisibleTo(citizen, clock).Include(a => a.Attachments).Include(a => a.Corrections)
            .SingleOrDefaultAsync(a => a.Id == command.ApplicationId, cancellationToken);
        if (application is null)
        {
            return ApplicationRefusals.NotFound;
        }

        var outcome = application.Detach(command.AttachmentId, clock.ActBy(citizen));
        if (outcome.Succeeded)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return outcome;
    }
}
