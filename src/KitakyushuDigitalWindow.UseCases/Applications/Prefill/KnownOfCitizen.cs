using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;

namespace KitakyushuDigitalWindow.UseCases.Applications.Prefill;

/// <summary>
/// Everything that is known of a citizen without asking: the card, what follows from it, what they let us keep, and what they filed before.
/// </summary>
/// <param name="Profile">Null when they never agreed, or no longer agree, that anything is kept.</param>
public sealed record KnownOfCitizen(Citizen Citizen, Profile? Profile, IReadOnlyList<EarlierApplication> Earlier)
{
    private const int FirstKind = 65;   // 介護保険法9条: 第1号 from 65, 第2号 from 40
    private const int SecondKind = 40;
    private const int LastDecade = 70;
    private const string InsuredBirthDate = "insuredBirthDate";

    /// <summary>What a form with these answers is offered.</summary>
    public FormContext For(FormDefinition form, AnswerSet answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        var uses = FormPrefills.Of(form);
        var household = new KnownHousehold(Citizen, Profile, today);
        var facts = new Dictionary<string, Answer>(CitizenFacts.Of(Citizen));
        var rows = uses.Groups.ToDictionary(g => g, household.RowsOf);
        foreach (var group in uses.EarlierGroups)
        {
            rows[group] = EarlierRows(group);
        }

        foreach (var name in uses.Names)
        {
            if (!facts.ContainsKey(name) && Of(name, household, answers, today) is { } answer)
            {
                facts[name] = answer;
            }
        }

        return new FormContext(today, facts) { Rows = rows };
    }

    /// <summary>The day from which a known value is, to say so beside it; null when the name needs no day.</summary>
    public DateOnly? KnownSince(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(KnownNames.Earlier, StringComparison.Ordinal)
            ? Earlier.FirstOrDefault(e => name.StartsWith($"{KnownNames.Earlier}{e.ProcedureId}.", StringComparison.Ordinal))?.ReceivedOn
            : Profile?.Values.GetValueOrDefault(name) is { } kept ? JapanTime.DayOf(kept.KeptAtUtc) : null;
    }

    private Answer? Of(string name, KnownHousehold household, AnswerSet answers, DateOnly today) => name switch
    {
        _ when name.StartsWith(KnownNames.Earlier, StringComparison.Ordinal) => EarlierAnswer(name),
        "derived.kaigoAgeGroup" => HouseholdParts.DayOf(answers[InsuredBirthDate]?.Value ?? "") is { } birth ? KaigoAgeGroup(birth, today) : null,
        "derived.ageDecade" => Citizen.BirthOn is { } birth ? AgeDecade(birth, today) : null,
        KnownNames.HasSpouse => household.HasSpouse is { } has ? new Answer(has ? "yes" : "no", AnswerSource.Profile) : null,
        KnownNames.HeadName => household.HeadName,
        _ when KnownNames.PeopleOf(name) == KnownNames.Spouse =>
            household.Spouse is { } spouse ? household.RowOf(spouse).Values.GetValueOrDefault(KnownNames.PartOf(name)) : null,
        _ when KnownNames.PeopleOf(name) is not null => null, // of these the form takes the one that is picked, or the only one
        _ => Profile?.Values.GetValueOrDefault(name)?.Content.ToAnswer(AnswerSource.Profile),
    };

    private static Answer? KaigoAgeGroup(DateOnly birth, DateOnly today) => AgeLaw.AgeOn(birth, today) switch
    {
        >= FirstKind => new Answer("first", AnswerSource.Derived),
        >= SecondKind => new Answer("second", AnswerSource.Derived),
        _ => null,
    };

    private static Answer? AgeDecade(DateOnly birth, DateOnly today)
    {
        var age = AgeLaw.AgeOn(birth, today);
        return age < 0 ? null : new Answer(Math.Min(age / 10 * 10, LastDecade).ToString(CultureInfo.InvariantCulture), AnswerSource.Derived);
    }

    private Answer? EarlierAnswer(string name)
    {
        var parts = name.Split('.');
        var answer = Earlier.FirstOrDefault(e => e.ProcedureId == parts[1])?.Answers[parts[2]];
        return answer is null or { IsEmpty: true } ? null : answer.From(AnswerSource.EarlierApplication);
    }

    private KnownRow[] EarlierRows(string name)
    {
        var parts = name.Split('.');
        if (Earlier.FirstOrDefault(e => e.ProcedureId == parts[1])?.Answers is not { } answers)
        {
            return [];
        }

        return
        [
            .. answers.RowsOf(parts[2]).Select(row =>
            {
                var prefix = AnswerSet.RowKey(parts[2], row, "");
                var values = answers.All.Where(a => a.Key.StartsWith(prefix, StringComparison.Ordinal))
                    .ToDictionary(a => a.Key[prefix.Length..], a => a.Value.From(AnswerSource.EarlierApplication));
                return new KnownRow(row.ToString(CultureInfo.InvariantCulture), "", values);
            }),
        ];
    }
}
