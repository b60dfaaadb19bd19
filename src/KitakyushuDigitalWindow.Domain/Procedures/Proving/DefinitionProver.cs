using KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;
using KitakyushuDigitalWindow.Domain.Procedures.Proving.Words;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving;

/// <summary>One kind of check.</summary>
internal interface IDefinitionCheck
{
    IEnumerable<Finding> Find(Subject subject);
}

/// <summary>定義の検査: a definition is proved before it can be published.</summary>
public static class DefinitionProver
{
    private static readonly IDefinitionCheck[] _structure = [new ShapeCheck(), new ExitCheck(), new ReferenceCheck(), new TypeCheck(), new RuleCheck(), new PrefillCheck(), new ProcessingCheck(), new ReviewSheetCheck()];

    private static readonly IDefinitionCheck[] _words =
        [new PurposeCheck(), new MyNumberCheck(), new OnceOnlyCheck(), new WordingCheck(), new LengthCheck()];

    private static readonly ReachCheck _reach = new();

    /// <param name="today">The day in Japan; conditions on dates and ages are tried out around it.</param>
    /// <param name="all">Every definition, to look up what other procedures are named for; null when only this one is known.</param>
    /// <returns>Errors first, then in the order of the form.</returns>
    public static IReadOnlyList<Finding> Prove(
        ProcedureDefinition definition, DateOnly today, IReadOnlyCollection<ProcedureDefinition>? all = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var subject = new Subject(definition, today, all);
        var found = _structure.SelectMany(c => c.Find(subject)).ToList();
        if (!found.Exists(f => f.Severity == Severity.Error))
        {
            found.AddRange(_reach.Find(subject)); // paths through a form with broken references would only repeat the same fault in other words
        }

        found.AddRange(_words.SelectMany(c => c.Find(subject)));
        return [.. found.OrderByDescending(f => f.Severity).ThenBy(f => subject.OrderOf(f.Place))];
    }
}
