using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Profiles;

/// <param name="Name">Prefill name; part of the address of its page.</param>
/// <param name="From">Null when the citizen wrote it on the profile page.</param>
public sealed record ProfileItemRow(string Name, string Section, string Label, string Text, DateTime KeptAtUtc, KeptFrom? From);

public sealed record ProfileLineRow(string Label, string Text);

public sealed record ProfileMemberRow(Guid Id, string Name, IReadOnlyList<ProfileLineRow> Lines, DateTime KeptAtUtc, KeptFrom? From);

/// <param name="ConsentedAtUtc">Null when nothing is kept.</param>
/// <param name="Card">Shown, never kept in the profile.</param>
/// <param name="Missing">What could be added here beforehand.</param>
public sealed record ProfileRow(
    DateTime? ConsentedAtUtc,
    IReadOnlyList<ProfileLineRow> Card,
    IReadOnlyList<ProfileItemRow> Items,
    IReadOnlyList<ProfileMemberRow> Members,
    IReadOnlyList<ProfileLineRow> Missing)
{
    public bool IsKept => ConsentedAtUtc is not null;
}

/// <summary>One thing that is kept, or may be, with its question.</summary>
public sealed record ProfileEntryRow(Question Question, Answer? Answer);

/// <summary>A member of the household, or a new one, with the questions about them.</summary>
public sealed record ProfilePersonRow(string? Name, IReadOnlyList<ProfileEntryRow> Entries);

/// <summary>What is kept of the signed-in citizen; of nobody else.</summary>
public sealed class ProfileQuery(IDigitalWindowDb db, ICurrentCitizen citizen)
{
    public async Task<ProfileRow> ReadAsync(CancellationToken cancellationToken)
    {
        var person = await db.Citizens.AsNoTracking().SingleAsync(c => c.Id == citizen.Id, cancellationToken);
        var profile = await MineAsync(cancellationToken);
        var items = (profile?.Values ?? new Dictionary<string, KeptValue>())
            .Where(v => ProfileForm.Find(v.Key) is not null)
            .OrderBy(v => ProfileForm.OrderOf(v.Key))
            .Select(v => new ProfileItemRow(
                v.Key, ProfileForm.SectionOf(v.Key), ProfileForm.Find(v.Key)!.Label,
                ProfileForm.Find(v.Key)!.Display(v.Value.Content.ToAnswer(AnswerSource.Profile)), v.Value.KeptAtUtc, v.Value.From));
        var first = ProfileForm.SectionOf(ProfileForm.Names.First());
        var missing = ProfileForm.Names.Where(n => ProfileForm.SectionOf(n) == first && profile?.Values.ContainsKey(n) == false)
            .Select(n => new ProfileLineRow(n, ProfileForm.Find(n)!.Label));
        return new ProfileRow(profile?.ConsentedAtUtc, CardOf(person), [.. items], [.. (profile?.Members ?? []).Select(RowOf)], [.. missing]);
    }

    /// <summary>Null when nothing is kept, or there is no such thing to keep.</summary>
    public async Task<ProfileEntryRow?> ReadItemAsync(string name, CancellationToken cancellationToken) =>
        ProfileForm.Find(name) is { } question && await MineAsync(cancellationToken) is { } profile
            ? new ProfileEntryRow(question, profile.Values.GetValueOrDefault(name)?.Content.ToAnswer(AnswerSource.Profile))
            : null;

    /// <summary>Null when nothing is kept, or nobody with this key is in this citizen's household. Without a key: a new person.</summary>
    public async Task<ProfilePersonRow?> ReadMemberAsync(Guid? memberId, CancellationToken cancellationToken)
    {
        if (await MineAsync(cancellationToken) is not { } profile)
        {
            return null;
        }

        var known = profile.Members.FirstOrDefault(m => m.Id == memberId);
        return memberId is not null && known is null
            ? null
            : new ProfilePersonRow(known?.Name, [.. ProfileForm.Member.Select(q => new ProfileEntryRow(q, AnswerOf(known, q)))]);
    }

    private Task<Profile?> MineAsync(CancellationToken cancellationToken)
    {
        var id = citizen.Id;
        return db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
    }

    private static Answer? AnswerOf(HouseholdMember? member, Question question) =>
        member?.Values.GetValueOrDefault(question.Key)?.ToAnswer(AnswerSource.Profile);

    private static ProfileMemberRow RowOf(HouseholdMember member) => new(
        member.Id,
        member.Name,
        [
            .. ProfileForm.Member.Where(q => q.Key != HouseholdParts.Name)
                .Select(q => (q.Label, Answer: AnswerOf(member, q), Question: q))
                .Where(l => l.Answer is not null)
                .Select(l => new ProfileLineRow(l.Label, l.Question.Display(l.Answer!))),
        ],
        member.KeptAtUtc,
        member.From);

    private static ProfileLineRow[] CardOf(Citizen person) =>
    [
        new("氏名", person.Name),
        new("住所", person.Address),
        new("生年月日", person.BirthOn is { } birth ? EraDate.FormatBoth(birth) : person.BirthRaw ?? ""),
        new("性別", person.Sex switch { Sex.Male => "男", Sex.Female => "女", _ => "" }),
    ];
}
