using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Absences;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <param name="Signature">What the scanner calls it, or why it cannot scan it (<see cref="ScanReasons"/>).</param>
public sealed record CaseFile(Guid Id, string QuestionLabel, string FileName, long Length, DateTime AddedAtUtc, FileCheck Check, string? Signature);

public sealed record CaseEvent(ApplicationEventKind Kind, DateTime AtUtc, string Who, string? Note);

/// <param name="Changes">The named questions with the value when the correction was asked for and the value after it.</param>
public sealed record CaseCorrection(
    CorrectionKind Kind, string Message, DateOnly DueOn, DateTime OpenedAtUtc, DateTime? ClosedAtUtc, IReadOnlyList<ChangedAnswer> Changes)
{
    public Guid Id { get; init; }

    /// <summary>As the page shows it: the first request of the case is 1.</summary>
    public int Number { get; init; }

    public CorrectionEnding? Ending { get; init; }

    public string? EndNote { get; init; }

    public DateTime? RemindedAtUtc { get; init; }

    /// <summary>The day from which it is closed by itself.</summary>
    public DateOnly LapsesOn { get; init; }
}

public sealed record CaseDecision(
    DecisionKind Kind, string Content, string? Reason, string ProposedBy, DateTime ProposedAtUtc,
    string? DocumentNumber, string? DecidedBy, DateTime? DecidedAtUtc, bool IsSentBack, bool IsPulledBack);

public sealed record CaseLetter(Guid Id, string Title, string DocumentNumber, long Length, DateTime IssuedAtUtc, bool GoesByPost, DateOnly? PostedOn);

/// <summary>A case as the office sees it.</summary>
/// <param name="Version">As shown; every act on the case posts it.</param>
/// <param name="ProposalId">What waits for approval.</param>
public sealed record CaseRow(
    Guid Id, string ReceiptNumber, int Version, ApplicationStatus Status, bool IsOpen, string ProcedureName, ProcedureDefinition Definition,
    string Applicant, DateTime ReceivedAtUtc, DateOnly DueOn, int DaysLeft, string Assignee, IReadOnlyList<AnswerSection> Sections,
    IReadOnlyList<CaseFile> Files, IReadOnlyList<CaseEvent> History, IReadOnlyList<CaseCorrection> Corrections,
    IReadOnlyList<CaseDecision> Decisions, IReadOnlyList<CaseLetter> Letters, Guid? ProposalId)
{
    /// <summary>Who acts for the applicant, with their part; null when nobody does.</summary>
    public (string Part, string Name)? FiledBy { get; init; }

    /// <summary>Actor id; null when it is nobody's.</summary>
    public string? AssigneeId { get; init; }

    /// <summary>担当者不在: a colleague may take it over.</summary>
    public bool IsAssigneeAway { get; init; }

    /// <summary>期限 and why it is that day.</summary>
    public required CaseClock Clock { get; init; }

    /// <summary>As filed, with what was corrected since.</summary>
    public AnswerSet Answers { get; init; } = AnswerSet.Empty;

    /// <summary>庁内メモ.</summary>
    public int NoteCount { get; init; }

    /// <summary>確認項目 that have a mark, out of <see cref="ProcedureDefinition.ReviewChecks"/>.</summary>
    public int CheckedCount { get; init; }

    /// <summary>What the applicant is asked to put right now.</summary>
    public IReadOnlyList<string> OpenQuestionKeys { get; init; } = [];

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<CaseCorrection> OpenCorrections => [.. Corrections.Where(c => c.ClosedAtUtc is null).OrderBy(c => c.Number)];

    /// <summary>The approver's comment on a proposal that came back and has not been made again.</summary>
    public CaseEvent? SentBack =>
        Status == ApplicationStatus.UnderReview && History.FirstOrDefault(e => e.Kind != ApplicationEventKind.Corrected && !e.Kind.IsAssignment()) is { Kind: ApplicationEventKind.SentBack } last
            ? last : null;
}

/// <summary>Reads a case without a trace; pages that show one begin with <see cref="OpenCaseHandler"/>.</summary>
public sealed class CaseQuery(
    IDigitalWindowDb db, ICurrentStaff staff, IPublishedProcedures procedures, IVirusScanner scanner, IOfficeCalendar calendar, TimeProvider clock)
{
    /// <summary>Null when there is no such application in the reader's ward and section.</summary>
    public async Task<CaseRow?> ReadAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        var found = await db.Applications.VisibleTo(staff).AsNoTracking()
            .Where(a => a.ReceiptNumber == receiptNumber)
            .Select(a => new
            {
                a.Id,
                a.Version,
                a.Status,
                a.IsOpen,
                a.ProcedureName,
                a.ProcedureVersionId,
                a.ApplicantName,
                a.CitizenId,
                a.ForWhomKind,
                ActorName = db.Citizens.Where(c => c.Id == a.CitizenId).Select(c => c.Name).FirstOrDefault(),
                a.ReceivedAtUtc,
                a.DueOn,
                a.ClockStoppedOn,
                a.AssigneeId,
                a.Answers,
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var definition = (await procedures.OfVersionAsync(found.ProcedureVersionId, cancellationToken)).Definition;
        // one query per list: joined into one they would multiply, each row with all answers
        var one = db.Applications.AsNoTracking().Where(a => a.Id == found.Id);
        // what the applicant has chosen for an open correction is not filed before they send it
        var files = await one.SelectMany(a => a.Attachments, (a, f) => new { a, f })
            .Where(x => !x.a.Corrections.Any(c => c.ClosedAtUtc == null && c.OpenedAtUtc <= x.f.AddedAtUtc))
            .SelectMany(
                x => db.FileScans.Where(s => s.ContentHash == x.f.ContentHash).DefaultIfEmpty(),
                (x, s) => new { x.f.Id, x.f.QuestionKey, x.f.FileName, x.f.Length, x.f.AddedAtUtc, State = (FileScanState?)s!.State, Detail = s == null ? null : s.Detail })
            .OrderBy(f => f.AddedAtUtc).ToListAsync(cancellationToken);
        var events = await one.SelectMany(a => a.History).OrderByDescending(e => e.AtUtc)
            .Select(e => new { e.Kind, e.AtUtc, e.ActorId, e.Note }).ToListAsync(cancellationToken);
        var corrections = await one.SelectMany(a => a.Corrections).OrderBy(c => c.OpenedAtUtc).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        var decisions = await one.SelectMany(a => a.Decisions).OrderByDescending(d => d.ProposedAtUtc)
            .Select(d => new { d.Kind, d.Content, d.Reason, d.ProposedBy, d.ProposedAtUtc, d.DocumentNumber, d.DecidedBy, d.DecidedAtUtc, d.IsSentBack, d.IsPulledBack })
            .ToListAsync(cancellationToken);
        var letters = await one.SelectMany(a => a.Letters).OrderByDescending(l => l.IssuedAtUtc)
            .Select(l => new CaseLetter(l.Id, l.Title, l.DocumentNumber, l.Length, l.IssuedAtUtc, l.GoesByPost, l.PostedOn)).ToListAsync(cancellationToken);
        var proposal = await db.Proposals.AsNoTracking()
            .Where(p => p.SubjectId == found.Id && p.Status == ProposalStatus.Pending).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellationToken);
        var noteCount = await db.CaseNotes.CountAsync(n => n.ApplicationId == found.Id, cancellationToken);
        var marks = await Office.CaseChecksQuery.LastAsync(db, one.Select(a => a.Id), cancellationToken);
        var names = await ActorNames.ReadAsync(
            db, [found.AssigneeId, .. events.Select(e => e.ActorId), .. decisions.SelectMany(d => new[] { d.ProposedBy, d.DecidedBy })], cancellationToken);
        var agent = Mine.ForWhomWords.PartOf(found.ForWhomKind) is { } part ? (Part: part, Name: found.ActorName ?? "") : ((string Part, string Name)?)null;
        var agentId = Actors.IdOf(found.CitizenId);
        string Who(string? actorId) => agent is { } it && actorId == agentId ? $"{it.Part}（{it.Name}）" : names.Of(actorId);
        var labels = new AnswerLabels(definition.Form, found.Answers);

        var (today, arrival) = (clock.TodayInJapan(), JapanTime.DayOf(found.ReceivedAtUtc!.Value));
        var closed = await calendar.ReadAsync(cancellationToken);
        var clockOf = new ProcessingClock(definition.Processing, closed);
        var stops = Application.StopsOf(definition.Processing, corrections);
        DateOnly? ended = events.Find(e => e.Kind is ApplicationEventKind.Decided or ApplicationEventKind.Withdrawn) is { } end ? JapanTime.DayOf(end.AtUtc) : null;
        return new CaseRow(
            found.Id, receiptNumber, found.Version, found.Status, found.IsOpen, found.ProcedureName, definition, found.ApplicantName,
            found.ReceivedAtUtc!.Value, found.DueOn!.Value, found.DueOn.Value.DayNumber - today.DayNumber, names.Of(found.AssigneeId),
            AnswerSection.Of(definition.Form, found.Answers, today),
            [.. files.Select(f => new CaseFile(f.Id, labels.Of(f.QuestionKey), f.FileName, f.Length, f.AddedAtUtc, FileChecks.Of(f.State, scanner), f.Detail))],
            [.. events.Select(e => new CaseEvent(e.Kind, e.AtUtc, Who(e.ActorId), e.Note))],
            [.. corrections.Select((c, i) => new CaseCorrection(
                c.Kind, c.Message, c.DueOn, c.OpenedAtUtc, c.ClosedAtUtc,
                labels.Changes(c.QuestionKeys, c.Before, corrections.Find(later => later.OpenedAtUtc >= (c.ClosedAtUtc ?? DateTime.MaxValue))?.Before ?? found.Answers))
            {
                Id = c.Id,
                Number = i + 1,
                Ending = c.Ending,
                EndNote = c.EndNote,
                RemindedAtUtc = c.RemindedAtUtc,
                LapsesOn = c.LapsesOn,
            }).Reverse()],
            [.. decisions.Select(d => new CaseDecision(
                d.Kind, d.Content, d.Reason, names.Of(d.ProposedBy), d.ProposedAtUtc, d.DocumentNumber, names.Of(d.DecidedBy), d.DecidedAtUtc, d.IsSentBack, d.IsPulledBack))],
            letters, proposal)
        {
            FiledBy = agent,
            Answers = found.Answers,
            NoteCount = noteCount,
            CheckedCount = definition.ReviewChecks.Count(c => marks.GetValueOrDefault(c.Key) is { Result: not CheckResult.Cleared }),
            OpenQuestionKeys = [.. corrections.Where(c => c.IsOpen).SelectMany(c => c.QuestionKeys)],
            Clock = CaseClock.Of(clockOf, found.DueOn.Value, found.ClockStoppedOn, arrival, stops, ended ?? today, closed),
            AssigneeId = found.AssigneeId,
            IsAssigneeAway = found.IsOpen && found.AssigneeId != staff.ActorId() && ActorNames.StaffId(found.AssigneeId) is { } assignee
                && (await AbsentStaff.OnAsync(db, [assignee], today, cancellationToken)).Count > 0,
        };
    }
}

/// <summary>閲覧: shows a case and records who looked. The case itself stays as it is, its version too.</summary>
public sealed class OpenCaseHandler(CaseQuery query, IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    /// <summary>Null when there is no such application in the reader's ward and section.</summary>
    public async Task<CaseRow?> HandleAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        var found = await query.ReadAsync(receiptNumber, cancellationToken);
        if (found is not null)
        {
            db.Audit.Add(new AuditEntry("application.view", receiptNumber, clock.ActBy(staff)));
            await db.SaveChangesAsync(cancellationToken);
        }

        return found;
    }
}
