using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity;

/// <param name="Id">Of the household member; stable.</param>
/// <param name="NameKana">As an answer holds it; null when it was never given.</param>
/// <param name="Sex">As an answer holds it (<c>male</c>, <c>female</c>); null when it was never given.</param>
public sealed record KnownChild(Guid Id, string Name, string? NameKana, DateOnly BirthOn, string? Sex);

/// <summary>The people of a citizen's household, as the citizen gave them.</summary>
public interface IKnownPeople
{
    /// <summary>Own children under 18 (民法4条, 818条: under the parents' authority) whose birth day is known, the eldest first.</summary>
    Task<IReadOnlyList<KnownChild>> ChildrenAsync(Guid citizenId, DateOnly today, CancellationToken cancellationToken);
}

/// <summary>From the profile, while the citizen lets us keep it.</summary>
public sealed class KnownPeople(IDigitalWindowDb db) : IKnownPeople
{
    private const int AdultAge = 18;

    private static readonly string[] _children = ["child", "adopted"];

    public async Task<IReadOnlyList<KnownChild>> ChildrenAsync(Guid citizenId, DateOnly today, CancellationToken cancellationToken)
    {
        var profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == citizenId, cancellationToken);
        return
        [
            .. from member in profile?.Members ?? []
               let birth = member.BirthOn
               where birth is not null && _children.Contains(member.Relation) && AgeLaw.AgeOn(birth.Value, today) is >= 0 and < AdultAge
               orderby birth
               select new KnownChild(member.Id, member.Name, Given(member, HouseholdParts.NameKana), birth.Value, Given(member, HouseholdParts.Sex)),
        ];
    }

    private static string? Given(HouseholdMember member, string part) => member.TextOf(part) is { Length: > 0 } text ? text : null;
}
