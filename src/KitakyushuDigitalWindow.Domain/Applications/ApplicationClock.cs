using KitakyushuDigitalWindow.Domain.Procedures;

namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>期限: the part of an application that its clock is about.</summary>
public sealed partial class Application
{
    /// <summary>処理期限: what the clock says, kept so that lists can sort by it; while the clock is stopped, as if the answer came on its last day.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Since when the clock stands still; null while it runs. See <see cref="Reckon"/>.</summary>
    public DateOnly? ClockStoppedOn { get; private set; }

    /// <summary>
    /// Sets <see cref="DueOn"/> and <see cref="ClockStoppedOn"/> from the history. Whoever opens, answers, closes or withdraws a correction calls it
    /// before saving, with <see cref="Corrections"/> loaded. No act: it leaves the version alone, so that a page which a clerk has open stays good.
    /// </summary>
    public void Reckon(ProcessingClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (ReceivedAtUtc is { } received && IsOpen)
        {
            var (arrival, stops) = (JapanTime.DayOf(received), StopsOf(clock.Period, _corrections));
            (DueOn, ClockStoppedOn) = (clock.DueOn(arrival, stops), clock.StoppedOn(arrival, stops));
        }
    }

    /// <summary>What stopped the clock, by the rule of the procedure. What the office asked for and took back never did: the applicant does not pay for it.</summary>
    public static IReadOnlyList<ClockStop> StopsOf(StandardProcessingPeriod period, IEnumerable<Correction> corrections)
    {
        ArgumentNullException.ThrowIfNull(period);
        return
        [
            .. corrections.Where(c => c.Ending != CorrectionEnding.Withdrawn).Select(c => new ClockStop(
                JapanTime.DayOf(c.OpenedAtUtc), c.ClosedAtUtc is { } closed ? JapanTime.DayOf(closed) : null, EffectOf(period, c.Kind), c.DueOn)),
        ];
    }

    private static WaitingEffect EffectOf(StandardProcessingPeriod period, CorrectionKind kind) => kind switch
    {
        CorrectionKind.Incomplete => period.OnIncomplete,
        CorrectionKind.Outdated => period.OnOutdated,
        _ => period.OnIncorrect,
    };
}
