namespace KitakyushuDigitalWindow.UseCases.Applications.Prefill;

/// <summary>Prefill names that the code itself gives a meaning; all others are kept and offered as they are.</summary>
internal static class KnownNames
{
    public const string Card = "card.";
    public const string Derived = "derived.";
    public const string Earlier = "earlier.";
    public const string Household = "household.";
    public const string Spouse = "household.spouse";
    public const string Child = "household.child";
    public const string OlderChild = "household.olderChild";
    public const string Person = "household.person";
    public const string Other = "household.other";
    public const string Member = "household.member";
    public const string HasSpouse = "household.hasSpouse";
    public const string HeadName = "household.head.name";
    public const string RelationToHead = "household.relationToHead";
    public const string NameKana = "profile.nameKana";
    public const string Email = "profile.email";
    public const string Phone = "profile.phone";

    public static string PartOf(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>The people that a name speaks of (<c>household.child.birthDate</c>: <c>household.child</c>); null when it names none.</summary>
    public static string? PeopleOf(string name) =>
        name.Split('.') is ["household", "spouse" or "child" or "olderChild" or "person" or "other" or "member", _] ? name[..name.LastIndexOf('.')] : null;
}
