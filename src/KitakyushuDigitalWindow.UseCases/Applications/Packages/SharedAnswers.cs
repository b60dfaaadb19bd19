using System.Security.Cryptography;
using System.Text;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.UseCases.Applications.Packages;

/// <summary>
/// What the other applications of a package say already, offered here as known: under its prefill name, under the same question (key, type
/// and label), or as a person of a group. Nothing is taken over without being shown.
/// </summary>
public static class SharedAnswers
{
    private const string IdPrefix = "package-";
    private const int IdLength = 16;

    /// <param name="siblings">What was said last comes last and counts. Each is read on its own path: nothing hidden comes over.</param>
    public static FormContext AddTo(FormContext context, FormDefinition form, IEnumerable<PackageSibling> siblings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(siblings);
        var facts = new Dictionary<string, Answer>(context.Facts);
        var said = new Dictionary<string, (Question Question, Answer Answer)>();
        var people = context.Rows.ToDictionary(r => r.Key, r => r.Value.ToList());
        foreach (var step in siblings.Select(s => Journey.Of(s.Form, s.Answers, context)).SelectMany(j => j.Steps.GroupBy(step => step.Row?.Path ?? "")))
        {
            var persons = new Dictionary<string, Dictionary<string, Answer>>();
            foreach (var asked in step.SelectMany(s => s.Questions).Where(IsGiven))
            {
                var answer = asked.Answer!.From(AnswerSource.EarlierApplication);
                var name = asked.TakesKnown ? asked.Question.PrefillFrom : null;
                if (name is not null && KnownRow.GroupOf(name) is { } group)
                {
                    (persons.TryGetValue(group, out var person) ? person : persons[group] = [])[name[(group.Length + 1)..]] = answer;
                }
                else if (name is not null)
                {
                    AddFact(facts, name, answer);
                }
                else if (step.Key.Length == 0)
                {
                    said[asked.Key] = (asked.Question, answer);
                }
            }

            foreach (var (group, values) in persons)
            {
                AddPerson(people, group, values);
            }
        }

        return context with
        {
            Facts = facts,
            Rows = people.ToDictionary(p => p.Key, p => (IReadOnlyList<KnownRow>)p.Value),
            Shared = form.Questions
                .Where(q => said.TryGetValue(q.Key, out var s) && form.RepeatOf(q.Key) is null && s.Question.GetType() == q.GetType() && s.Question.Label == q.Label
                    && q.Validate(s.Answer, context.Today).Count == 0)
                .ToDictionary(q => q.Key, q => said[q.Key].Answer),
        };
    }

    private static bool IsGiven(JourneyQuestion asked) =>
        asked is { Question.Asks: true, Answer: { IsEmpty: false, Source: not AnswerSource.Card }, IsFixed: false, Errors.Count: 0 }
        && asked.Question is not (FileQuestion or RepeatQuestion or ConsentQuestion or HouseholdMemberQuestion);

    /// <summary>The card, and what is reckoned from it, is never overwritten.</summary>
    private static void AddFact(Dictionary<string, Answer> facts, string name, Answer answer)
    {
        if (!facts.TryGetValue(name, out var known) || known.Source is not (AnswerSource.Card or AnswerSource.Derived))
        {
            facts[name] = answer;
        }
    }

    /// <summary>One person is one row: who is known by the same name and birth day is completed, nobody is doubled.</summary>
    private static void AddPerson(Dictionary<string, List<KnownRow>> people, string group, Dictionary<string, Answer> values)
    {
        if (values.GetValueOrDefault("name") is not { } name)
        {
            return;
        }

        var list = people.TryGetValue(group, out var known) ? known : people[group] = [];
        var birth = values.GetValueOrDefault("birthDate")?.Value;
        var at = list.FindIndex(p => p.Label == name.Value && (birth is null || p.Values.GetValueOrDefault("birthDate") is not { } other || other.Value == birth));
        if (at < 0)
        {
            list.Add(new KnownRow(IdPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{group}/{name.Value}/{birth}")))[..IdLength], name.Value, values));
            return;
        }

        var all = list[at].Values.ToDictionary();
        foreach (var (part, value) in values.Where(v => all.GetValueOrDefault(v.Key)?.Source is not (AnswerSource.Card or AnswerSource.Derived)))
        {
            all[part] = value;
        }

        list[at] = list[at] with { Values = all };
    }
}
