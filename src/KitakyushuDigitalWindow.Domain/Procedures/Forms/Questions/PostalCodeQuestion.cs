namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>郵便番号 alone: any width, with or without hyphen and 〒; kept as seven digits (DS-443), shown as 803-8501.</summary>
public sealed class PostalCodeQuestion(QuestionFacts facts) : Question(facts)
{
    private string FormatMessage => $"{Label}は7桁の数字で入力してください";

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return PostalCode.TryParse(answer.Value, out var code) ? code.ToString() : answer.Value;
    }

    public override IReadOnlyDictionary<string, string> ToFields(Answer answer) => new Dictionary<string, string> { [""] = Display(answer) };

    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return [new(Key + ".postalCode", answer.Value)];
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today) =>
        PostalCode.TryParse(raw[""], out var code) ? ParsedAnswer.Of(new Answer(code.Digits)) : ParsedAnswer.Of("", FormatMessage);

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!PostalCode.TryParse(answer.Value, out _))
        {
            yield return new FieldError("", FormatMessage);
        }
    }
}
