using System.Globalization;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;

namespace KitakyushuDigitalWindow.UseCases.Applications.Prefill;

/// <summary>世帯: the people that a citizen named before, in the groups that the forms ask for.</summary>
public sealed class KnownHousehold
{
    private const int ChildAge = 18;
    private const int OlderChildAge = 22;

    private static readonly string[] _ownChildren = ["child", "adopted"];
    private static readonly string[] _raised = ["child", "adopted", "ward", "grandchild", "nephew"];

    private readonly Citizen _citizen;
    private readonly Profile? _profile;
    private readonly DateOnly _today;

    public KnownHousehold(Citizen citizen, Profile? profile, DateOnly today) => (_citizen, _profile, _today) = (citizen, profile, today);

    /// <summary>Null when nobody is known as the spouse, or the citizen said later that there is none.</summary>
    public HouseholdMember? Spouse => HasSpouse == false ? null : Married;

    /// <summary>Null when it is not known.</summary>
    public bool? HasSpouse
    {
        get
        {
            var (married, said) = (Married, _profile?.Values.GetValueOrDefault(KnownNames.HasSpouse));
            return said is not null && (married is null || said.KeptAtUtc > married.KeptAtUtc) ? said.Content.Text == "yes" : married is null ? null : true;
        }
    }

    private IReadOnlyList<HouseholdMember> Members => _profile?.Members ?? [];

    private HouseholdMember? Married => Members.Where(m => m.Relation == "spouse").MaxBy(m => m.KeptAtUtc);

    private bool IsHead => _profile?.Values.GetValueOrDefault(KnownNames.RelationToHead)?.Content.Text == "head";

    /// <summary>世帯主の氏名, when it is known.</summary>
    public Answer? HeadName =>
        IsHead ? new Answer(_citizen.Name, AnswerSource.Derived)
        : Members.FirstOrDefault(m => m.TextOf(HouseholdParts.RelationToHead) == "head") is { } head ? new Answer(head.Name, AnswerSource.Profile)
        : _profile?.Values.GetValueOrDefault(KnownNames.HeadName)?.Content.ToAnswer(AnswerSource.Profile);

    /// <summary>The people of a group, in the order of their ages as far as known; the citizen first.</summary>
    public IReadOnlyList<KnownRow> RowsOf(string group)
    {
        var people = (group switch
        {
            KnownNames.Child => Members.Where(IsChild),
            KnownNames.OlderChild => Members.Where(IsOlderChild),
            KnownNames.Person or KnownNames.Other => Members.Where(LivesHere),
            KnownNames.Member => Members.Where(m => LivesHere(m) && m != Spouse && !IsChild(m)),
            _ => [],
        }).OrderBy(m => m.BirthOn ?? DateOnly.MaxValue).Select(RowOf);
        return group == KnownNames.Person && _citizen.Name.Length > 0 ? [Self(), .. people] : [.. people];
    }

    public KnownRow RowOf(HouseholdMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var values = member.Values.ToDictionary(v => v.Key, v => v.Value.ToAnswer(AnswerSource.Profile));
        if (member.BirthOn is { } birth)
        {
            AddGrade(values, birth);
        }

        if (IsHead && member.Relation.Length > 0)
        {
            values.TryAdd(HouseholdParts.RelationToHead, new Answer(member.Relation, AnswerSource.Derived));
        }

        if (member.TextOf(HouseholdParts.Living) == "together" && _citizen.Address.Length > 0)
        {
            values.TryAdd(HouseholdParts.Address, new Answer(_citizen.Address, AnswerSource.Derived)); // they live where the card says that one lives oneself
        }

        return new KnownRow(member.Id.ToString("N"), member.Name, values);
    }

    /// <summary>学年 by 学校教育法17条: school begins on the 1 April after the day on which one becomes six.</summary>
    private void AddGrade(Dictionary<string, Answer> values, DateOnly birth)
    {
        const int schoolAge = 6, yearsOfSchool = 6, lastYear = 9;
        var year = FiscalYearOf(_today) - FiscalYearOf(AgeLaw.ReachedOn(birth, schoolAge));
        if (year is >= 1 and <= lastYear)
        {
            values["schoolGrade"] = new Answer(
                year <= yearsOfSchool ? string.Create(CultureInfo.InvariantCulture, $"e{year}") : string.Create(CultureInfo.InvariantCulture, $"j{year - yearsOfSchool}"),
                AnswerSource.Derived);
        }
    }

    private static int FiscalYearOf(DateOnly day) => Domain.FiscalYear.Of(day).Year;

    private KnownRow Self()
    {
        var values = new Dictionary<string, Answer>
        {
            [HouseholdParts.Name] = new(_citizen.Name, AnswerSource.Card),
            [HouseholdParts.Relation] = new("self", AnswerSource.Derived),
        };
        if (_citizen.BirthOn is { } birth)
        {
            values[HouseholdParts.BirthDate] = new(birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), AnswerSource.Card);
        }

        foreach (var (part, name) in new[] { (HouseholdParts.NameKana, KnownNames.NameKana), (HouseholdParts.RelationToHead, KnownNames.RelationToHead) })
        {
            if (_profile?.Values.GetValueOrDefault(name) is { } kept)
            {
                values[part] = kept.Content.ToAnswer(AnswerSource.Profile);
            }
        }

        return new KnownRow("self", _citizen.Name, values);
    }

    /// <summary>Whoever the citizen raises, to the 31 March after the 18th birthday; without a birth date nobody can tell.</summary>
    private bool IsChild(HouseholdMember member) => _raised.Contains(member.Relation)
        && member.BirthOn is { } birth && _today <= AgeLaw.LastDayOfSchoolYearAfter(birth, ChildAge);

    private bool IsOlderChild(HouseholdMember member) => _ownChildren.Contains(member.Relation)
        && member.BirthOn is { } birth
        && _today > AgeLaw.LastDayOfSchoolYearAfter(birth, ChildAge) && _today <= AgeLaw.LastDayOfSchoolYearAfter(birth, OlderChildAge);

    private bool LivesHere(HouseholdMember member) =>
        member.TextOf(HouseholdParts.Living) is not ("apart" or "abroad") && (member.Relation != "spouse" || member == Spouse);
}
