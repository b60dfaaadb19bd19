using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.Web.Review;

/// <summary>処理期限 and its reasons in words.</summary>
public static class CaseTimeWords
{
    public const string Stopped = "補正待ちのため停止中";

    /// <summary><c>届いた日の翌日から</c>.</summary>
    public static string Start(StandardProcessingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return period.Start switch
        {
            PeriodStart.ArrivalDay => "届いた日から",
            PeriodStart.NextOpenDay => "届いた日のあとの最初の開庁日から",
            _ => "届いた日の翌日から",
        };
    }

    /// <summary>What was done with the time in which the office waited for an answer.</summary>
    public static string Waited(StandardProcessingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return period is { OnIncorrect: WaitingEffect.Restart } or { OnIncomplete: WaitingEffect.Restart } or { OnOutdated: WaitingEffect.Restart }
            ? "修正をお待ちした分、遅い日になっています。"
            : "修正をお待ちした間は、数えていません。";
    }

    /// <summary>The rule of the procedure, for the office.</summary>
    public static string Rule(CaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return $"標準処理期間　{ProcedureText.PeriodOf(clock.Period)}（{Start(clock.Period)}数え、数え始めは{EraDate.FormatMonthDayWithWeekday(clock.CountsFrom)}）";
    }

    /// <summary>One stop, for the office.</summary>
    public static string Stop(Domain.Applications.ClockStop stop)
    {
        ArgumentNullException.ThrowIfNull(stop);
        var from = EraDate.FormatMonthDayWithWeekday(stop.From);
        return (stop.Until, stop.Effect) switch
        {
            (null, WaitingEffect.Restart) => $"{from}に補正を求め、答えを待っています（届いた日から数え直します）",
            (null, _) => $"{from}に補正を求め、答えを待っています",
            ({ } until, WaitingEffect.Restart) => $"{from}から{EraDate.FormatMonthDayWithWeekday(until)}まで補正待ち（届いた日から数え直し）",
            ({ } until, _) => $"{from}から{EraDate.FormatMonthDayWithWeekday(until)}まで補正待ち（数えない）",
        };
    }
}
