using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>The facts of a definition in the words of the catalogue.</summary>
public static class ProcedureText
{
    private const int SecondsPerQuestion = 20;
    private const int SecondsToSignInAndCheck = 120;

    /// <summary><c>1通につき300円</c>, or なし.</summary>
    public static string FeeOf(ProcedureFee fee)
    {
        ArgumentNullException.ThrowIfNull(fee);
        if (fee.Amount.Amount == 0)
        {
            return "なし";
        }

        return fee.Per is null ? fee.Amount.ToString() : $"{fee.Per.Split('（')[0]}につき{fee.Amount}";
    }

    /// <summary>What else is to be said of the fee; null when nothing is.</summary>
    public static string? FeeNoteOf(ProcedureFee fee)
    {
        ArgumentNullException.ThrowIfNull(fee);
        var unit = fee.Per is { } per && per.IndexOf('（', StringComparison.Ordinal) is > 0 and var at ? per[(at + 1)..].TrimEnd('）') : null;
        var note = fee.Note is null or "無料" ? null : fee.Note;
        return (unit, note) switch
        {
            (null, _) => note,
            (_, null) => unit,
            _ => $"{unit}。{note}",
        };
    }

    /// <summary>標準処理期間 in words.</summary>
    public static string PeriodOf(StandardProcessingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var length = period.Length.ToString(CultureInfo.InvariantCulture);
        return period.Unit switch
        {
            PeriodUnit.OpenDays => $"開庁日で{length}日",
            PeriodUnit.Weeks => $"約{length}週間",
            PeriodUnit.Months => $"約{length}か月",
            _ => $"約{length}日",
        };
    }

    /// <summary>Minutes that filling in takes, estimated from the questions and rounded up to five; a question under a condition counts half.</summary>
    public static int MinutesOf(ProcedureDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var seconds = definition.Form.Questions.Where(q => q.Asks && q is not RepeatQuestion)
            .Sum(q => q.ShowWhen is null ? SecondsPerQuestion : SecondsPerQuestion / 2);
        return (int)Math.Ceiling((seconds + SecondsToSignInAndCheck) / 300.0) * 5;
    }
}
