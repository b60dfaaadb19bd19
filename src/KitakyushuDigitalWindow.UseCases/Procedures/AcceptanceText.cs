using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>Opening and closing in words.</summary>
public static class AcceptanceText
{
    /// <summary>Within this time of the closing, form pages tell how much is left.</summary>
    public static readonly TimeSpan ClosingSoon = TimeSpan.FromDays(3);

    /// <summary>12月25日（金）午後5時まで; midnight is said as the day before: 6月30日（火）まで.</summary>
    public static string Until(DateTime closesAtUtc)
    {
        var clock = JapanTime.ClockOf(closesAtUtc);
        return clock.TimeOfDay == TimeSpan.Zero
            ? EraDate.FormatWithWeekday(DateOnly.FromDateTime(clock).AddDays(-1)) + "まで"
            : Moment(closesAtUtc) + "まで";
    }

    /// <summary>6月1日（月）から, 12月1日（火）午前9時から.</summary>
    public static string From(DateTime opensAtUtc) => JapanTime.ClockOf(opensAtUtc).TimeOfDay == TimeSpan.Zero
        ? EraDate.FormatWithWeekday(JapanTime.DayOf(opensAtUtc)) + "から"
        : Moment(opensAtUtc) + "から";

    /// <summary>How it stands, for a line of facts.</summary>
    public static string Of(AcceptanceNow acceptance)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        return acceptance switch
        {
            { IsOpen: true, IsLate: true } => $"期限（{EraDate.FormatWithWeekday(acceptance.DueOn!.Value)}）を過ぎましたが、いまからでも受け付けます",
            { IsOpen: true, DueOn: { } due } => $"受付中（期限は{EraDate.FormatWithWeekday(due)}）",
            { IsOpen: true, ClosesAtUtc: { } closes } => $"受付中（{Until(closes)}）",
            { IsOpen: true } => "受付中",
            { OpensAtUtc: { } opens } => $"{From(opens)}受け付けます",
            { ClosedAtUtc: not null } => "受付は終わりました",
            _ => "いまは受け付けていません",
        };
    }

    /// <summary>あと2日と3時間; rounded down, so that nobody is promised more than there is. Null when the end is not near.</summary>
    public static string? Left(AcceptanceNow acceptance, DateTime nowUtc)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        if (!acceptance.IsOpen || acceptance.ClosesAtUtc is not { } closes || closes - nowUtc >= ClosingSoon)
        {
            return null;
        }

        var left = closes - nowUtc;
        return left.TotalDays >= 1 ? string.Create(CultureInfo.InvariantCulture, $"あと{left.Days}日と{left.Hours}時間")
            : left.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"あと{left.Hours}時間{left.Minutes}分")
            : left.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"あと{left.Minutes}分")
            : "あと1分もありません";
    }

    private static string Moment(DateTime atUtc)
    {
        var clock = JapanTime.ClockOf(atUtc);
        var time = string.Create(
            CultureInfo.InvariantCulture,
            $"{(clock.Hour < 12 ? "午前" : "午後")}{clock.Hour % 12}時{(clock.Minute == 0 && clock.Second == 0 ? "" : clock.Minute + "分")}{(clock.Second == 0 ? "" : clock.Second + "秒")}");
        return EraDate.FormatWithWeekday(DateOnly.FromDateTime(clock)) + time;
    }
}
