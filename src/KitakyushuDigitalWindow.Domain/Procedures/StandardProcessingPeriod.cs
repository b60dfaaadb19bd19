namespace KitakyushuDigitalWindow.Domain.Procedures;

public enum PeriodUnit
{
    OpenDays = 10,  // 開庁日
    Days = 20,      // 日
    Weeks = 30,     // 週
    Months = 40,    // 月
}

/// <summary>Which day is the first that counts.</summary>
public enum PeriodStart
{
    NextDay = 10,      // 到達の翌日 (民法140条)
    ArrivalDay = 20,   // 到達の日を含む; some cities' rules
    NextOpenDay = 30,  // 到達のあとの最初の開庁日
}

/// <summary>What waiting for the applicant does to the time that runs.</summary>
public enum WaitingEffect
{
    Pause = 10,     // その間を数えない
    Restart = 20,   // 届いた日から数え直す
    Continue = 30,  // 止めない
}

/// <summary>
/// 標準処理期間 (行政手続法6条): from the arrival at the office to the decision. The act does not say how to count; by default the day of arrival is
/// not counted (民法140条), the time of a correction is not counted either, and an end on a closed day moves to the next open day
/// (民法142条, 地方自治法4条の2第4項). Where the city has published another rule, the definition states it.
/// </summary>
public sealed record StandardProcessingPeriod(int Length, PeriodUnit Unit)
{
    public PeriodStart Start { get; init; } = PeriodStart.NextDay;

    /// <summary>False: an end on a closed day stays there. Open days end on an open day in any case.</summary>
    public bool EndsOnOpenDay { get; init; } = true;

    /// <summary>補正 of something incorrect.</summary>
    public WaitingEffect OnIncorrect { get; init; } = WaitingEffect.Pause;

    /// <summary>補正 of something missing.</summary>
    public WaitingEffect OnIncomplete { get; init; } = WaitingEffect.Pause;

    /// <summary>補正 of something outdated.</summary>
    public WaitingEffect OnOutdated { get; init; } = WaitingEffect.Pause;

    /// <summary>納付待ち.</summary>
    public WaitingEffect OnPayment { get; init; } = WaitingEffect.Pause;
}
