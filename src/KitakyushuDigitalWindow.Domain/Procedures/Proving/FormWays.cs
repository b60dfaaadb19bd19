using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving;

/// <summary>The ways through a form, as the prover's search finds them: for whoever wants to go each of them.</summary>
public static class FormWays
{
    /// <summary>
    /// The answers to each question that some condition reads: every option of a choice, and of all others one of each kind that a
    /// condition tells apart. An empty answer is among them where the question may be left blank.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Answer>> Choices(ProcedureDefinition definition, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var subject = new Subject(definition, today, null);
        var leaves = subject.Conditions.SelectMany(c => c.Condition.Leaves()).Distinct().ToList();
        var sums = subject.Questions.Select(q => q.Question).OfType<ComputedQuestion>().ToList();
        var read = leaves.SelectMany(l => l.Keys).Concat(sums.Where(s => leaves.Exists(l => l.Keys.Contains(s.Key))).SelectMany(s => s.Of)).ToHashSet();
        return subject.Questions.Select(q => q.Question)
            .Where(q => read.Contains(q.Key) && q.Asks && q is not (RepeatQuestion or HouseholdMemberQuestion))
            .ToDictionary(q => q.Key, q => Of(q, leaves, [.. sums.Where(s => s.Of.Contains(q.Key))], today));
    }

    /// <summary>For each question that is not always asked: answers that lead to it for this person; a question that the card rules out for them is not here.</summary>
    public static IReadOnlyDictionary<string, AnswerSet> To(ProcedureDefinition definition, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(context);
        var subject = new Subject(definition, context.Today, null);
        var probes = subject.Conditions.Where(c => c.Use == PlacedCondition.ShowWhen).Select(c => new Probe(c, null, c.Condition)).ToList();
        var seen = new PathSearch(subject, context).Look(probes);
        return probes.Where(p => seen[p].Holds is not null).ToDictionary(p => p.At.Question!.Question.Key, p => seen[p].Holds!);
    }

    private static IReadOnlyList<Answer> Of(Question question, List<Condition> leaves, IReadOnlyList<ComputedQuestion> sums, DateOnly today)
    {
        var kinds = Candidates.Of(question, leaves, sums, today);
        return question.OptionValues() is { } options ? [.. kinds.Where(k => k.IsEmpty), .. options.Select(o => new Answer(o))] : kinds;
    }
}
