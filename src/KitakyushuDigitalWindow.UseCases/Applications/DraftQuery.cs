using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Applications.Packages;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

public sealed record AttachmentRow(Guid Id, string QuestionKey, string FileName, long Length)
{
    /// <summary>Where nobody has asked, it may not be opened.</summary>
    public FileCheck Check { get; init; } = FileCheck.Pending;
}

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
    DraftLife Life,
    int Version)
{
    /// <summary>Whose application it is.</summary>
    public required ForWhom ForWhom { get; init; }

    /// <summary>What the citizen let us keep, and where it is from.</summary>
    public required KnownOfCitizen Known { get; init; }

    /// <summary>The same draft with other answers.</summary>
    public DraftRow With(AnswerSet answers, int version) =>
        this with { Answers = answers, Version = version, Journey = Journey.Of(Procedure.Definition.Form, answers, Context) };
}

/// <summary>Asked at every step of every form, hence compiled (docs/performance.md).</summary>
public sealed class DraftQuery(
    IDigitalWindowDb db,
    ICurrentCitizen citizen,
    IPublishedProcedures procedures,
    PackageSiblingsQuery siblings,
    RepresentedPersonQuery represented,
    DraftLifeQuery life,
    IVirusScanner scanner,
    TimeProvider clock)
{
    private static readonly PerModel<Func<DbContext, Guid, Guid, Task<Found?>>> _draft = new(() =>
        EF.CompileAsyncQuery<DbContext, Guid, Guid, Found?>((context, draftId, ownerId) => context.Set<Application>().AsNoTracking()
            .Where(a => a.Id == draftId && a.CitizenId == ownerId)
            .Join(context.Set<Citizen>(), a => a.CitizenId, c => c.Id, (a, c) => new { a, c })
            .SelectMany(
                x => context.Set<Profile>().Where(p => p.Id == x.c.Id).DefaultIfEmpty(),
                (x, p) => new Found(
                    x.a.Status, x.a.ReceiptNumber, x.a.ProcedureVersionId, x.a.Answers, x.a.SavedAtUtc, x.a.Version, x.a.Attachments.Count, x.c, p,
                    context.Set<PackageItem>().Any(i => i.ApplicationId == x.a.Id),
                    new ForWhom(x.a.ForWhomKind, x.a.RepresentedId, x.a.DelegationId, x.a.RepresentedName)))
            .SingleOrDefault()));

    private static readonly PerModel<Func<DbContext, Guid, IAsyncEnumerable<FoundFile>>> _files = new(() =>
        EF.CompileAsyncQuery<DbContext, Guid, FoundFile>((context, draftId) => context.Set<Application>().AsNoTracking()
            .Where(a => a.Id == draftId)
            .SelectMany(a => a.Attachments)
            .OrderBy(f => f.AddedAtUtc)
            .Select(f => new FoundFile(
                f.Id, f.QuestionKey, f.FileName, f.Length,
                context.Set<FileScan>().Where(s => s.ContentHash == f.ContentHash).Select(s => (FileScanState?)s.State).FirstOrDefault()))));

    /// <summary>Null when there is no such application, it is another person's, or the delegation that it was started under is over.</summary>
    public async Task<DraftRow?> ReadAsync(Guid draftId, CancellationToken cancellationToken)
    {
        var context = db.ChangeTracker.Context;
        if (await _draft.For(context)(context, draftId, citizen.Id) is not { } found)
        {
            return null;
        }

        var files = new List<AttachmentRow>(found.Files);
        if (found.Files > 0)
        {
            await foreach (var file in _files.For(context)(context, draftId).WithCancellation(cancellationToken))
            {
                files.Add(new AttachmentRow(file.Id, file.QuestionKey, file.FileName, file.Length) { Check = FileChecks.Of(file.Scan, scanner) });
            }
        }

        return await RowOfAsync(draftId, found, files, cancellationToken);
    }

    private async Task<DraftRow?> RowOfAsync(Guid draftId, Found found, IReadOnlyList<AttachmentRow> files, CancellationToken cancellationToken)
    {
        var procedure = await procedures.OfVersionAsync(found.ProcedureVersionId, cancellationToken);
        var form = procedure.Definition.Form;
        var known = await KnownAsync(found, form, cancellationToken);
        if (await ContextOfAsync(found, known, procedure.Definition, cancellationToken) is not { } context)
        {
            return null;
        }

        if (found is { IsInPackage: true, ForWhom.IsSelf: true })
        {
            context = SharedAnswers.AddTo(context, form, await siblings.ReadAsync(draftId, cancellationToken));
        }

        return new DraftRow(
            draftId, found.Status, found.ReceiptNumber, procedure, found.Answers, files, context,
            Journey.Of(form, found.Answers, context),
            await life.ReadAsync(procedure, found.SavedAtUtc, cancellationToken), found.Version)
        {
            ForWhom = found.ForWhom,
            Known = known,
        };
    }

    /// <summary>What the form knows: of oneself everything, of another person what belongs to it. Null when one may not act for them.</summary>
    private async ValueTask<FormContext?> ContextOfAsync(Found found, KnownOfCitizen known, ProcedureDefinition definition, CancellationToken cancellationToken) =>
        found.ForWhom.IsSelf ? ContextOf(known, definition.Form, found.Answers, clock)
        : await represented.ToActForAsync(found.ForWhom, found.Citizen, definition, cancellationToken) is { } person
            ? new FormContext(clock.TodayInJapan(), person.Facts) { IsEmailConfirmed = found.Citizen.HasConfirmed }
        : null;

    /// <summary>What one let us keep is nobody else's: in the form of another person it is not at hand.</summary>
    private async ValueTask<KnownOfCitizen> KnownAsync(Found found, FormDefinition form, CancellationToken cancellationToken) => found.ForWhom.IsSelf
        ? new KnownOfCitizen(
            found.Citizen, found.Profile, await EarlierApplications.ReadAsync(db.ChangeTracker.Context, found.Citizen.Id, form, cancellationToken))
        : new KnownOfCitizen(found.Citizen, null, []);

    private sealed record FoundFile(Guid Id, string QuestionKey, string FileName, long Length, FileScanState? Scan);

    private sealed record Found(
        ApplicationStatus Status, string? ReceiptNumber, Guid ProcedureVersionId, AnswerSet Answers, DateTime SavedAtUtc, int Version, int Files, Citizen Citizen,
        Profile? Profile, bool IsInPackage, ForWhom ForWhom);

    internal static FormContext ContextOf(KnownOfCitizen known, FormDefinition form, AnswerSet answers, TimeProvider clock) =>
        known.For(form, answers, clock.TodayInJapan()) with { IsEmailConfirmed = known.Citizen.HasConfirmed };
}
