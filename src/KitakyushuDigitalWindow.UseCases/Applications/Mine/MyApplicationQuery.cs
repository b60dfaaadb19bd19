using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <param name="By">The citizen who did it, as the reader knows them; null for what the office did.</param>
public sealed record MyEventRow(ApplicationEventKind Kind, DateTime AtUtc, string? Note, string? By);

public sealed record MyLetterRow(Guid Id, string Title, string DocumentNumber, long Length, DateTime IssuedAtUtc);

/// <param name="Questions">What is to be put right, in the form's words.</param>
public sealed record MyCorrectionRow(string Message, DateOnly DueOn, IReadOnlyList<string> Questions);

/// <summary>When the result may be expected: a guide, never a promise.</summary>
/// <param name="DueIfSentToday">While the time stands still until the applicant answers; null while it runs.</param>
/// <param name="HasWaited">Days were left out, because the office waited for an answer.</param>
public sealed record MyOutlook(DateOnly? DueIfSentToday, bool HasWaited);

/// <summary>A filed application as its owner, or the agent who filed it for them, sees it.</summary>
public sealed record MyApplicationRow
{
    public required Guid Id { get; init; }

    public required string ReceiptNumber { get; init; }

    public required ApplicationStatus Status { get; init; }

    public required CitizenState State { get; init; }

    public required ProcedureDefinition Definition { get; init; }

    public required string ApplicantName { get; init; }

    /// <summary>Who files for whom, as the reader is concerned; null for one's own.</summary>
    public required string? ForWhom { get; init; }

    /// <summary>Who acts for the applicant, with their part; null when nobody does.</summary>
    public required (string Part, string Name)? FiledBy { get; init; }

    public required Ward Ward { get; init; }

    public required string SectionCode { get; init; }

    public required DateTime ReceivedAtUtc { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Null once the result is there.</summary>
    public required MyOutlook? Outlook { get; init; }

    /// <summary>The pages that were answered, with the answers as filed.</summary>
    public required Journey Journey { get; init; }

    /// <summary>The files that were sent; what is being added to a correction is not among them.</summary>
    public required IReadOnlyList<AttachmentRow> Attachments { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<MyEventRow> Events { get; init; }

    public required IReadOnlyList<MyLetterRow> Letters { get; init; }

    /// <summary>Those that are open, the oldest first.</summary>
    public IReadOnlyList<MyCorrectionRow> Corrections { get; init; } = [];

    /// <summary>The office asked something in a message.</summary>
    public bool AwaitsReply { get; init; }

    /// <summary>The last day on which one can ask; null while the case is open.</summary>
    public DateOnly? MessagesUntilOn { get; init; }

    public bool CanBeWithdrawn => Application.Allows(Status, ApplicationStatus.Withdrawn);

    public WardOffice Office => WardOffices.Of(Ward);

    /// <summary>担当課, with its office.</summary>
    public string SectionName => $"{Office.Name} {Sections.NameOf(SectionCode)}";
}

public sealed class MyApplicationQuery(
    IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, FileChecksQuery checks, CaseClockQuery clocks, TimeProvider clock)
{
    /// <summary>Null when there is no such application, or it is another person's.</summary>
    public async Task<MyApplicationRow?> ReadAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        var mine = db.Filed(citizen, clock, receiptNumber).AsNoTracking();
        var found = await mine
            .Select(a => new
            {
                a.Id,
                a.ReceiptNumber,
                a.Status,
                a.ProcedureVersionId,
                a.ApplicantName,
                a.CitizenId,
                ActorName = db.Citizens.Where(c => c.Id == a.CitizenId).Select(c => c.Name).FirstOrDefault(),
                ForWhom = new ForWhom(a.ForWhomKind, a.RepresentedId, a.DelegationId, a.RepresentedName),
                a.Ward,
                a.SectionCode,
                a.ReceivedAtUtc,
                a.SavedAtUtc,
                a.DueOn,
                a.ClockStoppedOn,
                a.AwaitsReply,
                a.Answers,
                Decision = a.Decisions.Where(d => !d.IsSentBack).Select(d => (DecisionKind?)d.Kind).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        // a query for each list: in one they would multiply each other
        var shown = CitizenTimeline.Shown;
        var attachments = await mine.SelectMany(a => a.Attachments).OrderBy(f => f.AddedAtUtc)
            .Select(f => new AttachmentRow(f.Id, f.QuestionKey, f.FileName, f.Length)).ToListAsync(cancellationToken);
        var known = attachments.Count > 0 ? await checks.OfAsync(found.Id, cancellationToken) : new Dictionary<Guid, FileCheck>();
        var events = await mine.SelectMany(a => a.History).Where(e => shown.Contains(e.Kind))
            .Select(e => new { e.Kind, e.AtUtc, e.Note, e.ActorId }).ToListAsync(cancellationToken);
        var corrections = found.Status.IsOpen() ? await mine.SelectMany(a => a.Corrections).ToListAsync(cancellationToken) : [];
        var open = corrections.Where(c => c.IsOpen).OrderBy(c => c.OpenedAtUtc).ThenBy(c => c.Id).ToList();
        var letters = await mine.SelectMany(a => a.Letters).OrderBy(l => l.IssuedAtUtc)
            .Select(l => new MyLetterRow(l.Id, l.Title, l.DocumentNumber, l.Length, l.IssuedAtUtc)).ToListAsync(cancellationToken);
        var definition = (await procedures.OfVersionAsync(found.ProcedureVersionId, cancellationToken)).Definition;
        var (isMine, me) = (found.CitizenId == citizen.Id, Actors.IdOf(citizen.Id));
        string? By(ApplicationEventKind kind, string actorId) =>
            !CitizenTimeline.IsByApplicant(kind) ? null
            : actorId == me ? "あなた"
            : isMine ? $"{found.ApplicantName}さん" : $"代理人（{found.ActorName}さん）";
        var received = found.ReceivedAtUtc!.Value;
        DateTime? closed = events.Find(e => e.Kind is ApplicationEventKind.Issued or ApplicationEventKind.Withdrawn)?.AtUtc;
        var facts = new CitizenStateFacts(found.Status, found.Decision, found.DueOn, open.Select(c => (DateOnly?)c.DueOn).Min(), found.SavedAtUtc, closed) { AwaitsReply = found.AwaitsReply };

        // what was filed is shown as it was filed: today's card facts must not change it
        var journey = Journey.Of(definition.Form, found.Answers, FormContext.On(JapanTime.DayOf(received)));
        return new MyApplicationRow
        {
            Id = found.Id,
            ReceiptNumber = found.ReceiptNumber!,
            Status = found.Status,
            State = CitizenState.Of(facts, clock.TodayInJapan()),
            Definition = definition,
            ApplicantName = found.ApplicantName,
            ForWhom = ForWhomWords.Label(found.ForWhom, isMine, found.ActorName),
            FiledBy = ForWhomWords.PartOf(found.ForWhom.Kind) is { } part ? (part, found.ActorName ?? "") : null,
            Ward = found.Ward,
            SectionCode = found.SectionCode,
            ReceivedAtUtc = received,
            DueOn = found.DueOn ?? JapanTime.DayOf(received),
            Outlook = found.Status.IsOpen()
                ? Outlook(await clocks.ReadAsync(found.ProcedureVersionId, cancellationToken), JapanTime.DayOf(received), found.ClockStoppedOn, corrections) : null,
            Journey = journey,
            Attachments = [.. attachments.Where(f => found.Answers[f.QuestionKey]?.Value.Contains(f.Id.ToString("N"), StringComparison.Ordinal) == true)
                .Select(f => f with { Check = known.GetValueOrDefault(f.Id, FileCheck.Pending) })],
            AwaitsReply = found.AwaitsReply,
            MessagesUntilOn = Application.MessagesUntil(closed),
            Events = [.. events.OrderByDescending(e => e.AtUtc).ThenByDescending(e => e.Kind).Select(e => new MyEventRow(e.Kind, e.AtUtc, CitizenTimeline.NoteOf(e.Kind, e.Note), By(e.Kind, e.ActorId)))],
            Letters = letters,
            Corrections = [.. open.Select(c => new MyCorrectionRow(c.Message, c.DueOn, Labels(definition.Form, journey, c.QuestionKeys)))],
        };
    }

    private MyOutlook Outlook(ProcessingClock clockOf, DateOnly arrival, DateOnly? stoppedOn, IEnumerable<Correction> corrections)
    {
        var reading = clockOf.Read(arrival, Application.StopsOf(clockOf.Period, corrections), clock.TodayInJapan());
        return new MyOutlook(stoppedOn is null ? null : reading.DueOn, reading.Stops.Any(s => s.Until is not null));
    }

    private static string[] Labels(FormDefinition form, Journey journey, IReadOnlyList<string> keys)
    {
        var byKey = journey.Steps.SelectMany(s => s.Questions.Select(q => (q.Key, Label: CorrectionQuestion.LabelOf(q.Question, s.Row))))
            .GroupBy(q => q.Key).ToDictionary(q => q.Key, q => q.First().Label);
        return [.. keys.Select(k => byKey.GetValueOrDefault(k) ?? form.Find(k)?.Label).OfType<string>()];
    }
}
