namespace KitakyushuDigitalWindow.Domain.Identity;

public static class AbsenceRefusals
{
    public static readonly Refusal NotFound = new("absence.not_found", "不在の登録が見つかりません。");
    public static readonly Refusal OnlyTheHead =
        new("absence.only_the_head", "ほかの職員の不在を登録できるのは、課の決裁者だけです。自分の不在を登録するか、決裁者に依頼してください。");
    public static readonly Refusal Overlaps =
        new("absence.overlaps", "この期間と重なる不在が、すでに登録されています。期間を変えるか、前の登録を取り消してください。");
    public static readonly Refusal Ended = new("absence.ended", "この不在は、もう取り消されているか、終わっています。");
}

/// <summary>不在: days on which a staff member is away. Colleagues of the section may take over their cases then.</summary>
public sealed class Absence
{
    /// <summary>Longer leave is a change of staff, not an absence.</summary>
    public const int MaxDays = 366;

    private Absence() { } // EF Core

    public Guid Id { get; private set; }

    public Guid StaffId { get; private set; }

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day away.</summary>
    public DateOnly ToOn { get; private set; }

    /// <summary>Actor id of the person themselves, or of their head.</summary>
    public string MarkedBy { get; private set; } = "";

    public DateTime MarkedAtUtc { get; private set; }

    public DateTime? CancelledAtUtc { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Was it cancelled?</summary>
    public bool IsCancelled => CancelledAtUtc is not null;

    public static Absence Mark(Guid staffId, DateOnly fromOn, DateOnly toOn, Act act)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(toOn, fromOn);
        return new Absence
        {
            Id = Guid.CreateVersion7(),
            StaffId = staffId,
            FromOn = fromOn,
            ToOn = toOn,
            MarkedBy = act.ActorId,
            MarkedAtUtc = act.AtUtc,
        };
    }

    public bool IsOn(DateOnly day) => !IsCancelled && FromOn <= day && day <= ToOn;

    /// <summary>Back earlier than planned, or marked by mistake.</summary>
    public Outcome Cancel(Act act)
    {
        if (IsCancelled || ToOn < JapanTime.DayOf(act.AtUtc))
        {
            return AbsenceRefusals.Ended;
        }

        CancelledAtUtc = act.AtUtc;
        Version++;
        return Outcome.Done;
    }
}
