using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <param name="Path">Of the page, as in its address: <c>claimant</c>, <c>children/2/name</c>.</param>
/// <param name="IsNewRow">The row was just being added: when another tab took its number meanwhile, it gets the next one.</param>
/// <param name="Read">Gives the posted values by input name.</param>
public sealed record SavePageCommand(
    Guid DraftId, string Path, bool IsNewRow, Func<string, IReadOnlyList<string>> Read)
{
    /// <summary>The draft as the page has just read it; saves a reading when nobody changed it since.</summary>
    public DraftRow? Known { get; init; }
}

/// <summary>What became of a posted page.</summary>
/// <param name="Errors">By answer key; the rest of the page was saved all the same.</param>
/// <param name="Path">The page that it was saved to: a new row may have got another number.</param>
/// <param name="Draft">The draft after it.</param>
public sealed record SavedPage(IReadOnlyList<(string Key, FieldError Error)> Errors, string Path, DraftRow Draft);

public sealed class SavePageHandler(IDigitalWindowDb db, ICurrentCitizen citizen, DraftQuery query, TimeProvider clock)
{
    public static readonly Refusal NoSuchPage = new("form.no_such_page", "このページは、いまの申請にはありません。");

    private const int Tries = 8;

    private static readonly PerModel<Func<DbContext, Guid, Task<Application?>>> _application = new(() =>
        EF.CompileAsyncQuery<DbContext, Guid, Application?>((context, id) => context.Set<Application>().SingleOrDefault(a => a.Id == id)));

    /// <summary>Saves what is right on the page and names what is wrong; fields of questions that the page does not show are ignored.</summary>
    public async Task<Outcome<SavedPage>> HandleAsync(SavePageCommand command, CancellationToken cancellationToken)
    {
        var draft = command.Known ?? await query.ReadAsync(command.DraftId, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            if (draft is null)
            {
                return ApplicationRefusals.NotFound;
            }

            if (draft.Status != ApplicationStatus.Draft)
            {
                return ApplicationRefusals.NotAllowedFrom(draft.Status);
            }

            var change = PageChange.Of(draft, command);
            if (change is null)
            {
                return NoSuchPage;
            }

            try
            {
                var context = db.ChangeTracker.Context;
                var application = await _application.For(context)(context, command.DraftId);
                if (application?.Version == draft.Version)
                {
                    var answers = RowProposals.WhereNowMeant(change.Apply(application.Answers), draft.Procedure.Definition.Form, draft.Context);
                    var saved = application.Save(answers, clock.ActBy(citizen));
                    if (!saved.Succeeded)
                    {
                        return saved.Refusal!;
                    }

                    await db.SaveChangesAsync(cancellationToken);
                    return new SavedPage(change.Errors, change.Path, draft.With(application.Answers, application.Version));
                }
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // as below, only later
            }

            db.ChangeTracker.Clear(); // another tab saved another page meanwhile: read again, both stay
            draft = await query.ReadAsync(command.DraftId, cancellationToken);
        }
    }
}

/// <summary>The answers that a posted page gives.</summary>
/// <param name="Group">Key of the group whose row is made if it is not there yet; null outside a row.</param>
public sealed record PageChange(
    IReadOnlyList<KeyValuePair<string, Answer>> Answers, IReadOnlyList<(string Key, FieldError Error)> Errors, string Path, string? Group, int Row)
{
    /// <summary>Null when the page is not on the path.</summary>
    public static PageChange? Of(DraftRow draft, SavePageCommand command)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(command);
        var (answers, path) = (draft.Answers, command.Path);
        if (command.IsNewRow && NewRow.PlaceOf(draft.Procedure.Definition.Form, path) is { } adding)
        {
            var number = adding.Row;
            // the number was taken meanwhile: by this very post (a double click), or by another row from another tab
            if (answers.RowsOf(adding.Group).Contains(number))
            {
                number = answers.RowsOf(adding.Group).FirstOrDefault(r => r >= number && IsAsPosted(draft, command, adding.PathOf(r)));
                number = number == 0 ? answers.NextRow(adding.Group) : number;
            }

            (answers, path) = (answers.WithRow(adding.Group, number), adding.PathOf(number));
        }

        var journey = ReferenceEquals(answers, draft.Answers)
            ? draft.Journey
            : Journey.Of(draft.Procedure.Definition.Form, answers, draft.Context);
        var step = journey.FindPath(path);
        if (step is null or { Exit: not null } || !(journey.CanVisit(step) || IsAfterUnfinishedRow(journey, step, command)
            || draft.Journey.Steps.Any(s => s.Path == step.Path && draft.Journey.CanVisit(s))))
        {
            return null;
        }

        return step.IsGroup ? OfGroup(step, answers) : OfPage(step, answers, draft, command);
    }

    public AnswerSet Apply(AnswerSet current)
    {
        ArgumentNullException.ThrowIfNull(current);
        return (Group is null ? current : current.WithRow(Group, Row)).With(Answers);
    }

    /// <summary>A row that was begun in another tab stands before this new one and is not finished yet: this one is kept all the same.</summary>
    private static bool IsAfterUnfinishedRow(Journey journey, JourneyStep step, SavePageCommand command) =>
        command.IsNewRow && step.Row is { } row && journey.FirstUnanswered?.Row?.GroupKey == row.GroupKey;

    /// <summary>The person says that these rows are all.</summary>
    private static PageChange OfGroup(JourneyStep step, AnswerSet answers)
    {
        var (repeat, group) = (step.Page.Repeat!, step.GroupKey);
        var count = new Answer(answers.RowsOf(group).Count.ToString(CultureInfo.InvariantCulture));
        var errors = repeat.Validate(count, DateOnly.MinValue);
        return new PageChange(
            errors.Count > 0 ? [] : [KeyValuePair.Create(group, count)], [.. errors.Select(e => (group, e))], step.Path, step.Row?.GroupKey, step.Row?.Number ?? 0);
    }

    private static PageChange OfPage(JourneyStep step, AnswerSet answers, DraftRow draft, SavePageCommand command)
    {
        var given = new List<KeyValuePair<string, Answer>>();
        var errors = new List<(string, FieldError)>();
        foreach (var asked in step.Questions.Where(q => q.Question.Asks))
        {
            var parsed = Parse(asked, draft, command);
            errors.AddRange(parsed.Errors.Select(e => (asked.Key, e)));
            if (parsed is { Answer: not null, Errors.Count: 0 })
            {
                given.Add(KeyValuePair.Create(asked.Key, SourceOf(asked, parsed.Answer)));
            }
        }

        var change = new PageChange(given, errors, step.Path, step.Row?.GroupKey, step.Row?.Number ?? 0);
        if (errors.Count == 0)
        {
            var after = Journey.Of(draft.Procedure.Definition.Form, change.Apply(answers), draft.Context);
            if (after.Steps.FirstOrDefault(s => s.Path == step.Path)?.BrokenRule is { } broken)
            {
                var question = step.Questions.First(q => q.Key == broken.Key).Question;
                return change with
                {
                    Answers = [.. given.Where(g => g.Key != broken.Key)],
                    Errors = [(broken.Key, new FieldError(question.Fields[0], broken.Message))],
                };
            }
        }

        return change;
    }

    private static ParsedAnswer Parse(JourneyQuestion asked, DraftRow draft, SavePageCommand command)
    {
        if (asked.IsFixed)
        {
            return ParsedAnswer.Of(asked.Known!);
        }

        if (asked.Question is FileQuestion files)
        {
            // which files belong to the question is known here, whatever was posted
            var mine = string.Join(',', draft.Attachments.Where(a => a.QuestionKey == asked.Key).Select(a => a.Id.ToString("N")));
            return files.Parse(new RawFields(_ => [mine]), draft.Context.Today);
        }

        var parsed = asked.Question.Parse(new RawFields(field => command.Read(InputName(asked.Question.Key, field))), draft.Context.Today);
        var isNobody = asked.Question is HouseholdMemberQuestion && parsed.Answer is { Value: not HouseholdMemberQuestion.Other } picked
            && !asked.Candidates.Any(c => c.Id == picked.Value);
        return isNobody ? asked.Question.Parse(new RawFields(_ => []), draft.Context.Today) : parsed;
    }

    /// <summary>Name of an input: the question's key, a dot and the field. The row is in the address, not in the names.</summary>
    public static string InputName(string key, string field) => field.Length == 0 ? key : key + "." + field;

    /// <summary>What was offered and left unchanged keeps its source.</summary>
    private static Answer SourceOf(JourneyQuestion asked, Answer answer) =>
        asked.Known is { } known && known.Equals(answer) ? answer.From(known.Source)
        : asked.Answer is { } before && before.Equals(answer) ? answer.From(before.Source)
        : answer;

    private static bool IsAsPosted(DraftRow draft, SavePageCommand command, string path)
    {
        var step = draft.Journey.FindPath(path);
        return step is not null && step.Questions.Where(q => q.Question.Asks)
            .All(q => Parse(q, draft, command).Answer is { } posted && q.Answer is { } stored && stored.Equals(posted));
    }
}

/// <param name="Path">Of the row: <c>children/2</c>.</param>
public sealed record RemoveRowCommand(Guid DraftId, string Path);

public sealed class RemoveRowHandler(IDigitalWindowDb db, ICurrentCitizen citizen, DraftQuery query, TimeProvider clock)
{
    /// <summary>Takes a row of a repeating group away; a row that is gone already is no error.</summary>
    public async Task<Outcome> HandleAsync(RemoveRowCommand command, CancellationToken cancellationToken)
    {
        var draft = await query.ReadAsync(command.DraftId, cancellationToken);
        if (draft is null || NewRow.PlaceOf(draft.Procedure.Definition.Form, command.Path) is not { } place)
        {
            return ApplicationRefusals.NotFound;
        }

        for (var attempt = 1; ; attempt++)
        {
            var application = await db.Applications.SingleAsync(a => a.Id == command.DraftId, cancellationToken);
            var outcome = application.Save(application.Answers.WithoutRow(place.Group, place.Row), clock.ActBy(citizen));
            if (!outcome.Succeeded)
            {
                return outcome;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return Outcome.Done;
            }
            catch (DbUpdateConcurrencyException) when (attempt < 8)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
