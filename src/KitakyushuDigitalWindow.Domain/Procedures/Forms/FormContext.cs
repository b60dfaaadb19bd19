namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>A person whom the form may offer without asking: for a row of a repeating group, or to be picked.</summary>
/// <param name="Id">Opaque, stable while the person is known.</param>
/// <param name="Label">As the citizen recognises the person: the name.</param>
/// <param name="Values">By the last part of the prefill name: name, nameKana, birthDate (ISO), sex, relation, relationToHead, living, address, schoolName.</param>
public sealed record KnownRow(string Id, string Label, IReadOnlyDictionary<string, Answer> Values)
{
    private static readonly string[] _groups = ["household.child", "household.olderChild", "household.person", "household.other", "household.member"];

    /// <summary>The group of people that a prefill name speaks of (<c>household.child.birthDate</c>: <c>household.child</c>); null when it names no group.</summary>
    public static string? GroupOf(string prefillName)
    {
        ArgumentNullException.ThrowIfNull(prefillName);
        foreach (var group in _groups) // runs for every question of every step: no closure
        {
            if (prefillName.Length > group.Length && prefillName[group.Length] == '.' && prefillName.StartsWith(group, StringComparison.Ordinal))
            {
                return group;
            }
        }

        return null;
    }
}

/// <summary>What a form knows besides the answers: the day in Japan, and what is known of the person without asking.</summary>
/// <param name="Today">The day in Japan.</param>
/// <param name="Facts">Known values by prefill name (<c>card.name</c>, <c>profile.phone</c>), each with its source.</param>
public sealed record FormContext(DateOnly Today, IReadOnlyDictionary<string, Answer> Facts)
{
    private static readonly Dictionary<string, IReadOnlyList<KnownRow>> _noRows = [];
    private static readonly Dictionary<string, Answer> _noAnswers = [];

    /// <summary>People by group (<c>household.child</c>).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<KnownRow>> Rows { get; init; } = _noRows;

    /// <summary>What the same question was answered with in another application of the package, by question key.</summary>
    public IReadOnlyDictionary<string, Answer> Shared { get; init; } = _noAnswers;

    /// <summary>Has the citizen shown that mails to this address arrive? Null: nobody is asked for a code (a filed application is being read).</summary>
    public Func<string, bool>? IsEmailConfirmed { get; init; }

    public static FormContext On(DateOnly today) => new(today, new Dictionary<string, Answer>());

    public IReadOnlyList<KnownRow> RowsOf(string group) => Rows.TryGetValue(group, out var rows) ? rows : [];
}
