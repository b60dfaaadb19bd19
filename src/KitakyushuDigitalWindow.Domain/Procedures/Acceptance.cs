namespace KitakyushuDigitalWindow.Domain.Procedures;

/// <summary>A day of any year; never 29 February.</summary>
public sealed record DayOfYear(int Month, int Day)
{
    public DateOnly In(int year) => new(year, Month, Day);

    /// <summary>Does this day come earlier in the year than the other?</summary>
    public bool IsBefore(DayOfYear other) => (Month, Day).CompareTo((other.Month, other.Day)) < 0;
}

/// <summary>A stretch of time in which the office takes applications.</summary>
/// <param name="OpensAtUtc">The first instant.</param>
/// <param name="ClosesAtUtc">The first instant that is too late; null = until the office says otherwise.</param>
/// <param name="Note">What it is for, as citizens read it.</param>
public sealed record AcceptanceWindow(DateTime OpensAtUtc, DateTime? ClosesAtUtc, string? Note = null)
{
    public bool Contains(DateTime atUtc) => OpensAtUtc <= atUtc && !(ClosesAtUtc <= atUtc);

    /// <summary>Closed before it began.</summary>
    public bool IsEmpty => ClosesAtUtc <= OpensAtUtc;
}

/// <summary>
/// 受付期間: when the office takes applications. A legal deadline (<see cref="FilingDeadline"/>) is not one: what comes late is taken, with a word
/// that it is late, for only the office may judge lateness (行政手続法7条: it must begin to examine what has arrived).
/// </summary>
public abstract record Acceptance
{
    public static Acceptance Always { get; } = new AlwaysAccepted();

    /// <summary>The office opens and closes it event by event.</summary>
    public virtual bool IsByOffice => false;

    /// <summary>How it stands at an instant.</summary>
    /// <param name="windows">What the office opened; read only where the office decides.</param>
    public abstract AcceptanceNow At(DateTime atUtc, IEnumerable<AcceptanceWindow> windows);

    private protected static AcceptanceNow Among(DateTime atUtc, IEnumerable<AcceptanceWindow> windows)
    {
        var real = windows.Where(w => !w.IsEmpty).OrderBy(w => w.OpensAtUtc).ToList();
        // of several that run, the one that ends last decides when it is over
        var running = real.Where(w => w.Contains(atUtc)).OrderBy(w => w.ClosesAtUtc ?? DateTime.MaxValue).LastOrDefault();
        return running is not null
            ? new AcceptanceNow(true) { ClosesAtUtc = running.ClosesAtUtc, Note = running.Note }
            : new AcceptanceNow(false)
            {
                OpensAtUtc = real.Find(w => w.OpensAtUtc > atUtc)?.OpensAtUtc,
                ClosedAtUtc = real.Where(w => w.ClosesAtUtc <= atUtc).Select(w => w.ClosesAtUtc).Max(),
                Note = real.Find(w => w.OpensAtUtc > atUtc)?.Note,
            };
    }
}

/// <summary>How acceptance stands at one instant.</summary>
public sealed record AcceptanceNow(bool IsOpen)
{
    /// <summary>While open: the first instant that is too late; null when no end is known.</summary>
    public DateTime? ClosesAtUtc { get; init; }

    /// <summary>While closed: when it opens again; null when that is not known.</summary>
    public DateTime? OpensAtUtc { get; init; }

    /// <summary>While closed: when it closed the last time; null when it has not been open yet.</summary>
    public DateTime? ClosedAtUtc { get; init; }

    /// <summary>While open: the last day of filing in time.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Open, and the last day of filing in time has passed: taken all the same.</summary>
    public bool IsLate { get; init; }

    public string? Note { get; init; }

    /// <summary>The next instant at which anything of this is otherwise; null when nothing will be.</summary>
    public DateTime? ChangesAtUtc => new[] { ClosesAtUtc, OpensAtUtc, DueOn is { } due && !IsLate ? JapanTime.StartOfDayUtc(due.AddDays(1)) : null }.Min();
}

/// <summary>随時.</summary>
public sealed record AlwaysAccepted : Acceptance
{
    private static readonly AcceptanceNow _open = new(true);

    public override AcceptanceNow At(DateTime atUtc, IEnumerable<AcceptanceWindow> windows) => _open;
}

/// <summary>Every year the same days, each counted as a day in Japan.</summary>
/// <param name="Opens">The first day.</param>
/// <param name="Due">The last day of filing in time; null when that is the last day of all.</param>
/// <param name="Until">The last day of all, in this year or, when it comes before the first, in the next.</param>
public sealed record YearlyAcceptance(DayOfYear Opens, DayOfYear? Due, DayOfYear Until) : Acceptance
{
    public override AcceptanceNow At(DateTime atUtc, IEnumerable<AcceptanceWindow> windows)
    {
        var today = JapanTime.DayOf(atUtc);
        var now = Among(atUtc, Enumerable.Range(today.Year - 1, 3).Select(WindowOf));
        if (!now.IsOpen || Due is not { } due)
        {
            return now;
        }

        var firstDay = Opens.In(Opens.IsBefore(DayOf(today)) || Opens == DayOf(today) ? today.Year : today.Year - 1);
        var dueOn = due.In(due.IsBefore(Opens) ? firstDay.Year + 1 : firstDay.Year);
        return now with { DueOn = dueOn, IsLate = today > dueOn };
    }

    private static DayOfYear DayOf(DateOnly day) => new(day.Month, day.Day);

    private AcceptanceWindow WindowOf(int year) => new(
        JapanTime.StartOfDayUtc(Opens.In(year)),
        JapanTime.StartOfDayUtc(Until.In(Until.IsBefore(Opens) ? year + 1 : year).AddDays(1)));
}

/// <summary>Once, from one instant to another; either may be missing.</summary>
public sealed record FixedAcceptance(DateTime? OpensAtUtc, DateTime? ClosesAtUtc) : Acceptance
{
    public override AcceptanceNow At(DateTime atUtc, IEnumerable<AcceptanceWindow> windows) =>
        Among(atUtc, [new AcceptanceWindow(OpensAtUtc ?? DateTime.MinValue, ClosesAtUtc)]);
}

/// <summary>As the office says, event by event (<see cref="ProcedureWindow"/>).</summary>
/// <param name="IsOpenWithoutWindow">How it stands as long as the office has said nothing: a wrong refusal is worse than one application too many.</param>
public sealed record AcceptanceByOffice(bool IsOpenWithoutWindow) : Acceptance
{
    private static readonly AcceptanceNow _open = new(true);

    public override bool IsByOffice => true;

    public override AcceptanceNow At(DateTime atUtc, IEnumerable<AcceptanceWindow> windows)
    {
        var said = windows.Where(w => !w.IsEmpty).ToList();
        return said.Count == 0 && IsOpenWithoutWindow ? _open : Among(atUtc, said);
    }
}
