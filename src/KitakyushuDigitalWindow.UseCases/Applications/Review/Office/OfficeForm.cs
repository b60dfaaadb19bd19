using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review.Office;

/// <summary>職員の記入欄 of a case: the procedure's pages for staff with what is filled in so far.</summary>
/// <param name="Version">As shown; saving posts it. 0 while nothing is saved.</param>
/// <param name="Who">Who saved it last; null while nobody has.</param>
public sealed record OfficeForm(FormDefinition Form, AnswerSet Answers, Journey Journey, int Version, string? Who, DateTime? SavedAtUtc)
{
    /// <summary>Number of questions that still have no answer.</summary>
    public int Unanswered => Journey.Questions.Count(q => q.Question is { Asks: true, Required: true } && q.Answer is not { IsEmpty: false });

    /// <summary>Takes what was posted for the questions on the path; what is wrong is named and not taken.</summary>
    public static (AnswerSet Answers, IReadOnlyList<(string Key, FieldError Error)> Errors) Read(
        FormDefinition form, AnswerSet before, Func<string, IReadOnlyList<string>> posted, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(posted);
        var errors = new List<(string Key, FieldError Error)>();
        var given = new List<KeyValuePair<string, Answer>>();
        foreach (var asked in Journey.Of(form, before, FormContext.On(today)).Questions.Where(q => q.Question.Asks))
        {
            var raw = new RawFields(field => posted(PageChange.InputName(asked.Key, field)));
            if (asked.Question.IsBlank(raw))
            {
                given.Add(KeyValuePair.Create(asked.Key, new Answer("", AnswerSource.Staff))); // a clerk fills in what is known today
                continue;
            }

            var parsed = asked.Question.Parse(raw, today);
            errors.AddRange(parsed.Errors.Select(e => (asked.Key, e)));
            if (parsed is { Answer: { } answer, Errors.Count: 0 })
            {
                given.Add(KeyValuePair.Create(asked.Key, answer.From(AnswerSource.Staff)));
            }
        }

        var after = before.With(given);
        errors.AddRange(Journey.Of(form, after, FormContext.On(today)).Steps.Where(s => s.BrokenRule is not null)
            .Select(s => (s.BrokenRule!.Value.Key, new FieldError(form.Find(s.BrokenRule.Value.Key)!.Fields[0], s.BrokenRule.Value.Message))));
        return (after, errors);
    }
}

public sealed class OfficeFormQuery(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    /// <summary>Null when the procedure has no such pages.</summary>
    /// <param name="opened">From <see cref="OpenCaseHandler"/>: the reader may see it.</param>
    public async Task<OfficeForm?> ReadAsync(CaseRow opened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        if (opened.Definition.Review.Form is not { } form)
        {
            return null;
        }

        var visible = db.Applications.VisibleTo(staff);
        var record = await db.OfficeRecords.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == opened.Id && visible.Any(a => a.Id == r.Id), cancellationToken);
        var names = await ActorNames.ReadAsync(db, [record?.SavedBy], cancellationToken);
        var answers = record?.Answers ?? AnswerSet.Empty;
        return new OfficeForm(
            form, answers, Journey.Of(form, answers, FormContext.On(clock.TodayInJapan())), record?.Version ?? 0,
            record is null ? null : names.Of(record.SavedBy), record?.SavedAtUtc);
    }
}

/// <param name="Version">Of the record, as the page showed it.</param>
/// <param name="Read">Gives the posted values by input name.</param>
public sealed record SaveOfficeFormCommand(string ReceiptNumber, int? Version, Func<string, IReadOnlyList<string>> Read);

/// <summary>職員の記入欄を保存する: nothing is saved while something is wrong, so that what is shown as saved is right.</summary>
public sealed class SaveOfficeFormHandler(
    IDigitalWindowDb db, ICurrentStaff staff, IPublishedProcedures procedures, TimeProvider clock, ILogger<SaveOfficeFormHandler> logger)
{
    public static readonly Refusal NoForm = new("application.no_office_form", "この手続きには、職員の記入欄がありません。");

    /// <summary>What is wrong, by answer key; empty when it was saved.</summary>
    public async Task<Outcome<IReadOnlyList<(string Key, FieldError Error)>>> HandleAsync(SaveOfficeFormCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        IReadOnlyList<(string Key, FieldError Error)> errors = [];
        var outcome = await CaseAct.RunAsync(db, staff, command.ReceiptNumber, async application =>
        {
            if ((await procedures.OfVersionAsync(application.ProcedureVersionId, cancellationToken)).Definition.Review.Form is not { } form)
            {
                return NoForm;
            }

            var record = await db.OfficeRecords.SingleOrDefaultAsync(r => r.Id == application.Id, cancellationToken);
            if ((record?.Version ?? 0) != command.Version)
            {
                return ApplicationRefusals.ChangedByOther;
            }

            (var answers, errors) = OfficeForm.Read(form, record?.Answers ?? AnswerSet.Empty, command.Read, JapanTime.DayOf(act.AtUtc));
            if (errors.Count > 0)
            {
                return Outcome.Done;
            }

            if (record is not null)
            {
                var saved = record.Save(application, answers, act);
                if (!saved.Succeeded)
                {
                    return saved;
                }
            }
            else
            {
                var opened = OfficeRecord.Open(application, answers, act);
                if (!opened.Succeeded)
                {
                    return opened.Refusal!;
                }

                db.OfficeRecords.Add(opened.Value!);
            }

            db.Audit.Add(new AuditEntry("application.office_form", command.ReceiptNumber, act));
            return Outcome.Done;
        }, cancellationToken);
        CaseAct.Log(logger, "office_form", command.ReceiptNumber, outcome);
        return outcome.Refusal is { } refusal ? refusal : Outcome.Of(errors);
    }
}
