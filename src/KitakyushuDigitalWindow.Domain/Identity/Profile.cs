using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Identity;

/// <summary>
/// 登録した内容: what a citizen gave once and wants to be offered again. It is there while the consent holds, and gone with it. One row
/// that is read and written as a whole: every form step reads all of it, and nobody searches in it. The card's facts are never in it.
/// </summary>
public sealed class Profile
{
    /// <summary>More people than a household has; whoever comes after them is not kept.</summary>
    public const int MaxMembers = 20;

    private Profile() { } // EF Core

    /// <summary>The citizen's own key.</summary>
    public Guid Id { get; private set; }

    public Guid ConsentId { get; private set; }

    public DateTime ConsentedAtUtc { get; private set; }

    /// <summary>By prefill name (<c>profile.phone</c>, <c>kaigo.insuredNumber</c>).</summary>
    public IReadOnlyDictionary<string, KeptValue> Values { get; private set; } = new Dictionary<string, KeptValue>();

    public IReadOnlyList<HouseholdMember> Members { get; private set; } = [];

    /// <summary>Concurrency token; every change bumps it.</summary>
    public int Version { get; private set; }

    /// <summary>There is no profile without a consent that holds.</summary>
    public static Profile Open(Consent consent)
    {
        ArgumentNullException.ThrowIfNull(consent);
        return consent is { Purpose: ConsentPurpose.Profile, IsWithdrawn: false }
            ? new Profile { Id = consent.CitizenId, ConsentId = consent.Id, ConsentedAtUtc = consent.GivenAtUtc }
            : throw new ArgumentException("Such a consent allows no profile.", nameof(consent));
    }

    /// <summary>Keeps what was given last; the same content again keeps its date and origin.</summary>
    public void Keep(string name, KeptContent content, KeptFrom? from, Act act)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.IsEmpty || (Values.TryGetValue(name, out var known) && known.Content.Equals(content)))
        {
            return;
        }

        Values = new Dictionary<string, KeptValue>(Values) { [name] = new(content, act.AtUtc, from) };
        Version++;
    }

    public Outcome Forget(string name)
    {
        if (!Values.ContainsKey(name))
        {
            return ProfileRefusals.NotFound;
        }

        Values = Values.Where(v => v.Key != name).ToDictionary();
        Version++;
        return Outcome.Done;
    }

    /// <summary>
    /// A person named in a form: the one known by name and birth date gets the new values, what was not asked stays; somebody new is added.
    /// </summary>
    public void Meet(IReadOnlyDictionary<string, KeptContent> values, KeptFrom? from, Act act)
    {
        ArgumentNullException.ThrowIfNull(values);
        var given = Filled(values);
        var name = given.TryGetValue(HouseholdParts.Name, out var text) ? text.Text : "";
        if (name.Length == 0)
        {
            return;
        }

        var birth = given.TryGetValue(HouseholdParts.BirthDate, out var day) ? HouseholdParts.DayOf(day.Text) : null;
        if (Known(name, birth) is not { } known)
        {
            Add(given, from, act);
            return;
        }

        // the name stays as it was first written: it was equal but for widths and variants
        var merged = new Dictionary<string, KeptContent>(known.Values);
        foreach (var (part, content) in given.Where(v => v.Key != HouseholdParts.Name))
        {
            merged[part] = content;
        }

        Replace(known, merged, from, act);
    }

    /// <summary>Adds a person on the profile page.</summary>
    public Outcome AddMember(IReadOnlyDictionary<string, KeptContent> values, Act act) =>
        Members.Count >= MaxMembers ? ProfileRefusals.TooManyMembers : Add(Filled(values), null, act);

    /// <summary>Puts a person right on the profile page; what is left empty is no longer kept.</summary>
    public Outcome CorrectMember(Guid id, IReadOnlyDictionary<string, KeptContent> values, Act act)
    {
        if (Members.FirstOrDefault(m => m.Id == id) is not { } known)
        {
            return ProfileRefusals.NotFound;
        }

        Replace(known, Filled(values), null, act);
        return Outcome.Done;
    }

    public Outcome RemoveMember(Guid id)
    {
        if (!Members.Any(m => m.Id == id))
        {
            return ProfileRefusals.NotFound;
        }

        Members = [.. Members.Where(m => m.Id != id)];
        Version++;
        return Outcome.Done;
    }

    /// <summary>The one person with this name and birth day; where one of the two days is unknown, the only person with the name.</summary>
    private HouseholdMember? Known(string name, DateOnly? birth)
    {
        var key = CompareKey.OfName(name);
        var named = Members.Where(m => CompareKey.OfName(m.Name) == key).ToList();
        return named.Find(m => m.BirthOn == birth && birth is not null)
            ?? (named is [var only] && (birth is null || only.BirthOn is null) ? only : null);
    }

    private Outcome Add(IReadOnlyDictionary<string, KeptContent> values, KeptFrom? from, Act act)
    {
        if (Members.Count < MaxMembers)
        {
            Members = [.. Members, new HouseholdMember(Guid.CreateVersion7(), values, act.AtUtc, from)];
            Version++;
        }

        return Outcome.Done;
    }

    private void Replace(HouseholdMember known, Dictionary<string, KeptContent> values, KeptFrom? from, Act act)
    {
        if (known.Values.Count == values.Count && known.Values.All(v => values.TryGetValue(v.Key, out var now) && now.Equals(v.Value)))
        {
            return;
        }

        Members = [.. Members.Select(m => m.Id == known.Id ? new HouseholdMember(m.Id, values, act.AtUtc, from) : m)];
        Version++;
    }

    private static Dictionary<string, KeptContent> Filled(IReadOnlyDictionary<string, KeptContent> values) =>
        values.Where(v => !v.Value.IsEmpty).ToDictionary();
}

public static class ProfileRefusals
{
    public static readonly Refusal NotFound = new("profile.not_found", "保存した内容が見つかりません。");
    public static readonly Refusal NoConsent = new("profile.no_consent", "入力した内容を保存していません。先に、保存することに同意してください。");
    public static readonly Refusal TooManyMembers = new("profile.too_many_members", $"登録できる家族は{Profile.MaxMembers}人までです。先に、使わない人を削除してください。");
    public static readonly Refusal ChangedMeanwhile = new("profile.changed_meanwhile", "別の画面で内容が変わりました。もう一度内容を確認してください。");
}
