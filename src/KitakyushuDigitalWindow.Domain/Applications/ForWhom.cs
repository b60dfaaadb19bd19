namespace KitakyushuDigitalWindow.Domain.Applications;

public enum ForWhomKind
{
    Self = 10,        // 本人
    Child = 20,       // 子ども（親権者が申請）
    Delegation = 30,  // 委任した人（代理人が申請）
}

/// <summary>だれの手続きか. Said when the application is started, and never changed.</summary>
/// <param name="PersonId">The citizen themselves, the child in their household, or the citizen who entrusted them.</param>
/// <param name="DelegationId">The delegation that it is filed under.</param>
/// <param name="Name">Of the person represented, as known at the start; empty for oneself.</param>
public sealed record ForWhom(ForWhomKind Kind, Guid PersonId, Guid? DelegationId, string Name)
{
    public static ForWhom Self(Guid citizenId) => new(ForWhomKind.Self, citizenId, null, "");

    public static ForWhom Child(Guid householdMemberId, string name) => new(ForWhomKind.Child, householdMemberId, null, name);

    public static ForWhom Principal(Guid principalId, Guid delegationId, string name) => new(ForWhomKind.Delegation, principalId, delegationId, name);

    public bool IsSelf => Kind == ForWhomKind.Self;

    /// <summary>In the address of the start page: a kind and a key, never a name; null for oneself.</summary>
    public string? Token => Kind switch
    {
        ForWhomKind.Child => "child-" + PersonId.ToString("N"),
        ForWhomKind.Delegation => "delegation-" + DelegationId!.Value.ToString("N"),
        _ => null,
    };

    /// <summary>As every page of the form says it; null for oneself.</summary>
    public string? Label => Kind switch
    {
        ForWhomKind.Child => $"{Name}さん（お子さん）の手続き",
        ForWhomKind.Delegation => $"{Name}さんの手続き（代理）",
        _ => null,
    };
}
