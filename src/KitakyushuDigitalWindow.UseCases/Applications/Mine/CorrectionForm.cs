using System.Globalization;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>A question that is open in a correction.</summary>
/// <param name="Asked">With the answer as corrected so far.</param>
/// <param name="Before">The answer that was sent; null when another corrected answer made the question necessary.</param>
public sealed record CorrectionQuestion(JourneyQuestion Asked, JourneyRow? Row, Answer? Before)
{
    public string Label => LabelOf(Asked.Question, Row);

    public bool IsChanged => Asked.Answer is { } now && !now.Equals(Before ?? new Answer(""));

    public static string LabelOf(Question question, JourneyRow? row)
    {
        ArgumentNullException.ThrowIfNull(question);
        return row is null ? question.Label : $"{row.Label}の{question.Label}";
    }
}

/// <summary>A repeating group that the office named as a whole.</summary>
/// <param name="Row">The row that the group stands in; null for a group of the form itself.</param>
public sealed record CorrectionGroup(string Key, RepeatQuestion Repeat, JourneyRow? Row);

/// <summary>
/// The form while a correction is open: the journey with the corrected answers, and of it only what the office named, and what a
/// corrected answer newly asks for. Card facts stay as they were filed.
/// </summary>
public sealed class CorrectionForm
{
    private readonly ProcedureDefinition _definition;
    private readonly Correction _correction;
    private readonly IReadOnlyList<string> _named;
    private readonly IReadOnlyList<AttachmentRow> _attachments;
    private readonly FormContext _context;

    private CorrectionForm(
        ProcedureDefinition definition, Correction correction, IReadOnlyList<string> named, AnswerSet draft, IReadOnlyList<AttachmentRow> attachments, FormContext context)
    {
        (_definition, _correction, _named, _attachments, _context) = (definition, correction, named, attachments, context);
        Draft = WithCounts(WithFiles(draft));
        Journey = Journey.Of(definition.Form, Draft, context);
        OpenedGroup = Journey.Steps.Where(s => s.IsGroup && Before[s.GroupKey] is null && Draft.RowsOf(s.GroupKey).Count == 0)
            .Select(s => s.Page.Repeat).FirstOrDefault();
        Groups = [.. Journey.Steps.Where(s => s.IsGroup && named.Contains(s.GroupKey)).Select(s => new CorrectionGroup(s.GroupKey, s.Page.Repeat!, s.Row))];
        Questions = [.. OnPath(), .. NamedFilesOffPath()];
    }

    /// <summary>What has been corrected so far, the rest as filed.</summary>
    public AnswerSet Draft { get; }

    public Journey Journey { get; }

    /// <summary>The open questions, in the order of the form.</summary>
    public IReadOnlyList<CorrectionQuestion> Questions { get; }

    /// <summary>The same, cut where a row of a repeating group begins or ends.</summary>
    public IReadOnlyList<(JourneyRow? Row, IReadOnlyList<CorrectionQuestion> Questions)> Blocks
    {
        get
        {
            var blocks = new List<(JourneyRow? Row, List<CorrectionQuestion> Questions)>();
            foreach (var question in Questions)
            {
                if (blocks.Count == 0 || blocks[^1].Row != question.Row)
                {
                    blocks.Add((question.Row, []));
                }

                blocks[^1].Questions.Add(question);
            }

            return [.. blocks.Select(b => (b.Row, (IReadOnlyList<CorrectionQuestion>)b.Questions))];
        }
    }

    /// <summary>Repeating groups that the office named as a whole: rows may be added.</summary>
    public IReadOnlyList<CorrectionGroup> Groups { get; }

    /// <summary>A repeating group that a corrected answer would newly ask for: too much for this page.</summary>
    public RepeatQuestion? OpenedGroup { get; }

    public bool IsChanged => Questions.Any(q => q.IsChanged);

    /// <summary>Some questions came up only because of a corrected answer.</summary>
    public bool AsksMore => Questions.Any(q => q.Before is null && q.Asked.Answer is null);

    private AnswerSet Before => _correction.Before;

    private DateOnly Today => _context.Today;

    /// <param name="definition">Of the version that the application is bound to.</param>
    /// <param name="application">With one or more open corrections: what they name is open together.</param>
    /// <param name="known">What is known of the person whose application it is.</param>
    /// <param name="today">The day in Japan.</param>
    /// <param name="checks">Scans by attachment, where files are shown or sent.</param>
    public static CorrectionForm Of(
        ProcedureDefinition definition, Application application, IReadOnlyDictionary<string, Answer> known, DateOnly today,
        IReadOnlyDictionary<Guid, FileCheck>? checks = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(application);
        var correction = application.OpenCorrection ?? throw new InvalidOperationException("No correction is open.");
        AttachmentRow[] attachments = [.. application.Attachments.OrderBy(a => a.AddedAtUtc).Select(a =>
            new AttachmentRow(a.Id, a.QuestionKey, a.FileName, a.Length) { Check = checks?.GetValueOrDefault(a.Id, FileCheck.Pending) ?? FileCheck.Pending })];
        return new CorrectionForm(
            definition, correction, application.OpenQuestionKeys, correction.Draft, attachments, new FormContext(today, Facts(definition.Form, correction.Before, known)));
    }

    public CorrectionForm With(AnswerSet draft) => new(_definition, _correction, _named, draft, _attachments, _context);

    /// <summary>One more row, when the office named the whole group and it is not full.</summary>
    public CorrectionForm WithMoreRows(string? group) =>
        Groups.FirstOrDefault(g => g.Key == group) is { } adding && Draft.RowsOf(adding.Key).Count < adding.Repeat.MaxItems
            ? With(Draft.WithRow(adding.Key, Draft.NextRow(adding.Key)))
            : this;

    /// <summary>Takes back a row (<c>children.3</c>) that this correction added; filed rows stay.</summary>
    public CorrectionForm WithoutRow(string? row) =>
        Questions.FirstOrDefault(q => q.Row is not null && IsNew(q.Row) && KeyOf(q.Row) == row)?.Row is { } found
            ? With(Draft.WithoutRow(found.GroupKey, found.Number))
            : this;

    public bool IsNew(JourneyRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return !Before.RowsOf(row.GroupKey).Contains(row.Number);
    }

    public static string KeyOf(JourneyRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Create(CultureInfo.InvariantCulture, $"{row.GroupKey}.{row.Number}");
    }

    public IReadOnlyList<AttachmentRow> FilesOf(string key) => [.. _attachments.Where(a => a.QuestionKey == key)];

    public bool WasFiled(AttachmentRow file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _correction.WasFiled(file.QuestionKey, file.Id);
    }

    /// <summary>Files chosen for this correction that cannot be accepted; those that were filed stay as they are.</summary>
    public IEnumerable<(string Key, AttachmentRow File)> RejectedFiles() =>
        from question in Questions
        from file in FilesOf(question.Asked.Key)
        where file.Check.IsRejected() && !WasFiled(file)
        select (question.Asked.Key, file);

    /// <summary>Reads what was posted for the open questions; anything else that was posted is not looked at.</summary>
    public (CorrectionForm After, IReadOnlyList<(string Key, FieldError Error)> Errors) Read(Func<string, IReadOnlyList<string>> posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var given = new List<KeyValuePair<string, Answer>>();
        var errors = new List<(string Key, FieldError Error)>();
        foreach (var question in Questions)
        {
            var (key, type) = (question.Asked.Key, question.Asked.Question);
            var parsed = type is FileQuestion
                ? type.Parse(new RawFields(_ => [Draft[key]?.Value ?? ""]), Today)
                : type.Parse(new RawFields(field => posted(PageChange.InputName(key, field))), Today);
            errors.AddRange(parsed.Errors.Select(e => (key, e)));
            if (parsed is { Answer: { } answer, Errors.Count: 0 })
            {
                given.Add(KeyValuePair.Create(key, question.Before is { } before && before.Equals(answer) ? before : answer));
            }
        }

        var after = With(Draft.With(given));
        // a question that another answer has just taken off the path needs no answer any more
        var left = errors.Where(e => after.Questions.Any(q => q.Asked.Key == e.Key)).ToList();
        left.AddRange(after.BrokenRules().Where(b => !left.Exists(e => e.Key == b.Key)));
        return (after, left);
    }

    /// <summary>Everything that still stands in the way of sending. Old answers that nobody touched are not judged again.</summary>
    public bool IsComplete => OpenedGroup is null
        && !BrokenRules().Any()
        && Questions.All(q => q.Asked.Answer is not null && q.Asked.Errors.Count == 0)
        && Journey.Questions.All(q => !q.Question.Asks || q.Answer is not null);

    /// <summary>What takes the place of the filed answers: those on the path, files the office asked for, and the declarations.</summary>
    public AnswerSet Corrected()
    {
        var kept = Journey.OnPath(Draft);
        return kept.With(Draft.All.Where(a => kept[a.Key] is null
            && (_definition.Declarations.Any(d => d.Key == a.Key) || Questions.Any(q => q.Asked.Key == a.Key))));
    }

    private bool IsNamed(string key) => _named.Any(k => k == key || key.StartsWith(k + ".", StringComparison.Ordinal));

    private IEnumerable<CorrectionQuestion> OnPath() =>
        from step in Journey.Steps
        where !step.IsGroup && (OpenedGroup is null || step.Row?.Repeat != OpenedGroup)
        from asked in step.Questions
        where asked.Question.Asks && !asked.IsFixed && (IsNamed(asked.Key) || Before[asked.Key] is null)
        select new CorrectionQuestion(asked, step.Row, Before[asked.Key]);

    /// <summary>The office may ask for a document that the form itself would not.</summary>
    private IEnumerable<CorrectionQuestion> NamedFilesOffPath() =>
        from key in _named
        let file = _definition.Form.Find(key) as FileQuestion
        where file is not null && !Journey.Questions.Any(q => q.Key == key)
        let answer = Draft[key] is { IsEmpty: false } given ? given : null
        select new CorrectionQuestion(
            new JourneyQuestion(key, file, answer ?? (file.Required ? null : new Answer("")), false, answer is null ? [] : file.Validate(answer, Today)), null, Before[key] ?? new Answer(""));

    private IEnumerable<(string Key, FieldError Error)> BrokenRules()
    {
        foreach (var step in Journey.Steps.Where(s => s.BrokenRule is not null))
        {
            var broken = step.BrokenRule!.Value;
            var open = Questions.FirstOrDefault(q => q.Asked.Key == broken.Key)
                ?? Questions.FirstOrDefault(q => step.Questions.Any(s => s.Key == q.Asked.Key) && q.IsChanged);
            if (open is not null)
            {
                yield return (open.Asked.Key, new FieldError(open.Asked.Question.Fields[0], broken.Message));
            }
        }
    }

    /// <summary>Which files belong to a question is known here, whatever was posted.</summary>
    private AnswerSet WithFiles(AnswerSet draft) => draft.With(
        from files in _attachments.GroupBy(a => a.QuestionKey)
        where _definition.Form.Find(files.Key) is FileQuestion && (IsNamed(files.Key) || Before[files.Key] is null)
        select KeyValuePair.Create(files.Key, new Answer(string.Join(',', files.Select(f => f.Id.ToString("N"))))));

    private AnswerSet WithCounts(AnswerSet draft) => draft.With(
        from rows in draft.Rows
        where rows.Value.Length > 0 && Before[rows.Key] is not null
        select KeyValuePair.Create(rows.Key, new Answer(rows.Value.Length.ToString(CultureInfo.InvariantCulture))));

    /// <summary>The card as it was when the application was filed; what the card did not say then, it does not say now.</summary>
    private static Dictionary<string, Answer> Facts(FormDefinition form, AnswerSet before, IReadOnlyDictionary<string, Answer> known)
    {
        var facts = new Dictionary<string, Answer>(known);
        foreach (var question in form.Questions.Where(q => q.PrefillFrom?.StartsWith("card.", StringComparison.Ordinal) == true))
        {
            if (before[question.Key] is not { } filed)
            {
                continue;
            }

            if (filed.Source == AnswerSource.Card)
            {
                facts[question.PrefillFrom!] = filed;
            }
            else if (question.PrefillWhen is null)
            {
                facts.Remove(question.PrefillFrom!);
            }
        }

        return facts;
    }
}
