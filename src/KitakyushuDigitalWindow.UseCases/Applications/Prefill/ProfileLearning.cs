using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Text;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;

namespace KitakyushuDigitalWindow.UseCases.Applications.Prefill;

/// <summary>
/// Keeps what a citizen typed into an application, for the next one. Only answers on the path, only where the form speaks of the citizen
/// and their own people (a proxy's form teaches nothing about the other person), and never what the card says.
/// </summary>
public static class ProfileLearning
{
    public static void Learn(Profile profile, Citizen citizen, Journey journey, KeptFrom from, Act act)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(citizen);
        ArgumentNullException.ThrowIfNull(journey);
        var people = new Dictionary<string, (string Group, Dictionary<string, Answer> Parts)>();
        foreach (var step in journey.Steps)
        {
            foreach (var asked in step.Questions.Where(q => q.TakesKnown && q is { Answer.IsEmpty: false, Question.PrefillFrom: not null } && !IsFormer(q.Question)))
            {
                var name = asked.Question.PrefillFrom!;
                if (KnownNames.PeopleOf(name) is { } group)
                {
                    var place = group + "/" + step.Row?.Path;
                    people.TryAdd(place, (group, []));
                    people[place].Parts[KnownNames.PartOf(name)] = asked.Answer!;
                }
                else if (step.Row is null && IsNew(asked.Answer!, profile.Values.ContainsKey(name)) && ProfileForm.Find(name) is { } question
                    && question.Validate(asked.Answer!, JapanTime.DayOf(act.AtUtc)).Count == 0)
                {
                    profile.Keep(name, asked.Answer!.ToKept(), from, act);
                }
            }
        }

        foreach (var (group, parts) in people.Values)
        {
            Meet(profile, citizen, group, parts, from, act);
        }
    }

    /// <summary>Typed now; or taken over from an earlier application by somebody of whom this was not kept yet.</summary>
    private static bool IsNew(Answer answer, bool isKnown) =>
        answer.Source is AnswerSource.Citizen or AnswerSource.Staff || (answer.Source == AnswerSource.EarlierApplication && !isKnown);

    /// <summary>「前の健康保険」「これまでの事業者」: what was known is offered there, but what is typed there holds no longer.</summary>
    private static bool IsFormer(Question question) =>
        question.Key.StartsWith("old", StringComparison.Ordinal) || question.Key.StartsWith("original", StringComparison.Ordinal);

    private static void Meet(
        Profile profile, Citizen citizen, string group, Dictionary<string, Answer> parts, KeptFrom from, Act act)
    {
        if (!parts.TryGetValue(HouseholdParts.Name, out var name) || !parts.Values.Any(a => a.Source is AnswerSource.Citizen or AnswerSource.EarlierApplication))
        {
            return;
        }

        if (IsSelf(citizen, name, parts.GetValueOrDefault(HouseholdParts.BirthDate)))
        {
            if (parts.TryGetValue(HouseholdParts.RelationToHead, out var toHead) && toHead.Source == AnswerSource.Citizen)
            {
                profile.Keep(KnownNames.RelationToHead, toHead.ToKept(), from, act);
            }

            return;
        }

        // who it is about, and what was typed; a word of a shorter list must not take the place of a better one
        var given = parts
            .Where(p => p.Key is HouseholdParts.Name or HouseholdParts.BirthDate || p.Value.Source is AnswerSource.Citizen or AnswerSource.EarlierApplication)
            .ToDictionary(p => p.Key, p => p.Value.ToKept());
        if (group == KnownNames.Spouse)
        {
            given[HouseholdParts.Relation] = new KeptContent("spouse");
        }
        else if (group is KnownNames.Child or KnownNames.OlderChild && !parts.ContainsKey(HouseholdParts.Relation))
        {
            given.TryAdd(HouseholdParts.Relation, new KeptContent(RelationOf(profile, name) is { Length: > 0 } known ? known : "child"));
        }

        profile.Meet(given, from, act);
    }

    private static bool IsSelf(Citizen citizen, Answer name, Answer? birth) =>
        CompareKey.OfName(name.Value) == CompareKey.OfName(citizen.Name)
        && (birth is null || citizen.BirthOn is null || HouseholdParts.DayOf(birth.Value) == citizen.BirthOn);

    private static string? RelationOf(Profile profile, Answer name)
    {
        var key = CompareKey.OfName(name.Value);
        return profile.Members.FirstOrDefault(m => CompareKey.OfName(m.Name) == key)?.Relation;
    }
}
