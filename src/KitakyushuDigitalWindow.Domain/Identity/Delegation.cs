namespace KitakyushuDigitalWindow.Domain.Identity;

/// <summary>委任: one citizen lets another file the named procedures for them, until a day. Either side ends it when they wish.</summary>
public sealed class Delegation
{
    public const int PurposeMaxLength = 200;
    public const int ProcedureIdMaxLength = 80;

    /// <summary>How long a code may be used.</summary>
    public const int CodeDays = 7;

    /// <summary>The longest period. (The city's rule: to be confirmed.) The first day does not count (民法140条).</summary>
    public const int MaxYears = 1;

    private static readonly Dictionary<DelegationStatus, DelegationStatus[]> _allowedNext = new()
    {
        [DelegationStatus.Offered] =
            [DelegationStatus.Active, DelegationStatus.Declined, DelegationStatus.Revoked, DelegationStatus.Expired],
        [DelegationStatus.Active] = [DelegationStatus.Revoked, DelegationStatus.Expired],
        [DelegationStatus.Revoked] = [],
        [DelegationStatus.Expired] = [],
        [DelegationStatus.Declined] = [],
    };

    private readonly List<DelegationEvent> _history = [];

    private Delegation() { } // EF Core

    public Guid Id { get; private set; }

    /// <summary>委任する人.</summary>
    public Guid PrincipalId { get; private set; }

    /// <summary>代理人: who used the code; an agent only once they accepted.</summary>
    public Guid? AgentId { get; private set; }

    /// <summary>Where the principal wants to be told; null when they gave none. The agent does not see it.</summary>
    public string? PrincipalEmail { get; private set; }

    /// <summary>What the principal wrote for the agent.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>分野 of which every procedure is entrusted.</summary>
    public IReadOnlyList<string> Categories { get; private set; } = [];

    /// <summary>Procedures that are entrusted one by one.</summary>
    public IReadOnlyList<string> ProcedureIds { get; private set; } = [];

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day, whole, in Japan.</summary>
    public DateOnly UntilOn { get; private set; }

    /// <summary>After the last act; that its time is up shows in <see cref="StatusAt"/> at once.</summary>
    public DelegationStatus Status { get; private set; }

    public DateTime OfferedAtUtc { get; private set; }

    /// <summary>Of the code that opens the offer, for the first who shows it.</summary>
    public string CodeHash { get; private set; } = "";

    /// <summary>Not accepted by then, the offer is over.</summary>
    public DateTime CodeExpiresAtUtc { get; private set; }

    /// <summary>Concurrency token; every act bumps it.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<DelegationEvent> History => _history;

    /// <summary>Does the table lead from one status to the other?</summary>
    public static bool Allows(DelegationStatus from, DelegationStatus to) => _allowedNext[from].Contains(to);

    public static DateOnly LatestDay(DateOnly from) => from.AddYears(MaxYears);

    /// <summary>委任の申し出: for whoever shows the code.</summary>
    public static Outcome<Delegation> Offer(
        Guid principalId, IReadOnlyCollection<string> categories, IReadOnlyCollection<string> procedureIds, string purpose, DateOnly untilOn, InvitationCode code, Act act,
        string? email = null)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(procedureIds);
        ArgumentNullException.ThrowIfNull(code);
        var today = JapanTime.DayOf(act.AtUtc);
        if (categories.Count == 0 && procedureIds.Count == 0)
        {
            return DelegationRefusals.NothingChosen;
        }

        if (untilOn < today || untilOn > LatestDay(today))
        {
            return DelegationRefusals.PeriodOver;
        }

        var delegation = new Delegation
        {
            Id = Guid.CreateVersion7(),
            PrincipalId = principalId,
            Purpose = purpose,
            PrincipalEmail = email,
            Categories = [.. categories.Distinct()],
            ProcedureIds = [.. procedureIds.Distinct()],
            FromOn = today,
            UntilOn = untilOn,
            OfferedAtUtc = act.AtUtc,
        };
        delegation.SetCode(code, act);
        delegation.Record(DelegationStatus.Offered, DelegationEventKind.Offered, act);
        return delegation;
    }

    /// <summary>The code was lost: a new one takes its place, for another seven days.</summary>
    public Outcome RenewCode(InvitationCode code, Act act)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!CanRenewCode(act.AtUtc))
        {
            return DelegationRefusals.CodeUsed;
        }

        SetCode(code, act);
        Record(DelegationStatus.Offered, DelegationEventKind.CodeRenewed, act);
        return Outcome.Done;
    }

    /// <summary>Nobody has used the code, and the offer stands.</summary>
    public bool CanRenewCode(DateTime nowUtc) => AgentId is null && StatusAt(nowUtc) == DelegationStatus.Offered;

    /// <summary>Somebody shows the code: from now on the offer is theirs to accept or to decline, and nobody else's.</summary>
    public Outcome Open(Guid citizenId, Act act)
    {
        if (citizenId == PrincipalId)
        {
            return DelegationRefusals.OfferedToSelf;
        }

        if (citizenId == AgentId)
        {
            return Outcome.Done; // typed once more
        }

        if (AgentId is not null || StatusAt(act.AtUtc) != DelegationStatus.Offered)
        {
            return DelegationRefusals.CodeNotGood;
        }

        AgentId = citizenId;
        Record(DelegationStatus.Offered, DelegationEventKind.Opened, act);
        return Outcome.Done;
    }

    /// <summary>承諾, by the person who opened the offer.</summary>
    public Outcome Accept(Guid citizenId, Act act) => citizenId == AgentId
        ? MoveTo(DelegationStatus.Active, DelegationEventKind.Accepted, act)
        : DelegationRefusals.OfferedIsNotYours;

    /// <summary>辞退, by the person who opened the offer.</summary>
    public Outcome Decline(Guid citizenId, Act act) => citizenId == AgentId
        ? MoveTo(DelegationStatus.Declined, DelegationEventKind.Declined, act)
        : DelegationRefusals.OfferedIsNotYours;

    /// <summary>取消し: the principal at any time, the agent once they have accepted.</summary>
    public Outcome Revoke(Guid citizenId, Act act) =>
        citizenId == PrincipalId || (citizenId == AgentId && Status != DelegationStatus.Offered)
            ? MoveTo(DelegationStatus.Revoked, DelegationEventKind.Revoked, act)
            : DelegationRefusals.OfferedIsNotYours;

    /// <summary>Writes down that the time is up. Nothing depends on when this is done: what may still be done is asked of the clock.</summary>
    public Outcome Expire(Act act)
    {
        if (StatusAt(act.AtUtc) != DelegationStatus.Expired || Status == DelegationStatus.Expired)
        {
            return DelegationRefusals.NotAllowedFrom(Status);
        }

        Record(DelegationStatus.Expired, DelegationEventKind.Expired, act);
        return Outcome.Done;
    }

    /// <summary>When its time is up: an offer's with the code or the period, a delegation's with the end of the last day in Japan; null when it is over.</summary>
    public DateTime? EndsAtUtc => Status switch
    {
        DelegationStatus.Offered when CodeExpiresAtUtc < JapanTime.StartOfDayUtc(UntilOn.AddDays(1)) => CodeExpiresAtUtc,
        DelegationStatus.Offered or DelegationStatus.Active => JapanTime.StartOfDayUtc(UntilOn.AddDays(1)),
        _ => null,
    };

    public DelegationStatus StatusAt(DateTime nowUtc) => nowUtc >= EndsAtUtc ? DelegationStatus.Expired : Status;

    public bool IsActiveOn(DateOnly day) => Status == DelegationStatus.Active && FromOn <= day && day <= UntilOn;

    public bool Covers(string procedureId, string category) => ProcedureIds.Contains(procedureId) || Categories.Contains(category);

    private void SetCode(InvitationCode code, Act act) => (CodeHash, CodeExpiresAtUtc) = (code.Hash, act.AtUtc.AddDays(CodeDays));

    private Outcome MoveTo(DelegationStatus next, DelegationEventKind kind, Act act)
    {
        var now = StatusAt(act.AtUtc);
        if (!_allowedNext[now].Contains(next))
        {
            return DelegationRefusals.NotAllowedFrom(now);
        }

        Record(next, kind, act);
        return Outcome.Done;
    }

    private void Record(DelegationStatus status, DelegationEventKind kind, Act act)
    {
        Status = status;
        Version++;
        _history.Add(new DelegationEvent(kind, status, act));
    }
}
