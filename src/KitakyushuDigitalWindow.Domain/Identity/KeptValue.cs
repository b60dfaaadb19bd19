namespace KitakyushuDigitalWindow.Domain.Identity;

/// <summary>Something that the citizen gave, in the shape of an answer: one text, or named parts (address, bank account).</summary>
public sealed record KeptContent(string Text, IReadOnlyDictionary<string, string> Parts)
{
    private static readonly Dictionary<string, string> _noParts = [];

    public KeptContent(string text)
        : this(text, _noParts)
    {
    }

    public bool IsEmpty => Text.Length == 0 && Parts.Count == 0;

    public bool Equals(KeptContent? other) =>
        other is not null && Text == other.Text && Parts.Count == other.Parts.Count
        && Parts.All(p => other.Parts.TryGetValue(p.Key, out var value) && value == p.Value);

    public override int GetHashCode() => HashCode.Combine(Text, Parts.Count);

    /// <summary>Holds personal data: never printed into a log.</summary>
    public override string ToString() => nameof(KeptContent);
}

/// <summary>Which application a kept value came from.</summary>
public sealed record KeptFrom(string ReceiptNumber, string ProcedureName);

/// <summary>One value with its history.</summary>
/// <param name="From">Null when the citizen wrote it on the profile page.</param>
public sealed record KeptValue(KeptContent Content, DateTime KeptAtUtc, KeptFrom? From);

/// <summary>世帯員: a person whom the citizen named in a form, or on the profile page.</summary>
/// <param name="Values">By the last part of the prefill name: see <see cref="HouseholdParts"/>.</param>
/// <param name="From">Null when the citizen wrote it on the profile page.</param>
public sealed record HouseholdMember(Guid Id, IReadOnlyDictionary<string, KeptContent> Values, DateTime KeptAtUtc, KeptFrom? From)
{
    public string Name => TextOf(HouseholdParts.Name);

    public string Relation => TextOf(HouseholdParts.Relation);

    /// <summary>Null when it was never given, or not wholly known.</summary>
    public DateOnly? BirthOn => HouseholdParts.DayOf(TextOf(HouseholdParts.BirthDate));

    public string TextOf(string part) => Values.TryGetValue(part, out var value) ? value.Text : "";

    /// <summary>Holds personal data: never printed into a log.</summary>
    public override string ToString() => nameof(HouseholdMember);
}

/// <summary>What is kept of a person, by the last part of the prefill name (<c>household.child.birthDate</c>).</summary>
public static class HouseholdParts
{
    public const string Name = "name";
    public const string NameKana = "nameKana";
    public const string BirthDate = "birthDate";
    public const string Sex = "sex";
    public const string Relation = "relation";              // to the citizen
    public const string RelationToHead = "relationToHead";
    public const string Living = "living";                  // together, apart, abroad
    public const string Address = "address";
    public const string SchoolName = "schoolName";

    public static IReadOnlyList<string> All { get; } = [Name, NameKana, BirthDate, Sex, Relation, RelationToHead, Living, Address, SchoolName];

    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
