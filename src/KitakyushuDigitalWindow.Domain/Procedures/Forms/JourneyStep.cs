using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>The row of a repeating group that a step belongs to.</summary>
/// <param name="GroupPageId">Page of the group.</param>
/// <param name="Number">Stable number of the row; part of the URL.</param>
/// <param name="Ordinal">Place among the rows, from 1; shown to people.</param>
public sealed record JourneyRow(string GroupPageId, RepeatQuestion Repeat, int Number, int Ordinal)
{
    public string Label => Repeat.RowLabel(Ordinal);
}

/// <summary>A question on the path, with its answer so far.</summary>
/// <param name="Key">Key in the answer set, with group and row where it has them.</param>
/// <param name="Answer">Null when the page has not been posted yet.</param>
/// <param name="IsFixed">The value comes from the card and cannot be changed here.</param>
/// <param name="Errors">What is wrong with the stored answer.</param>
public sealed record JourneyQuestion(string Key, Question Question, Answer? Answer, bool IsFixed, IReadOnlyList<FieldError> Errors)
{
    /// <summary>What is known without asking: shown before the first answer, or fixed.</summary>
    public Answer? Known { get; init; }
}

/// <summary>A page on the path.</summary>
/// <param name="Row">The row, for a page inside a repeating group.</param>
/// <param name="Questions">The questions shown, in order; those whose condition does not hold are not here.</param>
/// <param name="IsAnswered">Every question has a valid answer and the page's rules are kept.</param>
public sealed record JourneyStep(FormPage Page, JourneyRow? Row, IReadOnlyList<JourneyQuestion> Questions, bool IsAnswered)
{
    /// <summary>Below <c>/apply/{draft}/</c>: <c>claimant</c>, <c>children</c>, <c>children/2/name</c>.</summary>
    public string Path => Row is null
        ? Page.Id
        : string.Create(CultureInfo.InvariantCulture, $"{Row.GroupPageId}/{Row.Number}/{Page.Id}");

    /// <summary>The page of a repeating group that lists its rows.</summary>
    public bool IsGroup => Page.Repeat is not null;

    /// <summary>The rule that the answers on this page break, with the question where the message stands.</summary>
    public (string Key, string Message)? BrokenRule { get; init; }
}
