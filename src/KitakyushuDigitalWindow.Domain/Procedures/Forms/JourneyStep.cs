using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>The row of a repeating group that a step belongs to.</summary>
/// <param name="GroupPath">Path of the group's page: <c>children</c>, or <c>children/2/schools</c> for a group inside a row.</param>
/// <param name="GroupKey">Key of the group in the answer set: <c>children</c>, <c>children.2.schools</c>.</param>
/// <param name="Number">Stable number of the row; part of the URL.</param>
/// <param name="Ordinal">Place among the rows, from 1; shown to people.</param>
/// <param name="Parent">The row that the group stands in; null for a group of the form itself.</param>
public sealed record JourneyRow(string GroupPath, string GroupKey, RepeatQuestion Repeat, int Number, int Ordinal, JourneyRow? Parent = null)
{
    public string Label => Parent is null ? Repeat.RowLabel(Ordinal) : $"{Parent.Label}　{Repeat.RowLabel(Ordinal)}";

    public string Path => string.Create(CultureInfo.InvariantCulture, $"{GroupPath}/{Number}");

    /// <summary>The outermost row; itself unless the group stands in a row.</summary>
    public JourneyRow Outermost => Parent?.Outermost ?? this;

    public string KeyOf(string questionKey) => AnswerSet.RowKey(GroupKey, Number, questionKey);
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

    /// <summary>The prefill name speaks of the person whom this answer is about: what is typed may be remembered under it.</summary>
    public bool TakesKnown { get; init; }

    /// <summary>The people to pick from, for a <see cref="HouseholdMemberQuestion"/>.</summary>
    public IReadOnlyList<KnownRow> Candidates { get; init; } = [];

    /// <summary>The e-mail address has yet to be confirmed by the code that was sent to it.</summary>
    public bool NeedsConfirmation { get; init; }

    /// <summary>The answer in words; empty when there is none.</summary>
    public string Text => Answer is not { IsEmpty: false } answer ? ""
        : Question is HouseholdMemberQuestion ? Candidates.FirstOrDefault(c => c.Id == answer.Value)?.Label ?? HouseholdMemberQuestion.OtherLabel
        : Question.Display(answer);
}

/// <summary>A page on the path.</summary>
/// <param name="Row">The row, for a page inside a repeating group.</param>
/// <param name="Questions">The questions shown, in order; those whose condition does not hold are not here.</param>
/// <param name="IsAnswered">Every question has a valid answer and the page's rules are kept.</param>
public sealed record JourneyStep(FormPage Page, JourneyRow? Row, IReadOnlyList<JourneyQuestion> Questions, bool IsAnswered)
{
    /// <summary>Below <c>/apply/{draft}/</c>: <c>claimant</c>, <c>children</c>, <c>children/2/name</c>.</summary>
    public string Path => Row is null ? Page.Id : $"{Row.Path}/{Page.Id}";

    /// <summary>The page of a repeating group that lists its rows.</summary>
    public bool IsGroup => Page.Repeat is not null;

    /// <summary>The key of the group whose rows the page lists.</summary>
    public string GroupKey => Questions[0].Key;

    /// <summary>対象外の案内: the journey ends here, and nothing can be filed; null on every other page.</summary>
    public ExitPage? Exit => Page.Exit;

    /// <summary>The rule that the answers on this page break, with the key of the answer where the message stands.</summary>
    public (string Key, string Message)? BrokenRule { get; init; }
}
