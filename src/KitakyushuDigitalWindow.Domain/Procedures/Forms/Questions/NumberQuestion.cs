using System.Globalization;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>A number, or an amount of money in whole yen; commas, spaces, 円 and full-width digits are accepted.</summary>
public sealed class NumberQuestion(QuestionFacts facts) : Question(facts)
{
    /// <summary>Whole yen; shown with commas and 円.</summary>
    public bool IsMoney { get; init; }

    /// <summary>Inclusive.</summary>
    public decimal? Min { get; init; }

    /// <summary>Inclusive.</summary>
    public decimal? Max { get; init; }

    /// <summary>Digits allowed after the point.</summary>
    public int Decimals { get; init; }

    private const string AroundNumbers = ",、円¥￥";

    private string FormatMessage => Decimals == 0
        ? $"{Label}は数字で入力してください"
        : $"{Label}は数字（小数点以下{Decimals}桁まで）で入力してください";

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return IsMoney && long.TryParse(answer.Value, CultureInfo.InvariantCulture, out var yen) ? new Yen(yen).ToString() : answer.Value;
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today)
    {
        var text = string.Concat(WidthFolding.ToHalfWidthAscii(raw[""]).Where(c => !char.IsWhiteSpace(c) && !AroundNumbers.Contains(c)));
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && decimal.Round(number, Decimals) == number
            ? ParsedAnswer.Of(new Answer(number.ToString("0.##########", CultureInfo.InvariantCulture)))
            : ParsedAnswer.Of("", FormatMessage);
    }

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!decimal.TryParse(answer.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            yield return new FieldError("", FormatMessage);
        }
        else if (number < (Min ?? 0))
        {
            yield return new FieldError("", $"{Label}は{Min ?? 0:#,0.###}以上の数字で入力してください");
        }
        else if (number > Max)
        {
            yield return new FieldError("", $"{Label}は{Max:#,0.###}以下の数字で入力してください");
        }
    }
}
