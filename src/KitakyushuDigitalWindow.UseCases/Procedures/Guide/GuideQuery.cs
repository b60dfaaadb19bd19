using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using KitakyushuDigitalWindow.UseCases.Calendar;

namespace KitakyushuDigitalWindow.UseCases.Procedures.Guide;

/// <summary>A procedure that the guide names.</summary>
/// <param name="Why">A sentence for each answer that led here.</param>
/// <param name="Deadline">Computed from the day of the event; null when there is none, or no day was given.</param>
/// <param name="IsLate">The day has passed. Never a reason to refuse.</param>
public sealed record GuideRow(
    ProcedureDefinition Definition, IReadOnlyList<string> Why, string Fee, int Minutes, GuideDeadline? Deadline, bool IsLate)
{
    public string Id => Definition.Id;

    public string Name => Definition.ShortName;

    public bool CanBeFiled => Definition.CanBeFiled;
}

/// <summary>A case of which the person does not know whether it is theirs.</summary>
/// <param name="LeadsOn">Choosing it asks further questions.</param>
public sealed record GuideCaseRow(string Value, string Label, bool LeadsOn, IReadOnlyList<GuideRow> Procedures);

/// <summary>「わからない」, with the cases that are still open.</summary>
public sealed record GuideDoubtRow(string QuestionId, string Question, IReadOnlyList<GuideCaseRow> Cases);

/// <summary>What the guide found, with what a person needs to know of it.</summary>
/// <param name="Title">Of the package that can be made of it.</param>
/// <param name="Event">What was told of; null when no event is among the answers.</param>
/// <param name="AsksDate">The day of the event decides at least one deadline.</param>
/// <param name="IsStartUnknown">The very first question was answered with 「わからない」.</param>
public sealed record GuideResultRow(
    string Title, GuideEvent? Event, bool AsksDate, bool IsStartUnknown,
    IReadOnlyList<GuideRow> Needed, IReadOnlyList<GuideDoubtRow> Doubts, IReadOnlyList<GuideRow> NotApplied)
{
    public int PerhapsCount => Doubts.SelectMany(d => d.Cases).SelectMany(c => c.Procedures).Select(p => p.Id).Distinct().Count();
}

/// <summary>ネットで手続きガイド: from answers to procedures. Asks no database but for the closed days, which are kept in memory.</summary>
public sealed class GuideQuery(GuideBook book, IPublishedProcedures procedures, IOfficeCalendar calendar, TimeProvider clock)
{
    public async ValueTask<GuideResultRow> ReadAsync(GuideAnswers answers, DateOnly? eventOn, CancellationToken cancellationToken)
    {
        var closed = await calendar.ReadAsync(cancellationToken);
        var path = GuidePath.Of(book.Tree, answers);
        var result = GuideResult.Of(book.Tree, path);
        var happened = book.EventOf(path);
        var today = clock.TodayInJapan();
        var needed = result.Found.Select(f => RowOf(f.ProcedureId, [.. f.Reasons.Select(Because)])).OfType<GuideRow>().ToList();
        var doubts = result.Doubts.Select(d => new GuideDoubtRow(d.Question.Id, Plain(d.Question),
        [
            .. d.Cases.Select(c => new GuideCaseRow(c.Option.Value, c.Option.Label, c.Option.Next is not null, [.. c.Procedures.Select(id => RowOf(id, [])).OfType<GuideRow>()])),
        ])).ToList();
        var root = path.Steps[0];
        return new GuideResultRow(
            happened?.Title ?? (root.Chosen is [var life] ? $"{life.Label}の手続き" : "手続き"),
            happened,
            happened?.DateText is not null && needed.Concat(doubts.SelectMany(d => d.Cases).SelectMany(c => c.Procedures)).Any(p => happened.Counts.ContainsKey(p.Id)),
            root.IsUnknown,
            [.. needed.OrderBy(r => r.Deadline?.On ?? DateOnly.MaxValue).ThenBy(r => happened?.Counts.ContainsKey(r.Id) == true ? r.Definition.Deadline.Days ?? int.MaxValue : int.MaxValue)],
            doubts,
            [.. result.NotApplied.Select(f => RowOf(f.ProcedureId, [.. f.Reasons.Select(r => r.Option!.Label)])).OfType<GuideRow>()]);

        GuideRow? RowOf(string id, IReadOnlyList<string> why)
        {
            if (procedures.Find(id) is not { Definition: var definition })
            {
                return null;
            }

            var deadline = eventOn is { } day ? happened?.DeadlineOf(id, definition.Deadline, day, closed) : null;
            return new GuideRow(definition, why, ProcedureText.FeeOf(definition.Fee), ProcedureText.MinutesOf(definition), deadline, deadline?.On < today);
        }
    }

    /// <summary>The question without its mark, for the middle of a sentence.</summary>
    public static string Plain(GuideQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Text.TrimEnd('？', '。');
    }

    private static string Because(GuideReason reason) => reason.Option is { } option
        ? $"「{Plain(reason.Question)}」に「{option.Label}」と答えたため"
        : $"「{Plain(reason.Question)}」が、どの答えのときも必要なため";
}
