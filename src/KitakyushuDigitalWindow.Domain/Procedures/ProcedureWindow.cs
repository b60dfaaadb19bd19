namespace KitakyushuDigitalWindow.Domain.Procedures;

/// <summary>
/// 受付の開設: the office takes applications for a procedure from one instant to another (a disaster, a recruitment, an election). Only
/// procedures whose definition leaves it to the office have such windows.
/// </summary>
public sealed class ProcedureWindow
{
    public const int NoteMaxLength = 200;
    public const int ReasonMaxLength = 200;

    private ProcedureWindow() { } // EF Core

    public Guid Id { get; private set; }

    public string ProcedureId { get; private set; } = "";

    public DateTime OpensAtUtc { get; private set; }

    /// <summary>The first instant that is too late (17:00:00 is); null = until the office closes it.</summary>
    public DateTime? ClosesAtUtc { get; private set; }

    /// <summary>What it is for; citizens read it.</summary>
    public string? Note { get; private set; }

    public string OpenedBy { get; private set; } = "";

    public DateTime OpenedAtUtc { get; private set; }

    public string? ClosedBy { get; private set; }

    /// <summary>Why it was closed before its time; not shown to citizens.</summary>
    public string? ClosingReason { get; private set; }

    public int Version { get; private set; }

    public AcceptanceWindow Window => new(OpensAtUtc, ClosesAtUtc, Note);

    public static ProcedureWindow Open(string procedureId, DateTime opensAtUtc, DateTime? closesAtUtc, string? note, Act act) => new()
    {
        Id = Guid.CreateVersion7(),
        ProcedureId = procedureId,
        OpensAtUtc = opensAtUtc,
        ClosesAtUtc = closesAtUtc,
        Note = note,
        OpenedBy = act.ActorId,
        OpenedAtUtc = act.AtUtc,
    };

    /// <summary>From now on nothing more is taken; one that has ended already is left as it is.</summary>
    public Outcome Close(string reason, Act act)
    {
        if (ClosesAtUtc <= act.AtUtc)
        {
            return ProcedureRefusals.ClosedAlready;
        }

        (ClosesAtUtc, ClosedBy, ClosingReason) = (act.AtUtc, act.ActorId, reason);
        Version++;
        return Outcome.Done;
    }
}

public static class ProcedureRefusals
{
    public static readonly Refusal ClosedAlready = new("procedure.closed_already", "この受付は、もう終わっています。");
}
