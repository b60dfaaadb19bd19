namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>
/// だれのことか: one of the people whom the citizen has told us of, so that name and birth day need not be typed. Asked only when there are
/// two or more to pick from; a help for writing, not part of what is filed. The answer is the person's id, or <see cref="Other"/>.
/// </summary>
public sealed class HouseholdMemberQuestion(QuestionFacts facts) : Question(facts)
{
    public const string Other = "other";
    public const string OtherLabel = "この中にいない人";

    /// <summary>The group to pick from (<c>household.child</c>); questions with a prefill name below it take the picked person's values.</summary>
    public required string Group { get; init; }

    public override bool IsGroup => true;

    protected override string EmptyMessage => ChooseMessage;

    protected override ParsedAnswer Read(RawFields raw, DateOnly today) => ParsedAnswer.Of(new Answer(raw[""].Trim()));

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today) => [];
}
