namespace KitakyushuDigitalWindow.Domain.Calendar;

/// <summary>市が定める閉庁日: a day on which the offices are closed besides weekends, holidays and the turn of the year. Removed, it stays on record.</summary>
public sealed class CityClosedDay
{
    public const int ReasonMaxLength = 100;

    private CityClosedDay() { } // EF Core

    public Guid Id { get; private set; }

    public DateOnly ClosedOn { get; private set; }

    /// <summary>Why the offices are closed, or why they are not after all.</summary>
    public string Reason { get; private set; } = "";

    public bool IsRemoved { get; private set; }

    public string ChangedBy { get; private set; } = "";

    public DateTime ChangedAtUtc { get; private set; }

    public int Version { get; private set; }

    public static CityClosedDay Add(DateOnly day, string reason, Act act)
    {
        var added = new CityClosedDay { Id = Guid.CreateVersion7(), ClosedOn = day };
        added.Change(false, reason, act);
        return added;
    }

    /// <summary>Closed after all, once it had been removed.</summary>
    public Outcome AddAgain(string reason, Act act) => IsRemoved ? Change(false, reason, act) : CalendarRefusals.ClosedAlready;

    public Outcome Remove(string reason, Act act) => IsRemoved ? CalendarRefusals.NotThere : Change(true, reason, act);

    private Outcome Change(bool isRemoved, string reason, Act act)
    {
        (IsRemoved, Reason, ChangedBy, ChangedAtUtc) = (isRemoved, reason, act.ActorId, act.AtUtc);
        Version++;
        return Outcome.Done;
    }
}

public static class CalendarRefusals
{
    public static readonly Refusal ClosedAlready = new("calendar.closed_already", "この日は、もう閉庁日になっています。");
    public static readonly Refusal NotThere = new("calendar.not_there", "この閉庁日は、もう取り消されています。画面を読み直してください。");
}
