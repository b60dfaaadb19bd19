using System.Globalization;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>自動計算: the sum of number answers (in a repeating group: of all its rows). Shown, never asked: what the system knows is not typed.</summary>
public sealed class ComputedQuestion(QuestionFacts facts) : Question(facts)
{
    /// <summary>Keys of the questions that are added up; what is off the path counts nothing.</summary>
    public required IReadOnlyList<string> Of { get; init; }

    /// <summary>Shown as yen.</summary>
    public bool IsMoney { get; init; }

    public override bool Asks => false;

    public override bool HasAnswer => true;

    /// <summary>The sum, from the number answers on the path.</summary>
    public static Answer Sum(IEnumerable<Answer> answers) => new(
        answers.Sum(a => decimal.TryParse(a.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .ToString("0.##########", CultureInfo.InvariantCulture),
        AnswerSource.Derived);

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return IsMoney && long.TryParse(answer.Value, CultureInfo.InvariantCulture, out var yen) ? new Yen(yen).ToString() : answer.Value;
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today) => ParsedAnswer.Of(new Answer(""));

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today) => [];
}
